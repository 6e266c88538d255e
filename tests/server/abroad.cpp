// What is done elsewhere: the countries, the fiches of each, practices side by side, words of other languages.
#include <doctest/doctest.h>

#include <set>

#include "server/project.h"

namespace reperes::tests {

namespace {

std::size_t count(const std::string& text, const std::string& piece) {
    std::size_t times = 0;
    for (std::size_t at = 0; (at = text.find(piece, at)) != std::string::npos; at += piece.size()) ++times;
    return times;
}

}  // namespace

TEST_CASE("every country that fiches speak of has a page, with as many fiches as a search finds there") {
    Project project;
    auto& server = project.server();
    const auto codes = between(server.get("/pays").body, "<li><a href=\"/pays/", "\"");
    CHECK(codes.size() >= 18);
    CHECK(std::set(codes.begin(), codes.end()).size() == codes.size());
    for (const auto& code : codes) {
        CAPTURE(code);
        const auto page = server.get("/pays/" + code);
        CHECK(page.status == 200);
        const std::size_t found = server.json("/api/v1/recherche?pays=" + code).at("total");
        CHECK(count(page.body, "<h2><a href=\"/fiches/") == found);
        CHECK(contains(page.body, "Comparer") == (found > 1 || contains(page.body, "Comparer des pratiques")));
    }
    CHECK(contains(server.get("/pays/FI").body, "<h1>Finlande</h1>"));
    const auto none = server.get("/pays/IS");
    CHECK(none.status == 404);
    CHECK(contains(none.body, "Islande"));
    CHECK(contains(none.body, "href=\"/pays\""));
    CHECK(server.get("/pays/zz").status == 404);
}

TEST_CASE("two to four practices are read side by side") {
    Project project;
    auto& server = project.server();
    const std::string danish = "fiche=danemark-herning-moins-de-dossiers", swiss = "fiche=suisse-winterthour-moins-de-dossiers";
    const auto choice = server.get("/comparer");
    CHECK(choice.status == 200);
    CHECK(count(choice.body, "type=\"checkbox\"") >= 35);
    CHECK_FALSE(contains(choice.body, "<table"));
    const auto two = server.get("/comparer?" + danish + "&" + swiss);
    CHECK(two.status == 200);
    CHECK(count(two.body, "<th scope=\"col\">") == 2);
    for (const char* row : {"En bref", "Niveau de preuve", "Résultats", "Ce qui pourrait être transféré", "Points de vigilance"})
        CHECK(contains(two.body, "<th scope=\"row\">" + std::string(row) + "</th>"));
    CHECK(contains(two.body, "<cite lang=\"da\">"));
    CHECK(count(two.body, " checked>") == 2);
    CHECK(count(server.get("/comparer?" + danish + "&" + danish).body, "<table") == 0);
    CHECK(contains(server.get("/comparer?" + danish).body, "Cochez au moins une autre"));
    std::string five = danish + "&" + swiss;
    for (const char* more : {"finlande-logement-d-abord", "belgique-experts-du-vecu", "angleterre-hackney-unites"})
        five += "&fiche=" + std::string(more);
    const auto many = server.get("/comparer?" + five);
    CHECK(contains(many.body, "gardez-en quatre au plus"));
    CHECK(count(many.body, " checked>") == 5);
    CHECK(server.get("/comparer?fiche=aucune-de-ce-nom").status == 404);
    CHECK(server.get("/comparer?autre=1").status == 400);
}

TEST_CASE("a foreign fiche gives its terms in their language, the sections it speaks to, and is found by them") {
    Project project;
    auto& server = project.server();
    const auto page = server.get("/fiches/nouvelle-zelande-conference-familiale").body;
    CHECK(contains(page, "<span lang=\"en\">family group conference</span>"));
    CHECK(contains(page, "<dt>Texte de référence</dt>"));
    CHECK(contains(page, "href=\"/comparer?fiche=nouvelle-zelande-conference-familiale\""));
    const std::pair<const char*, const char*> asked[] = {
        {"family+group+conferences", "/fiches/nouvelle-zelande-conference-familiale"},
        {"wijkteams", "/fiches/pays-bas-equipes-de-quartier"},
        {"wijkteam", "/fiches/pays-bas-equipes-de-quartier"},
        {"Jugendamter", "/fiches/allemagne-charge-services-jeunesse"},
        {"assistente+sociale", "/fiches/italie-un-travailleur-social-pour-5000"}};
    for (const auto& [query, wanted] : asked) {
        CAPTURE(query);
        const auto found = result_links(server.get(std::string("/recherche?q=") + query).body);
        CHECK(std::find(found.begin(), found.end(), wanted) != found.end());
    }
}

}  // namespace reperes::tests
