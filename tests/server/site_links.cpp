// What documents are tied to, on the real pages: who cites them, the articles of law they cite, what to read
// next.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "server/project.h"

namespace reperes::tests {

namespace {

// What stands in `html` between the heading with this id and the end of its section.
std::string section_of(const std::string& html, const std::string& id) {
    const auto begin = html.find("<h2 id=\"" + id + "\"");
    return begin == std::string::npos ? "" : html.substr(begin, html.find("</section>", begin) - begin);
}

std::vector<std::string> links_of(const std::string& html) {
    const std::string opening = "<a href=\"";
    std::vector<std::string> links;
    for (std::size_t at = 0; (at = html.find(opening, at)) != std::string::npos;) {
        at += opening.size();
        links.push_back(html.substr(at, html.find('"', at) - at));
    }
    return links;
}

std::vector<std::string> with_prefix(std::vector<std::string> links, const std::string& prefix) {
    std::erase_if(links, [&](const std::string& link) { return !link.starts_with(prefix); });
    return links;
}

std::string body_of(const std::string& html) {
    const auto begin = html.find("<div class=\"corps\">");
    const auto end = std::min(html.find("<section class=\"reponses\"", begin),
                              html.find("<section class=\"reperage\"", begin));
    return html.substr(begin, end - begin);
}

// The addresses of all documents.
std::vector<std::string> every_page(const RunningServer& server) {
    std::vector<std::string> pages;
    for (std::size_t total = 1; pages.size() < total;) {
        const auto found = server.json("/api/v1/recherche?limite=100&debut=" + std::to_string(pages.size()));
        total = found.at("total");
        for (const auto& result : found.at("resultats")) pages.push_back(result.at("url"));
    }
    return pages;
}

bool in(const std::vector<std::string>& list, const std::string& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

TEST_CASE("every document is cited by exactly those whose text links to it") {
    Project project;
    std::map<std::string, std::set<std::string>> citing,
        cited_by;  // by page: as shown, and as found in the texts
    for (const auto& page : every_page(project.server())) {
        const auto html = project.server().get(page).body;
        for (const auto& link : links_of(section_of(html, "t-cite-par"))) citing[page].insert(link);
        auto links = with_prefix(links_of(body_of(html)), "/");
        const auto sections = with_prefix(links_of(section_of(html, "t-reperage")), "/reference/");
        links.insert(links.end(), sections.begin(), sections.end());
        for (auto link : links) {
            link.resize(std::min(link.find('#'), link.size()));
            if (link != page) cited_by[link].insert(page);
        }
    }
    CHECK(citing == cited_by);
    CHECK(citing["/reference/secret-professionnel"].size() >= 3);
    CHECK(in({citing["/reference/acceder-a-son-dossier"].begin(),
              citing["/reference/acceder-a-son-dossier"].end()},
             "/reference/ecrits-professionnels"));
}

TEST_CASE("a section is reached by its number too") {
    Project project;
    const auto answer = project.server().get("/reference/2.1");
    CHECK(answer.status == 302);
    CHECK(answer.get_header_value("Location") == "/reference/secret-professionnel");
    CHECK(project.server().get("/reference/9.9").status == 404);
}

TEST_CASE("fiches and sections offer five others to read, that can be read") {
    Project project;
    auto& server = project.server();
    std::size_t offering = 0;
    for (const auto& page : every_page(server)) {
        CAPTURE(page);
        const auto html = server.get(page).body;
        const auto next = links_of(section_of(html, "t-lire-aussi"));
        const bool offers = page.starts_with("/fiches/") || page.starts_with("/reference/");
        CHECK(next.size() == (offers ? 5 : 0));
        CHECK(std::set<std::string>(next.begin(), next.end()).size() == next.size());
        CHECK_FALSE(in(next, page));
        for (const auto& link : next) {
            const bool of_the_same_kinds = link.starts_with("/fiches/") || link.starts_with("/reference/");
            CHECK(of_the_same_kinds);
            CHECK(server.get(link).status == 200);
        }
        if (offers) ++offering;
    }
    CHECK(offering > 50);
}

TEST_CASE("the articles of law of every document lead to pages that name it") {
    Project project;
    auto& server = project.server();
    const auto listed = with_prefix(links_of(server.get("/droit").body), "/droit/");
    CHECK(in(listed, "/droit/L226-2-2"));
    CHECK(in(listed, "/droit/226-13"));
    std::map<std::string, std::set<std::string>> documents, articles;  // by page of an article
    for (const auto& page : every_page(server))
        for (const auto& article : with_prefix(links_of(server.get(page).body), "/droit/"))
            documents[article].insert(page);
    for (const auto& article : listed) {
        CAPTURE(article);
        const auto answer = server.get(article);
        CHECK(answer.status == 200);
        CHECK(contains(answer.body, "<mark>"));
        for (auto link : links_of(answer.body)) {
            link.resize(std::min(link.find('#'), link.size()));
            for (const char* folder : {"/fiches/", "/reference/", "/recommandations/", "/groupes/"})
                if (link.starts_with(folder)) articles[article].insert(link);
        }
    }
    CHECK(documents == articles);
}

TEST_CASE("an article is found however its address is typed, one that nobody cites says how to search") {
    Project project;
    auto& server = project.server();
    for (const char* typed : {"/droit/l226-2-2", "/droit/L.226-2-2", "/droit/L.%20226-2-2"}) {
        CAPTURE(typed);
        const auto answer = server.get(typed);
        CHECK(answer.status == 301);
        CHECK(answer.get_header_value("Location") == "/droit/L226-2-2");
    }
    const auto unknown = server.get("/droit/L999-9");
    CHECK(unknown.status == 404);
    CHECK(contains(unknown.body, "Article L999-9"));
    CHECK(contains(unknown.body, "href=\"/droit\""));
    CHECK(contains(unknown.body, "/recherche?q=article+L999-9"));
    for (const char* other : {"/droit/secret", "/droit/L226-2-2/x", "/droit/%3Cscript%3E"}) {
        CAPTURE(other);
        CHECK(server.get(other).status == 404);
        CHECK_FALSE(contains(server.get(other).body, "<script>"));
    }
}

}  // namespace reperes::tests
