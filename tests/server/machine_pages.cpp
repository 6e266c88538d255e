// What the site says to other machines, from the real server: its map, how to search in it, where it stands.
#include <doctest/doctest.h>

#include "server/followed.h"
#include "server/project.h"
#include "server/xml.h"
#include "unit/corpus_support.h"

namespace reperes::tests {

namespace {

using corpus::check_contains;

}  // namespace

TEST_CASE("the map of the site names every page in force, and each of them answers") {
    Project project(kSite);
    auto& server = project.server();
    const auto answer = server.get("/sitemap.xml");
    CHECK(answer.get_header_value("Content-Type") == "application/xml; charset=utf-8");
    const auto places = Xml(answer.body).values("/urlset/url/loc");
    const auto all = set_of(places);
    CHECK(all.size() == places.size());
    for (const auto& place : places) {
        REQUIRE(place.starts_with(kSite + "/"));
        CAPTURE(place);
        CHECK(server.get(place.substr(kSite.size())).status == 200);
    }
    for (const auto& url : found_by_api(server, "")) {
        CAPTURE(url);
        CHECK(all.contains(url.substr(0, url.rfind("/v/"))));
    }
    check_contains(server.get("/robots.txt").body, "\nSitemap: " + kSite + "/sitemap.xml\n");
    for (const char* path :
         {"/sitemap-1.xml", "/sitemap-0.xml", "/sitemap-.xml", "/sitemap-x.xml", "/sitemapa.xml"})
        CHECK(server.get(path).status == 404);
}

TEST_CASE("browsers are told how to search") {
    Project project(kSite);
    auto& server = project.server();
    check_contains(server.get("/").body,
                   "<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"Repères\" "
                   "href=\"/opensearch.xml\">");
    const auto answer = server.get("/opensearch.xml");
    CHECK(answer.get_header_value("Content-Type") == "application/opensearchdescription+xml; charset=utf-8");
    const Xml description(answer.body);
    CHECK(description.value("/OpenSearchDescription/ShortName") == "Repères");
    CHECK(description.value("/OpenSearchDescription/Url[1]/@template") ==
          kSite + "/recherche?q={searchTerms}");
    const auto image = description.value("/OpenSearchDescription/Image");
    REQUIRE(image.starts_with(kSite));
    CHECK(server.get(image.substr(kSite.size())).get_header_value("Content-Type") == "image/svg+xml");
}

TEST_CASE("without --url the site stands where the server listens, a wrong --url is refused") {
    const corpus::SmallContent content;
    const TemporaryFolder folder;
    const auto index = folder.path() / "index";
    REQUIRE(build_index(content.path(), index).status == 0);
    const RunningServer server(content.path(), index);
    const auto id = Xml(server.get("/recherche.atom", {{"Host", "ailleurs.example"}}).body).value("/feed/id");
    CHECK(id.starts_with("http://127.0.0.1:"));
    CHECK(id.ends_with("/recherche.atom"));
    CHECK_FALSE(contains(id, ":0/"));
    const auto refused = run({program("reperes-server"), "--content", content.path().string(), "--index",
                              index.string(), "--data", (folder.path() / "data").string(), "--listen",
                              "127.0.0.1:0", "--url", "https://exemple.fr/reperes"});
    CHECK(refused.status == 1);
    check_contains(refused.output, "« https://exemple.fr/reperes » n'est pas l'adresse d'un site.");
}

}  // namespace reperes::tests
