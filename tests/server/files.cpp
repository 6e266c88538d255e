// The files of searches, from the real server, and where its pages lead to them.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "server/followed.h"
#include "server/project.h"
#include "server/xml.h"
#include "unit/corpus_support.h"

namespace reperes::tests {

namespace {

using corpus::check_contains;

// RFC 4180 with semicolons.
std::vector<std::vector<std::string>> parse_csv(std::string_view text) {
    REQUIRE(text.starts_with("\uFEFF"));
    text.remove_prefix(std::string_view("\uFEFF").size());
    std::vector<std::vector<std::string>> lines(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"')
            lines.back().back() += text[++i];
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && text[i] == ';')
            lines.back().emplace_back();
        else if (!quoted && text.substr(i).starts_with("\r\n"))
            ++i, lines.emplace_back(1, "");
        else
            lines.back().back() += text[i];
    }
    CHECK_FALSE(quoted);
    REQUIRE(lines.back() == std::vector<std::string>{""});
    lines.pop_back();
    return lines;
}

bool braces_are_in_pairs(const std::string& text) {
    int open = 0;
    for (const char c : text) {
        open += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (open < 0) return false;
    }
    return open == 0;
}

}  // namespace

TEST_CASE("the files of a search hold its results, all of them, in its order") {
    Project project(kSite);
    auto& server = project.server();
    for (const std::string query :
         {"", "?q=secret+professionnel", "?q=secret&tri=titre", "?pays=DK&pays=FI"}) {
        CAPTURE(query);
        const auto expected = found_by_api(server, query);
        REQUIRE(expected.size() > 1);

        const auto table = parse_csv(server.get("/recherche.csv" + query).body);
        REQUIRE(table.size() == expected.size() + 1);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            REQUIRE(table[i + 1].size() == table[0].size());
            CHECK(table[i + 1][2] == expected[i]);
        }
        const auto json = server.json("/recherche.json" + query);
        CHECK(json.at("total") == expected.size());
        REQUIRE(json.at("resultats").size() == expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            CHECK(json.at("resultats")[i].at("url") == expected[i]);
        CHECK(json.at("recherche").at("url") == kSite + "/recherche" + query);

        const auto bibtex = server.get("/recherche.bib" + query).body;
        CHECK(between(bibtex, "\n  url = {", "}") == expected);
        CHECK(set_of(between(bibtex, "@misc{", ",")).size() == expected.size());
        CHECK(braces_are_in_pairs(bibtex));

        const auto ris = server.get("/recherche.ris" + query).body;
        CHECK(between(ris, "UR  - ", "\r\n") == expected);
        CHECK(between(ris, "TY  - ELEC", "\r\n").size() == expected.size());
        CHECK(between(ris, "ER  - ", "\r\n").size() == expected.size());
    }
}

TEST_CASE("a row says all that its page says of the version") {
    Project project(kSite);
    auto& server = project.server();
    const auto danish = server.json("/recherche.json?pays=DK").at("resultats").at(0);
    CHECK(danish.at("pays") == nlohmann::json{"Danemark"});
    CHECK(danish.at("niveau_de_preuve") == "Évaluation");
    CHECK(danish.at("publie_le") == "2026-11-22");
    const auto changed = server.json("/recherche.json?q=alerter+sur+la+maltraitance&type=reference");
    const auto& section = changed.at("resultats").at(0);
    CHECK(section.at("url") == kSite + "/reference/alerter-sur-la-maltraitance/v/3");
    CHECK(section.at("version") == 3);
    CHECK(section.contains("note_de_changement"));
    CHECK(section.contains("portee"));
    CHECK_FALSE(section.contains("niveau_de_preuve"));
}

TEST_CASE("files are saved under a name, never stored on the way, and say so in their type") {
    Project project(kSite);
    const std::pair<const char*, const char*> files[] = {
        {"csv", "text/csv; charset=utf-8"},
        {"json", "application/json; charset=utf-8"},
        {"bib", "application/x-bibtex; charset=utf-8"},
        {"ris", "application/x-research-info-systems; charset=utf-8"},
    };
    for (const auto& [extension, type] : files) {
        CAPTURE(extension);
        const auto answer = project.server().get(std::string("/recherche.") + extension + "?q=secret");
        CHECK(answer.status == 200);
        CHECK(answer.get_header_value("Content-Type") == type);
        CHECK(answer.get_header_value("Cache-Control") == "no-store");
        const auto disposition = answer.get_header_value("Content-Disposition");
        CHECK(disposition.starts_with("attachment; filename=\"reperes-20"));
        CHECK(disposition.ends_with(std::string(".") + extension + "\""));
        CHECK_FALSE(answer.has_header("Set-Cookie"));
    }
}

TEST_CASE("a wrong parameter is told to whoever follows or takes away, with what exists") {
    Project project(kSite);
    auto& server = project.server();
    for (const char* path :
         {"/recherche.atom", "/recherche.csv", "/recherche.json", "/recherche.bib", "/recherche.ris"})
        for (const char* parameter : {"page=2", "limite=5", "foo=1", "filtres=nombre"}) {
            CAPTURE(path);
            CAPTURE(parameter);
            const auto answer = server.get(std::string(path) + "?" + parameter);
            CHECK(answer.status == 400);
            CHECK_FALSE(answer.has_header("Content-Disposition"));
            check_contains(answer.body, "publie-depuis");
        }
    const auto refused = server.get("/recherche.json?type=nope");
    CHECK(refused.get_header_value("Content-Type") == "application/problem+json; charset=utf-8");
    const auto json = nlohmann::json::parse(refused.body);
    CHECK(json.at("sujet") == "type");
    CHECK(contains(json.at("connus").dump(), "international"));
    for (const char* path : {"/recherche.xml", "/recherche.", "/recherche.csv/", "/recherche.atom.csv"}) {
        CAPTURE(path);
        CHECK(server.get(path).status != 200);
    }
}

TEST_CASE("a search that the index cannot answer is refused in the form that was asked for") {
    Project project(kSite);
    auto& server = project.server();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(project.index()))
        if (entry.path().extension() == ".glass") std::filesystem::resize_file(entry.path(), 0);
    for (const char* path : {"/recherche.json", "/api/v1/recherche"}) {
        CAPTURE(path);
        const auto refused = server.get(std::string(path) + kFollowed);
        CHECK(refused.status == 503);
        CHECK(refused.get_header_value("Content-Type") == "application/problem+json; charset=utf-8");
        CHECK(refused.get_header_value("Cache-Control") == "no-store");
        const auto problem = nlohmann::json::parse(refused.body);
        CHECK(problem.at("status") == 503);
        CHECK(problem.at("title") == "Recherche indisponible");
        CHECK_FALSE(problem.at("detail").get<std::string>().empty());
        CHECK_FALSE(problem.contains("erreur"));
    }
    const auto table = server.get("/recherche.csv" + kFollowed);
    CHECK(table.status == 503);
    CHECK(table.get_header_value("Content-Type") == "text/html; charset=utf-8");
    CHECK_FALSE(table.has_header("Content-Disposition"));
}

TEST_CASE("a document from elsewhere is in the files with its title, type and address, and in no feed") {
    const corpus::SmallContent content;
    const TemporaryFolder folder;
    folder.write(
        "codes.jsonl",
        R"({"id":"a","title":"=Un article; ou deux","text":"Un texte.","meta":{"url":"https://x.fr/a"}}
{"id":"b","title":"{Un autre}","text":"Un autre texte."}
)");
    const std::string index = folder.path() / "index";
    REQUIRE(run({program("reperes-index"), "build", "--content", content.path().string(), "--index", index,
                 "--jsonl", (folder.path() / "codes.jsonl").string()})
                .status == 0);
    const RunningServer server(content.path(), index, kSite);
    const std::string query = "?type=codes&tri=titre";
    const auto table = parse_csv(server.get("/recherche.csv" + query).body);
    REQUIRE(table.size() == 3);
    const std::set<std::string> titles{table[1][0], table[2][0]}, urls{table[1][2], table[2][2]};
    CHECK(titles == std::set<std::string>{"'=Un article; ou deux", "{Un autre}"});
    CHECK(urls == std::set<std::string>{"https://x.fr/a", kSite + "/documents/codes/b"});
    const auto json = server.json("/recherche.json" + query);
    for (const auto& row : json.at("resultats")) CHECK(row.size() == 3);
    const auto bibtex = server.get("/recherche.bib" + query).body;
    CHECK(set_of(between(bibtex, "@misc{", ",")).size() == 2);
    CHECK(braces_are_in_pairs(bibtex));
    CHECK(Xml(server.get("/recherche.atom" + query).body).values("/feed/entry").empty());
}

TEST_CASE("the results page and the home page lead to their feed and files, and each of these answers") {
    Project project(kSite);
    auto& server = project.server();
    const auto page = server.get("/recherche" + kFollowed + "&filtres=nombre&page=1").status;
    CHECK(page == 302);
    const auto results = server.get("/recherche" + kFollowed + "&filtres=nombre").body;
    const auto links = between(results, "<a href=\"/recherche.", "\"");
    CHECK(links.size() == 5);
    for (const auto& link : links) {
        CAPTURE(link);
        const auto typed = "/recherche." + link;
        CHECK(typed.ends_with(kFollowed));
        CHECK(server.get(typed).status == 200);
    }
    CHECK(between(results, "<link rel=\"alternate\" type=\"application/atom+xml\"", ">").size() == 1);
    check_contains(server.get("/").body, "href=\"/recherche.atom\">");
    CHECK_FALSE(contains(server.get("/aide").body, "/recherche.atom\">"));
    const auto nothing = server.get("/recherche?q=zzzzqqq").body;
    check_contains(nothing, "/recherche.atom?q=zzzzqqq");
    CHECK_FALSE(contains(nothing, "/recherche.csv"));
}

}  // namespace reperes::tests
