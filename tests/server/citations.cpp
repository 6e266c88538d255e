// How the pages of documents are cited, from the real server.
#include <doctest/doctest.h>

#include <tuple>

#include "server/followed.h"
#include "server/project.h"
#include "unit/corpus_support.h"

namespace reperes::tests {

namespace {

using corpus::check_contains;

}  // namespace

TEST_CASE("a page gives its citation, its permanent address and its references") {
    Project project(kSite);
    auto& server = project.server();
    const std::string section = "/reference/alerter-sur-la-maltraitance";
    const std::tuple<std::string, std::string, std::string> pages[] = {
        {section, section, section + "/v/3"},
        {section + "/v/3", section, section + "/v/3"},
        {section + "/v/1", section + "/v/1", section + "/v/1"},
        {"/fiches/danemark-herning-moins-de-dossiers", "/fiches/danemark-herning-moins-de-dossiers",
         "/fiches/danemark-herning-moins-de-dossiers/v/2"},
        {"/recommandations/4", "/recommandations/4", "/recommandations/4/v/1"},
        {"/groupes/gt3", "/groupes/gt3", "/groupes/gt3/v/1"},
    };
    for (const auto& [address, canonical, permanent] : pages) {
        CAPTURE(address);
        const auto page = server.get(address, {{"Host", "ailleurs.example"}}).body;
        check_contains(page, "<link rel=\"canonical\" href=\"" + kSite + canonical + "\">");
        check_contains(page, "<a href=\"" + permanent + "\">" + kSite + permanent + "</a>");
        check_contains(page, "<meta name=\"DC.identifier\" content=\"" + kSite + permanent + "\">");
        CHECK_FALSE(contains(page, "ailleurs.example"));
        const auto data = between(page, "<script type=\"application/ld+json\">", "</script>");
        REQUIRE(data.size() == 1);
        CHECK(nlohmann::json::parse(data[0]).at("@graph").at(0).at("url") == kSite + permanent);

        const auto bibtex = server.get(permanent + ".bib");
        CHECK(bibtex.status == 200);
        CHECK(bibtex.get_header_value("Content-Type") == "application/x-bibtex; charset=utf-8");
        check_contains(bibtex.body, "url = {" + kSite + permanent + "}");
        check_contains(bibtex.get_header_value("Content-Disposition"), "attachment; filename=\"reperes-");
        check_contains(server.get(permanent + ".ris").body, "UR  - " + kSite + permanent + "\r\n");
        check_contains(page, "href=\"" + permanent + ".bib\"");
        check_contains(page, "href=\"" + permanent + ".ris\"");
    }
    for (const std::string wrong : {".bib", "/v/4.bib", "/v/0.ris", "/v/01.bib", "/v4.bib", "/v/1.csv",
                                    "/v/1.json", "/v/1.", "/.bib"}) {
        CAPTURE(wrong);
        CHECK(server.get(section + wrong).status == 404);
    }
}

TEST_CASE("versions keep the addresses that they had before") {
    Project project(kSite);
    const std::string section = "/reference/alerter-sur-la-maltraitance";
    for (const std::string file : {"", ".bib", ".ris"}) {
        CAPTURE(file);
        const auto moved = project.server().get(section + "/v1" + file);
        CHECK(moved.status == 301);
        CHECK(moved.get_header_value("Location") == section + "/v/1" + file);
    }
    CHECK(project.server().get("/recommandations/4/v1").get_header_value("Location") ==
          "/recommandations/4/v/1");
}

TEST_CASE("a withdrawn document is not cited, but its versions are") {
    const corpus::SmallContent content;
    const TemporaryFolder folder;
    const auto first = corpus::fiche();
    content.write("fiches/f/v0001.md", first);
    content.write("fiches/f/v0002.md", corpus::withdrawal(first, "plus-en-vigueur"));
    REQUIRE(build_index(content.path(), folder.path() / "index").status == 0);
    const RunningServer server(content.path(), folder.path() / "index", kSite);
    const auto gone = server.get("/fiches/f");
    CHECK(gone.status == 410);
    CHECK_FALSE(contains(gone.body, "ld+json"));
    CHECK_FALSE(contains(gone.body, "Pour citer"));
    CHECK(server.get("/fiches/f/v/2.bib").status == 404);
    CHECK(server.get("/fiches/f/v/1.bib").status == 200);
    check_contains(server.get("/fiches/f/v/1").body, "Pour citer");
    CHECK_FALSE(contains(server.get("/sitemap.xml").body, "/fiches/f<"));
}

}  // namespace reperes::tests
