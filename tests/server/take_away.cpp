// What readers follow and take away, from the real server: feeds, files, references, and what the site says
// to other machines. XML is read with libxml2 (xmllint).
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "server/project.h"
#include "unit/corpus_support.h"

namespace reperes::tests {

namespace {

using corpus::check_contains;
using corpus::contains;

const std::string kSite = "https://reperes.exemple.fr";
const std::string kFollowed = "?q=secret+professionnel&theme=secret-et-partage";

// A document that a parser has read. In paths, names stand without a namespace: "/feed/entry/id".
class Xml {
 public:
    explicit Xml(const std::string& bytes) {
        folder_.write("document.xml", bytes);
        const auto read = run({REPERES_XMLLINT, "--noout", "--nonet", file()});
        INFO(read.output);
        REQUIRE(read.status == 0);
    }
    // The values of what is at `path`, one for each.
    [[nodiscard]] std::vector<std::string> values(const std::string& path) const {
        const auto count = std::stoul(evaluate("count(" + local(path) + ")"));
        std::vector<std::string> found;
        for (std::size_t i = 1; i <= count; ++i)
            found.push_back(evaluate("string((" + local(path) + ")[" + std::to_string(i) + "])"));
        return found;
    }
    [[nodiscard]] std::string value(const std::string& path) const {
        return evaluate("string(" + local(path) + ")");
    }

 private:
    [[nodiscard]] std::string file() const { return (folder_.path() / "document.xml").string(); }
    static std::string local(const std::string& path) {
        const auto is_letter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
        std::string result;
        for (auto it = path.begin(); it != path.end();) {
            result += *it++;
            if (result.back() != '/' || it == path.end() || !is_letter(*it)) continue;
            const auto end = std::find_if_not(it, path.end(), is_letter);
            result += "*[local-name()='" + std::string(it, end) + "']";
            it = end;
        }
        return result;
    }
    [[nodiscard]] std::string evaluate(const std::string& expression) const {
        auto result = run({REPERES_XMLLINT, "--xpath", expression, file()});
        INFO(expression, result.output);
        REQUIRE(result.status == 0);
        if (result.output.ends_with('\n')) result.output.pop_back();
        return result.output;
    }

    TemporaryFolder folder_;
};

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

// The permanent addresses that the API's results stand for.
std::vector<std::string> found_by_api(const RunningServer& server, const std::string& query) {
    std::vector<std::string> urls;
    const auto page = server.json("/api/v1/recherche" + query + (query.empty() ? "?" : "&") + "limite=100");
    REQUIRE(page.at("total") <= 100);
    for (const auto& result : page.at("resultats")) {
        const std::string id = result.at("id");
        urls.push_back(kSite + result.at("url").get<std::string>() + "/v" + id.substr(id.find('@') + 1));
    }
    return urls;
}

std::set<std::string> set_of(const std::vector<std::string>& values) {
    return {values.begin(), values.end()};
}

// "2026-11-21T10:00:00Z", of a day that exists.
bool is_instant(const std::string& text) {
    return text.size() == 20 && corpus::parse_date(text.substr(0, 10)) && text[10] == 'T' &&
           text[13] == ':' && text[16] == ':' && text[19] == 'Z';
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
        CHECK(ids == feed.values("/feed/entry/link/@href"));
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
    CHECK(danish.at("publie_le") == "2026-11-21");
    const auto changed = server.json("/recherche.json?q=alerter+sur+la+maltraitance&type=reference");
    const auto& section = changed.at("resultats").at(0);
    CHECK(section.at("url") == kSite + "/reference/alerter-sur-la-maltraitance/v/2");
    CHECK(section.at("version") == 2);
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

TEST_CASE("a page gives its citation, its permanent address and its references") {
    Project project(kSite);
    auto& server = project.server();
    const std::string section = "/reference/alerter-sur-la-maltraitance";
    const std::tuple<std::string, std::string, std::string> pages[] = {
        {section, section, section + "/v/2"},
        {section + "/v/2", section, section + "/v/2"},
        {section + "/v/1", section + "/v/1", section + "/v/1"},
        {"/fiches/danemark-herning-moins-de-dossiers", "/fiches/danemark-herning-moins-de-dossiers",
         "/fiches/danemark-herning-moins-de-dossiers/v/1"},
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
    for (const std::string wrong :
         {".bib", "/v/3.bib", "/v/0.ris", "/v/01.bib", "/v3.bib", "/v/1.csv", "/v/1.json", "/v/1.", "/.bib"}) {
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
    content.write("fiches/f/v0002.md",
                  corpus::changed(corpus::following(first, corpus::fiche()), "auteur",
                                  "nature = \"retrait\"\nmotif = \"plus-en-vigueur\"\nauteur"));
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
        CHECK(all.contains(url.substr(0, url.rfind('/'))));
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
