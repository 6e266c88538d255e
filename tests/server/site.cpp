// The real server over the project's own content: every kind of page, the API, and what a wrong address gets.
#include <doctest/doctest.h>

#include "server/project.h"

namespace reperes::tests {

namespace {

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++found;
    return found;
}

// A page runs nothing but files of ours; what it holds for machines is data.
std::size_t scripts(const std::string& page) {
    return count(page, "<script") - count(page, "<script type=\"application/ld+json\">");
}
std::size_t own_scripts(const std::string& page) {
    return count(page, "<script src=\"/assets/");
}

}  // namespace

TEST_CASE("the project's content has no fault, and enough of it") {
    const auto checked = run({program("reperes-index"), "check", "--content", REPERES_CONTENT});
    CHECK(checked.status == 0);
    INFO(checked.output);
    CHECK(contains(checked.output, " 0 fautes"));
}

TEST_CASE("every kind of page answers, with its title and the standard headers") {
    Project project;
    auto& server = project.server();
    const std::pair<const char*, const char*> pages[] = {
        {"/", "Repères"},
        {"/recherche", "résultats"},
        {"/recherche?q=secret+professionnel", "secret"},
        {"/reference", "Texte de référence"},
        {"/reference/secret-professionnel", "secret"},
        {"/reference/secret-professionnel/v/1", "Version 1"},
        {"/recommandations", "Livre blanc"},
        {"/recommandations/4", "Documents liés"},
        {"/groupes", "Haut Conseil"},
        {"/groupes/gt3", "Documents liés"},
        {"/fiches/angleterre-hackney-unites", "Reclaiming Social Work"},
        {"/aide", "Comment chercher"},
        {"/robots.txt", "Disallow: /recherche"},
    };
    for (const auto& [path, holds] : pages) {
        CAPTURE(path);
        const auto answer = server.get(path);
        CHECK(answer.status == 200);
        CHECK(contains(answer.body, holds));
        CHECK(contains(answer.get_header_value("Content-Security-Policy"), "default-src 'none'"));
        CHECK_FALSE(answer.has_header("Set-Cookie"));
        CHECK(scripts(answer.body) == own_scripts(answer.body));
        CHECK_FALSE(contains(answer.body, "style=\""));
    }
    SUBCASE("and what was searched is never stored") {
        CHECK(server.get("/recherche?q=a").get_header_value("Cache-Control") == "no-store");
        CHECK(server.get("/api/v1/recherche?q=a").get_header_value("Cache-Control") == "no-store");
    }
    SUBCASE("and every page of the content is found at the address that the search gives") {
        std::size_t first = 0, total = 1;
        for (; first < total; first += 100) {
            const auto page = server.json("/api/v1/recherche?limite=100&debut=" + std::to_string(first));
            total = page.at("total");
            for (const auto& result : page.at("resultats")) {
                const std::string url = result.at("url");
                CAPTURE(url);
                CHECK(server.get(url).status == 200);
            }
        }
        CHECK(total >= 24 + 10 + 14 + 6);
    }
}

TEST_CASE("wrong addresses are told apart: unknown page, unknown parameter, unknown value") {
    Project project;
    auto& server = project.server();
    for (const char* path :
         {"/nope", "/fiches/nope", "/fiches/angleterre-hackney-unites/v/9",
          "/fiches/angleterre-hackney-unites/v/0", "/fiches/angleterre-hackney-unites/v/01",
          "/fiches/angleterre-hackney-unites/v9", "/fiches/angleterre-hackney-unites/v",
          "/fiches/angleterre-hackney-unites/v/", "/fiches/angleterre-hackney-unites/v/1/x",
          "/fiches/angleterre-hackney-unites/x", "/recommandations/15", "/recommandations/04", "/reference/",
          "/documents/x", "/assets/style.css", "/recherche?q=secret&page=99"}) {
        CAPTURE(path);
        const auto answer = server.get(path);
        if (answer.status == 301) continue;  // ends with a slash
        CHECK(answer.status == 404);
        CHECK(contains(answer.body, "name=\"q\""));
    }
    const std::pair<const char*, const char*> wrong[] = {
        {"foo=1", "preuve"},       {"type=nope", "international"},
        {"q=a&q=b", "deux fois"},  {"limite=0", "1 à 100"},
        {"limite=101", "1 à 100"}, {"debut=-1", "0 à 999"},
        {"debut=abc", "0 à 999"},  {"page=1", "debut"},
        {"pays=XX", "FR"},         {"recommandation=15", "14"},
    };
    for (const auto& [parameters, says] : wrong) {
        CAPTURE(parameters);
        const auto answer = server.get(std::string("/api/v1/recherche?") + parameters);
        CHECK(answer.status == 400);
        CHECK(contains(answer.body, says));
    }
    const auto page = server.get("/recherche?foo=1");
    CHECK(page.status == 400);
    CHECK(contains(page.body, "recommandation"));
}

TEST_CASE("the API answers as documented, and facets add up") {
    Project project;
    auto& server = project.server();
    const auto all = server.json("/api/v1/recherche?q=secret+professionnel&debut=0&limite=20");
    REQUIRE(all.at("total").get<int>() > 0);
    const auto& first = all.at("resultats").at(0);
    for (const char* key : {"id", "titre", "url", "extrait", "type"}) CHECK(first.contains(key));
    CHECK(contains(first.at("extrait"), "<mark>"));
    for (const auto& value : all.at("facettes").at("type")) {
        const auto one = server.json("/api/v1/recherche?q=secret+professionnel&type=" +
                                     value.at("valeur").get<std::string>());
        CHECK(one.at("total") == value.at("nombre"));
        auto types = one.at("facettes").at("type");
        for (auto& type : types) {
            CHECK(type.at("cochee") == (type.at("valeur") == value.at("valeur")));
            type.at("cochee") = false;
        }
        CHECK(types == all.at("facettes").at("type"));
    }
    const auto two = server.json("/api/v1/recherche?q=secret+professionnel&type=reference&type=ethique");
    const auto sum =
        server.json("/api/v1/recherche?q=secret+professionnel&type=reference").at("total").get<int>() +
        server.json("/api/v1/recherche?q=secret+professionnel&type=ethique").at("total").get<int>();
    CHECK(two.at("total") == sum);
    const auto explained = server.json("/api/v1/recherche?q=secret+ASE&expliquer=1");
    CHECK(contains(explained.at("explication").at("classement"), "Zsecret"));
    CHECK(explained.at("explication").at("mots").size() > 2);
    CHECK_FALSE(explained.at("resultats").at(0).at("clauses").empty());
    CHECK(explained.at("sigles").at(0).at("sigle") == "ASE");
}

TEST_CASE("what people type reaches what they mean") {
    Project project;
    auto& server = project.server();
    const std::pair<std::string, std::string> rows[] = {
        {"L226-2-2", "/reference/partage-et-transmission-en-protection-de-l-enfance"},
        {"art.+L+226-2-2", "/reference/partage-et-transmission-en-protection-de-l-enfance"},
        {"226-13+du+code+penal", "/reference/secret-professionnel"},
        {"reclaiming+social+work", "/fiches/angleterre-hackney-unites"},
        {"personne+de+confiance", "/reference/personne-de-confiance"},
        {"equipes+autonomes+aide+a+domicile", "/fiches/equipes-autonomes-aide-a-domicile"},
        {"%22logement+d%27abord%22+finlande", "/fiches/finlande-logement-d-abord"},
    };
    for (const auto& [typed, url] : rows) {
        CAPTURE(typed);
        const auto page = server.json("/api/v1/recherche?limite=3&q=" + typed);
        bool found = false;
        for (const auto& result : page.at("resultats")) found = found || result.at("url") == url;
        CHECK(found);
    }
}

TEST_CASE("what is typed is shown, never obeyed") {
    Project project;
    const auto page = project.server().get("/recherche?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27");
    CHECK(page.status == 200);
    CHECK(scripts(page.body) == own_scripts(page.body));
    CHECK(contains(page.body, "&lt;script&gt;"));
}

}  // namespace reperes::tests
