// Suggestions while typing, asked of the real server over the project's own content.
#include <doctest/doctest.h>

#include "server/project.h"

namespace reperes::tests {

namespace {

// Any space is a space: what is shown has the no-break ones of French typography.
std::string plain(std::string text) {
    for (std::size_t at; (at = text.find("\u00A0")) != std::string::npos;) text.replace(at, 2, " ");
    return text;
}

}  // namespace

TEST_CASE("what is typed is answered with titles, passages, acronyms and terms, each at its address") {
    Project project;
    auto& server = project.server();
    struct Case {
        std::string typed, text, kind, url;
    };
    const Case cases[] = {
        {"secret+prof", "Le secret professionnel", "titre", "/reference/secret-professionnel"},
        {"EQUIPES+AUTON", "Équipes locales et autonomes dans l'aide à domicile", "titre",
         "/fiches/equipes-autonomes-aide-a-domicile"},
        {"ase", "ASE : aide sociale à l'enfance", "sigle", "/recherche?q=ASE"},
        {"travail+pair", "travail pair", "terme", "/recherche?q=travail+pair"},
    };
    for (const auto& [typed, text, kind, url] : cases) {
        CAPTURE(typed);
        const auto answer = server.json("/api/v1/suggestions?q=" + typed);
        std::size_t found = 0;
        for (const auto& one : answer.at("suggestions"))
            if (plain(one.at("texte")) == text && one.at("genre") == kind && one.at("url") == url) ++found;
        CHECK(found == 1);
    }
}

TEST_CASE(
    "every suggestion leads to a page, headings to an anchor of it, and its marks joined are its text") {
    Project project;
    auto& server = project.server();
    std::size_t headings = 0;
    for (const char* typed : {"a", "de", "se", "pr", "tra", "l%27", "qui", "par", "226", "écrire"}) {
        CAPTURE(typed);
        const auto answer = server.json(std::string("/api/v1/suggestions?limite=20&q=") + typed);
        CHECK(answer.at("suggestions").size() <= 20);
        for (const auto& one : answer.at("suggestions")) {
            std::string url = one.at("url"), joined;
            CAPTURE(url);
            bool marked = false;
            for (const auto& fragment : one.at("marques")) {
                joined += fragment.at("texte");
                marked = marked || fragment.at("marque").get<bool>();
            }
            CHECK(joined == one.at("texte"));
            CHECK(marked);
            CHECK_FALSE(one.at("genre_libelle").get<std::string>().empty());
            const auto page = server.get(url.substr(0, url.find('#')));
            CHECK(page.status == 200);
            if (one.at("genre") != "intertitre") continue;
            ++headings;
            CHECK(page.body.find("id=\"" + url.substr(url.find('#') + 1) + "\"") != std::string::npos);
        }
    }
    CHECK(headings > 0);
}

TEST_CASE("what was typed is given back, bounded, and never stored") {
    Project project;
    auto& server = project.server();
    const auto answer = server.get("/api/v1/suggestions?q=secret");
    CHECK(answer.status == 200);
    CHECK(answer.get_header_value("Cache-Control") == "no-store");
    CHECK(server.json("/api/v1/suggestions?q=secret").at("q") == "secret");
    CHECK(server.json("/api/v1/suggestions?q=pr").at("suggestions").size() == 10);
    CHECK(server.json("/api/v1/suggestions?q=pr&limite=3").at("suggestions").size() == 3);
    for (const std::string nothing : {"", "?q=", "?q=&limite=", "?q=zzzzqqq", "?q=%3Cscript%3E", "?q=+++"}) {
        CAPTURE(nothing);
        CHECK(server.json("/api/v1/suggestions" + nothing).at("suggestions").empty());
    }
    const std::string long_question(2000, 'a');
    CHECK(server.json("/api/v1/suggestions?q=" + long_question).at("suggestions").empty());
}

TEST_CASE("a wrong parameter is answered with what would be right") {
    Project project;
    auto& server = project.server();
    const std::pair<const char*, const char*> wrong[] = {
        {"q=a&q=b", "deux fois"},    {"limite=0", "1 à 20"},  {"limite=21", "1 à 20"},
        {"limite=3x", "1 à 20"},     {"limite=-1", "1 à 20"}, {"page=2", "limite"},
        {"limit=5&q=a", "n'existe"},
    };
    for (const auto& [parameters, says] : wrong) {
        CAPTURE(parameters);
        const auto answer = server.get(std::string("/api/v1/suggestions?") + parameters);
        CHECK(answer.status == 400);
        CHECK(answer.body.find(says) != std::string::npos);
        CHECK(answer.get_header_value("Cache-Control") == "no-store");
    }
}

}  // namespace reperes::tests
