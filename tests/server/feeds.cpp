// The feeds of searches, from the real server.
#include <doctest/doctest.h>

#include <algorithm>

#include "server/followed.h"
#include "server/project.h"
#include "server/xml.h"
#include "unit/corpus_support.h"

namespace reperes::tests {

namespace {

using corpus::check_contains;

// "2026-11-21T10:00:00Z", of a day that exists.
bool is_instant(const std::string& text) {
    return text.size() == 20 && corpus::parse_date(text.substr(0, 10)) && text[10] == 'T' &&
           text[13] == ':' && text[16] == ':' && text[19] == 'Z';
}

}  // namespace

TEST_CASE("the feed of a search has its results, the latest first, under addresses that stay") {
    Project project(kSite);
    auto& server = project.server();
    for (const std::string query :
         {"?theme=secret-et-partage", "?type=international", "?q=secret+professionnel",
          "?q=secret&type=reference", "?type=ethique&type=reference&public=encadrement", "?q=mdph+d%C3%A9lai",
          "?q=zzzzqqq"}) {
        CAPTURE(query);
        const auto expected = set_of(found_by_api(server, query));
        const auto answer = server.get("/recherche.atom" + query);
        CHECK(answer.status == 200);
        CHECK(answer.get_header_value("Content-Type") == "application/atom+xml; charset=utf-8");
        CHECK(answer.get_header_value("Cache-Control") == "no-store");
        const Xml feed(answer.body);
        const auto ids = feed.values("/feed/entry/id");
        REQUIRE(expected.size() <= 50);
        CHECK(set_of(ids) == expected);
        CHECK(ids.size() == expected.size());
        CHECK(ids == feed.values("/feed/entry/link[@rel='alternate']/@href"));
        CHECK(feed.value("/feed/id") == kSite + "/recherche.atom" + query);
        CHECK(feed.value("/feed/link[@rel='self']/@href") == kSite + "/recherche.atom" + query);
        const std::string by_date = contains(query, "?q=") ? "&tri=date" : "";
        CHECK(feed.value("/feed/link[@rel='alternate']/@href") == kSite + "/recherche" + query + by_date);
        const auto updated = feed.values("/feed/entry/updated");
        CHECK(std::is_sorted(updated.rbegin(), updated.rend()));
        if (!updated.empty()) CHECK(feed.value("/feed/updated") == updated.front());
        for (const auto& instant : feed.values("//published | //updated")) CHECK(is_instant(instant));
    }
}

TEST_CASE("the feed of everything has fifty entries, each with a title, an author and what it is about") {
    Project project(kSite);
    const Xml feed(project.server().get("/recherche.atom").body);
    const auto ids = feed.values("/feed/entry/id");
    CHECK(ids.size() == 50);
    CHECK(set_of(ids).size() == 50);
    CHECK(feed.value("/feed/title") == "Repères\u00A0: toutes les publications");
    for (const char* element : {"title", "author", "summary", "published", "updated"}) {
        CAPTURE(element);
        CHECK(feed.value("count(/feed/entry[" + std::string("*[local-name()='") + element + "']])") == "50");
    }
}

TEST_CASE("a feed says what it follows, in French, and forgets how the page was sorted") {
    Project project(kSite);
    const Xml feed(project.server().get("/recherche.atom" + kFollowed + "&tri=titre").body);
    CHECK(feed.value("/feed/title") ==
          "Repères\u00A0: «\u00A0secret professionnel\u00A0», thème\u00A0: Secret et partage d'informations");
    CHECK(feed.value("/feed/id") == kSite + "/recherche.atom" + kFollowed);
}

TEST_CASE("a new version is a new entry that says what changes, until then the feed is not sent again") {
    const corpus::SmallContent content;
    const TemporaryFolder folder;
    const auto index = folder.path() / "index";
    const auto first = corpus::fiche();
    content.write("fiches/f/v0001.md", first);
    REQUIRE(build_index(content.path(), index).status == 0);
    const RunningServer server(content.path(), index, kSite);
    const auto before = server.get("/recherche.atom?type=acces-aux-droits");
    CHECK(Xml(before.body).values("/feed/entry/id") == std::vector{kSite + "/fiches/f/v/1"});
    const httplib::Headers known{{"If-None-Match", before.get_header_value("ETag")}};
    const auto same = server.get("/recherche.atom?type=acces-aux-droits", known);
    CHECK(same.status == 304);
    CHECK(same.body.empty());

    content.write("fiches/f/v0002.md", corpus::following(first, first));
    REQUIRE(build_index(content.path(), index).status == 0);
    const auto after = server.get("/recherche.atom?type=acces-aux-droits", known);
    REQUIRE(after.status == 200);
    const Xml feed(after.body);
    CHECK(feed.values("/feed/entry/id") == std::vector{kSite + "/fiches/f/v/2"});
    CHECK(feed.value("/feed/entry/title") == "Accueil inconditionnel (version 2)");
    check_contains(feed.value("/feed/entry/summary"),
                   "Ce qui change (changement mineur)\u00A0: Une précision.");
}

}  // namespace reperes::tests
