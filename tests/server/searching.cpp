// Searching as a reader does, over the real server: orders, dates, as in force on a day, operators, help, and
// addresses that can be shared.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <thread>

#include "corpus/date.h"
#include "server/project.h"
#include "text/collation.h"

namespace reperes::tests {

namespace {

Strings titles(const nlohmann::json& page) {
    Strings result;
    for (const auto& hit : page.at("resultats")) result.push_back(hit.at("titre"));
    return result;
}

}  // namespace

TEST_CASE("an address holds nothing that goes without saying, and keeps all the rest") {
    Project project;
    auto& server = project.server();
    const std::pair<const char*, const char*> rows[] = {
        {"/recherche?q=", "/recherche"},
        {"/recherche?q=+secret+&type=&page=1", "/recherche?q=secret"},
        {"/recherche?q=secret&tri=pertinence&au=&publie-depuis=", "/recherche?q=secret"},
        {"/recherche?tri=date", "/recherche"},
        {"/recherche?type=reference&q=secret&theme=logement&theme=ecrits-professionnels",
         "/recherche?q=secret&type=reference&theme=ecrits-professionnels&theme=logement"},
        {"/recherche?publie-depuis=01%2F11%2F2026&filtres=alphabet", "/recherche?publie-depuis=2026-11-01"},
        {"/recherche?q=secret&etat=20261122T090000Z", "/recherche?q=secret"},
    };
    for (const auto& [typed, clean] : rows) {
        CAPTURE(typed);
        const auto answer = server.get(typed);
        if (answer.status == 400) FAIL(answer.body);
        CHECK(answer.status == 302);
        CHECK(answer.get_header_value("Location") == clean);
        CHECK(answer.get_header_value("Cache-Control") == "no-store");
        CHECK(server.get(clean).status == 200);
    }
    for (const char* clean :
         {"/recherche", "/recherche?q=l%27acc%C3%A8s+aux+droits", "/recherche?q=secret&tri=date",
          "/recherche?q=secret&tri=titre&au=2027-03-01&filtres=nombre", "/recherche?cherche-pays=bel"}) {
        CAPTURE(clean);
        CHECK(server.get(clean).status == 200);
    }
}

TEST_CASE("results are sorted by date or by title when asked") {
    Project project;
    auto& server = project.server();
    const auto by_title = titles(server.json("/api/v1/recherche?q=secret&limite=100&tri=titre"));
    const auto by_relevance = titles(server.json("/api/v1/recherche?q=secret&limite=100"));
    CHECK(by_title.size() > 3);
    CHECK(by_title != by_relevance);
    CHECK(std::set(by_title.begin(), by_title.end()) == std::set(by_relevance.begin(), by_relevance.end()));
    std::string before = "9999";
    const auto by_date = server.json("/api/v1/recherche?q=secret&limite=100&tri=date");
    for (const auto& hit : by_date.at("resultats")) {
        CHECK(hit.at("publie_le").get<std::string>() <= before);
        before = hit.at("publie_le");
    }
    const auto page = server.get("/recherche?q=secret&tri=titre").body;
    CHECK(contains(page, "<strong aria-current=\"true\">Titre</strong>"));
    CHECK(contains(page, "href=\"/recherche?q=secret&amp;tri=date\""));
    CHECK(contains(page, "href=\"/recherche?q=secret\">Pertinence"));
}

TEST_CASE("a search as in force on a day shows the versions of that day, its filters and its links too") {
    Project project;
    auto& server = project.server();
    // Of three sections with two versions, one is in force from 2027 on.
    const auto later = server.json("/api/v1/recherche?type=reference&limite=100&au=2027-06-01");
    const auto today = server.json("/api/v1/recherche?type=reference&limite=100");
    CHECK(later.at("total") == today.at("total"));
    std::size_t changed = 0;
    for (const auto& hit : later.at("resultats"))
        if (contains(hit.at("url"), "/v/2")) {
            ++changed;
            CHECK(hit.at("version") == 2);
            CHECK(server.get(hit.at("url")).status == 200);
        }
    CHECK(changed == 1);
    CHECK(server.json("/api/v1/recherche?au=2020-01-01").at("total") == 0);
    const auto page = server.get("/recherche?type=reference&au=2027-06-01").body;
    CHECK(contains(page, "tels qu'en vigueur le <time datetime=\"2027-06-01\">1er juin 2027</time>"));
    CHECK(contains(page, "href=\"/recherche?type=reference\">Revenir à aujourd&#39;hui") +
              contains(page, "href=\"/recherche?type=reference\">Revenir à aujourd'hui") ==
          1);
    SUBCASE("and dates that are none are refused with advice") {
        for (const char* bad : {"au=hier", "au=2026-02-30", "publie-depuis=32/01/2026",
                                "publie-depuis=2026-12-01&publie-jusque=2026-11-01"}) {
            CAPTURE(bad);
            const auto answer = server.get(std::string("/recherche?") + bad);
            CHECK(answer.status == 400);
            CHECK((contains(answer.body, "2026-11-21 ou 21/11/2026") ||
                   contains(answer.body, "changez les dates")));
        }
    }
}

TEST_CASE("each result says what it is worth: type, scope, version and dates, and leads to its heading") {
    Project project;
    const auto page = project.server().get("/recherche?q=secret+professionnel&type=reference").body;
    CHECK(contains(page, "Portée : Loi"));
    CHECK(contains(page, "<time datetime=\"2026-"));
    const auto passages = between(page, "Passage : <a class=\"sous\" href=\"", "\"");
    REQUIRE_FALSE(passages.empty());
    for (const auto& link : passages) {
        const auto hash = link.find('#');
        REQUIRE(hash != std::string::npos);
        CHECK(contains(project.server().get(link.substr(0, hash)).body,
                       "id=\"" + link.substr(hash + 1) + "\""));
    }
}

TEST_CASE(
    "facets: active filters remove themselves, long ones are searched, values go by name or by number") {
    Project project;
    auto& server = project.server();
    const auto page =
        server.get("/recherche?q=secret&type=reference&publie-depuis=2026-01-01&au=2026-12-01").body;
    CHECK(contains(page, "3 filtres actifs"));
    CHECK(contains(page, "href=\"/recherche?q=secret&amp;publie-depuis=2026-01-01&amp;au=2026-12-01\""));
    CHECK(contains(page, "href=\"/recherche?q=secret&amp;type=reference&amp;au=2026-12-01\""));
    CHECK(contains(page, "href=\"/recherche?q=secret&amp;type=reference&amp;publie-depuis=2026-01-01\""));
    const auto countries = [&](const std::string& target) {
        return between(server.get(target).body, "name=\"pays\" value=\"", "\"");
    };
    auto names = between(server.get("/recherche").body, "<label for=\"f-pays-", " <span");
    for (auto& name : names) name = name.substr(name.find('>') + 1);
    REQUIRE(names.size() > 8);
    CHECK(std::is_sorted(names.begin(), names.end(), text::comes_before));
    const auto by_name = countries("/recherche"), by_count = countries("/recherche?filtres=nombre");
    CHECK(by_name != by_count);
    CHECK(by_count.front() == "FR");
    CHECK(countries("/recherche?cherche-pays=bel") == Strings{"BE"});
    CHECK(countries("/recherche?cherche-pays=nouvelle+zel") == Strings{"NZ"});
    CHECK(countries("/recherche?pays=FR&cherche-pays=bel") == Strings{"FR", "BE"});
    CHECK(countries("/recherche?cherche-pays=zzz").empty());
}

TEST_CASE("what is not found comes with ways out, and with those who can write it") {
    Project project;
    const auto page = project.server().get("/recherche?q=secret+ET+zzyzx&pays=FI").body;
    CHECK(contains(page, "Aucun document ne contient : zzyzx."));
    CHECK(contains(page, "sans «\u00A0zzyzx\u00A0»") == false);  // « secret » finds nothing in Finland
    const auto other = project.server().get("/recherche?q=secret+ET+zzyzx").body;
    CHECK(contains(other, "sans «\u00A0zzyzx\u00A0»"));
    CHECK(contains(other, "href=\"/groupes/cellule-internationale\""));
    CHECK(contains(other, "href=\"/groupes/commission-ethique\""));
    const auto filtered = project.server().get("/recherche?q=%22secret+professionnel%22&pays=FI").body;
    CHECK(contains(filtered, "sans le filtre «\u00A0Pays\u00A0»"));
}

TEST_CASE("pages that follow show the base as it was when the first was read") {
    Project project;
    const auto content = project.content();
    auto& server = project.server();
    std::string page = server.get("/recherche").body;
    const auto total = server.json("/api/v1/recherche").at("total").get<std::size_t>();
    Strings seen = result_links(page);
    for (bool published = false; seen.size() < total; published = true) {
        if (!published) {  // between the first page and the second
            std::this_thread::sleep_for(std::chrono::milliseconds(1100));
            std::filesystem::create_directories(content / "fiches/toute-nouvelle");
            std::ofstream(content / "fiches/toute-nouvelle/v0001.md")
                << "+++\ntitre = \"Une fiche toute nouvelle\"\nresume = \"Elle paraît entre deux "
                   "pages.\"\npublie-le = "
                << corpus::iso_instant(corpus::now())
                << "\nauteur = \"Essai\"\ntype = \"participation\"\ngroupes = [\"gt1\"]\npays = "
                   "[\"FR\"]\n+++\n\nTexte.\n";
            const auto built = build_index(content, project.index());
            INFO(built.output);
            REQUIRE(built.status == 0);
        }
        const auto next = between(page, "rel=\"next\" href=\"", "\"");
        REQUIRE(next.size() == 1);
        page = server.get(next.front()).body;
        CHECK(contains(page, "Des textes ont paru depuis"));
        for (auto& link : result_links(page)) seen.push_back(std::move(link));
    }
    CHECK(seen.size() == total);
    CHECK(std::set(seen.begin(), seen.end()).size() == total);
    CHECK(std::find(seen.begin(), seen.end(), "/fiches/toute-nouvelle") == seen.end());
    CHECK(result_links(server.get("/recherche").body).front() == "/fiches/toute-nouvelle");
}

TEST_CASE("results beyond a thousand are refused with advice") {
    Project project;
    auto& server = project.server();
    for (const char* target : {"/recherche?page=101", "/api/v1/recherche?debut=1000"}) {
        CAPTURE(target);
        const auto answer = server.get(target);
        CHECK(answer.status == 400);
        CHECK(contains(answer.body, "Ajoutez un mot ou un filtre"));
    }
    CHECK(server.get("/recherche?page=100").status == 404);
    CHECK(server.json("/api/v1/recherche?debut=999&limite=100").at("resultats").empty());
}

}  // namespace reperes::tests
