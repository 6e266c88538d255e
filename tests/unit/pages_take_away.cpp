// What leaves the site: citations, references, tables, feeds, the map; and the address of the site itself.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "pages/citation.h"
#include "pages/feed.h"
#include "pages/metadata.h"
#include "pages/origin.h"
#include "pages/references.h"
#include "pages/result_row.h"
#include "pages/search_title.h"
#include "pages/sitemap.h"
#include "pages/take_away_view.h"
#include "pages/xml.h"
#include "unit/corpus_support.h"
#include "unit/small_index.h"
#include "unit/temporary_folder.h"

namespace reperes::pages {

namespace {

using corpus::changed;
using corpus::check_contains;
using corpus::contains;

const std::string kOrigin = "https://reperes.exemple.fr";

// The citation of the version `number` of fiches/f.
Citation cited(const corpus::SmallContent& content, std::size_t number = 1) {
    const auto corpus = content.load();
    REQUIRE(corpus.faults.empty());
    const auto* document = corpus.find(corpus::Collection::fiches, "f");
    REQUIRE(document);
    REQUIRE(document->versions.size() >= number);
    return cite(*document, document->versions[number - 1], corpus.vocabulary, kOrigin);
}

Citation cited(const std::string& fiche) {
    const corpus::SmallContent content;
    content.write("fiches/f/v0001.md", fiche);
    return cited(content);
}

// The value of a field of the only entry, its braces taken off.
std::string field(const std::string& entry, const std::string& name) {
    const auto at = entry.find("\n  " + name + " = ");
    if (at == std::string::npos) return {};
    const auto start = at + name.size() + 6;
    auto end = entry.find('\n', start);
    if (entry[end - 1] == ',') --end;
    return entry.substr(start, end - start);
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++found;
    return found;
}

}  // namespace

TEST_CASE("the address of a site is a scheme and a name, and nothing more") {
    const std::pair<const char*, const char*> good[] = {
        {"https://reperes.exemple.fr", "https://reperes.exemple.fr"},
        {"https://reperes.exemple.fr/", "https://reperes.exemple.fr"},
        {"http://127.0.0.1:8080", "http://127.0.0.1:8080"},
        {"http://[::1]:8080", "http://[::1]:8080"},
        {"http://[::1]", "http://[::1]"},
    };
    for (const auto& [typed, origin] : good) {
        CAPTURE(typed);
        const auto parsed = parse_origin(typed);
        REQUIRE(parsed);
        CHECK(*parsed == origin);
    }
    for (const char* typed : {"",
                              "reperes.exemple.fr",
                              "ftp://exemple.fr",
                              "https://",
                              "https:///",
                              "https://a/b",
                              "https://a//",
                              "https://a?b",
                              "https://a#b",
                              "https://u@a",
                              "https://a b",
                              "https://a\"",
                              "https://a:0",
                              "https://a:",
                              "https://a:65536",
                              "https://a:8x",
                              "https://[]",
                              "https://.a",
                              "https://é.fr",
                              "https://a<b"}) {
        CAPTURE(typed);
        const auto parsed = parse_origin(typed);
        REQUIRE_FALSE(parsed);
        check_contains(parsed.error().message, typed);
        check_contains(parsed.error().hint, "https://reperes.exemple.fr");
    }
}

TEST_CASE("XML holds what was written, but for characters that it cannot hold") {
    CHECK(xml("a < b & \"c\" > d") == "a &lt; b &amp; &quot;c&quot; &gt; d");
    CHECK(xml("é\u00A0😀\t\n") == "é\u00A0😀\t\n");
    CHECK(xml(std::string_view("a\0b\x01\x1F\uFFFE\uFFFFz", 12)) == "abz");
    CHECK(xml("caf\xE9") == "caf\uFFFD");
}

TEST_CASE("a citation names who, what, where, which version and when") {
    const auto citation = cited(corpus::fiche());
    CHECK(citation.key == "reperes-fiches-f-v1");
    CHECK(citation.url == "https://reperes.exemple.fr/fiches/f/v/1");
    CHECK(citation.page_url == "https://reperes.exemple.fr/fiches/f");
    CHECK(citation_text(citation) ==
          "Une équipe, «\u00A0Accueil inconditionnel\u00A0», Repères, Haut Conseil du travail social, "
          "version 1 "
          "du 21 novembre 2026");
    CHECK(citation_note(citation) == "Pays : France.");
}

TEST_CASE("a citation says when the version came into force if it was not at once, and that a draft is one") {
    const auto later = cited(changed(corpus::fiche(), "auteur =", "en-vigueur-le = 2027-01-01\nauteur ="));
    check_contains(citation_text(later), "du 21 novembre 2026, en vigueur à compter du 1er janvier 2027");
    check_contains(citation_note(later), "En vigueur à compter du 1er janvier 2027.");
    const corpus::SmallContent content;
    content.write("reference/s/v0001.md", corpus::section());
    const auto corpus = content.load();
    const auto* section = corpus.find(corpus::Collection::reference, "s");
    REQUIRE(section);
    const auto draft = cite(*section, section->versions[0], corpus.vocabulary, kOrigin);
    check_contains(citation_text(draft), ", document de travail");
    check_contains(bibtex(draft), "note = {Document de travail.");
}

TEST_CASE("BibTeX shows what TeX would obey, and its braces stay in pairs") {
    const auto entry = bibtex(cited(changed(corpus::fiche(), "titre = \"Accueil inconditionnel\"",
                                            "titre = \"L'accueil : 100 % & #1 {_} \\\\x $5 ~^ « été »\"")));
    CAPTURE(entry);
    CHECK(field(entry, "title") ==
          "{{L'accueil : 100 \\% \\& \\#1 \\textbraceleft{}\\_\\textbraceright{} \\textbackslash{}x \\$5 "
          "\\textasciitilde{}\\textasciicircum{} « été »}}");
    CHECK(std::count(entry.begin(), entry.end(), '{') == std::count(entry.begin(), entry.end(), '}'));
    CHECK(entry.starts_with("@misc{reperes-fiches-f-v1,\n"));
    CHECK(entry.ends_with("\n}\n"));
    CHECK(field(entry, "author") == "{{Une équipe}}");
    CHECK(field(entry, "year") == "{2026}");
    CHECK(field(entry, "month") == "nov");
    CHECK(field(entry, "howpublished") == "{Repères, version 1}");
    CHECK(field(entry, "url") == "{https://reperes.exemple.fr/fiches/f/v/1}");
}

TEST_CASE("a RIS record has one field a line, and says where it ends") {
    auto citation =
        cited(changed(corpus::fiche(), "auteur =", "themes = [\"accueil\", \"logement\"]\nauteur ="));
    citation.summary = "Une ligne,\nER  - puis une autre.";
    const auto record = ris(citation);
    CAPTURE(record);
    CHECK(record.starts_with("TY  - ELEC\r\n"));
    CHECK(record.ends_with("\r\nER  - \r\n"));
    CHECK(count(record, "\nER  - ") == 1);
    CHECK(count(record, "\n") == count(record, "\r\n"));
    for (const char* line :
         {"AU  - Une équipe\r\n", "TI  - Accueil inconditionnel\r\n", "PY  - 2026\r\n",
          "DA  - 2026/11/21\r\n", "ET  - Version 1\r\n", "PB  - Haut Conseil du travail social\r\n",
          "KW  - Accueil\r\n", "KW  - Logement\r\n", "LA  - fr\r\n",
          "UR  - https://reperes.exemple.fr/fiches/f/v/1\r\n", "AB  - Une ligne, ER  - puis une autre.\r\n"})
        check_contains(record, line);
}

TEST_CASE("JSON-LD is JSON, and cannot end the script that holds it") {
    const auto citation = cited(changed(corpus::fiche(), "titre = \"Accueil inconditionnel\"",
                                        "titre = \"</script><script>alert(1)</script>\""));
    const auto text = json_ld(citation, {"Fiches", "/recherche"}, kOrigin);
    CHECK_FALSE(contains(text, "<"));
    const auto graph = nlohmann::json::parse(text).at("@graph");
    REQUIRE(graph.size() == 2);
    CHECK(graph[0].at("headline") == "</script><script>alert(1)</script>");
    CHECK(graph[0].at("@id") == "https://reperes.exemple.fr/fiches/f/v/1");
    CHECK(graph[0].at("version") == 1);
    CHECK(graph[1].at("itemListElement").at(1).at("item") == "https://reperes.exemple.fr/recherche");
}

TEST_CASE("Dublin Core names the version, the document it is a version of, and its dates") {
    const auto pairs = dublin_core(cited(corpus::fiche()));
    const std::set<std::pair<std::string, std::string>> all(pairs.begin(), pairs.end());
    for (const std::pair<std::string, std::string>& pair :
         {std::pair<std::string, std::string>{"DC.title", "Accueil inconditionnel"},
          {"DC.creator", "Une équipe"},
          {"DC.identifier", "https://reperes.exemple.fr/fiches/f/v/1"},
          {"DCTERMS.isVersionOf", "https://reperes.exemple.fr/fiches/f"},
          {"DC.date", "2026-11-21"},
          {"DCTERMS.spatial", "France"}}) {
        CAPTURE(pair.first);
        CHECK(all.contains(pair));
    }
}

TEST_CASE("a table opens in a spreadsheet, and nothing in it is obeyed") {
    ResultRow row;
    row.citation.title = "=HYPERLINK(\"http://x\";\"y\")";
    row.citation.kind = {"codes", "+1"};
    row.citation.url = "https://x";
    row.change_note = "une \"note\"\r\nde deux lignes";
    row.scope = "-2";
    row.evidence_level = "@a";
    const auto table = csv_table({row});
    CHECK(table.starts_with("\uFEFFtitre;type;adresse;"));
    CHECK(
        table.ends_with("\r\n\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\";'+1;https://x;;;;;"
                        "\"une \"\"note\"\"\r\nde deux lignes\";;;;'@a;'-2\r\n"));
}

TEST_CASE("a feed has the versions, the latest first, each with its change") {
    const corpus::SmallContent content;
    const auto first =
        changed(corpus::fiche(), "titre = \"Accueil inconditionnel\"", "titre = \"A < B & C\"");
    content.write("fiches/f/v0001.md", first);
    content.write("fiches/f/v0002.md",
                  changed(corpus::following(first, first), "10:00:00+01:00", "11:00:00+01:00"));
    const auto corpus = content.load();
    REQUIRE(corpus.faults.empty());
    const auto* document = corpus.find(corpus::Collection::fiches, "f");
    REQUIRE(document->versions.size() == 2);
    const Feed about{
        "Repères : « a & b »", kOrigin + "/recherche.atom?q=a&tri=b", kOrigin + "/recherche", {}};
    const auto feed = atom(about, {{document, &document->versions[0]}, {document, &document->versions[1]}},
                           corpus.vocabulary, kOrigin);
    CAPTURE(feed);
    CHECK(count(feed, "<entry>") == 2);
    CHECK(feed.find("/fiches/f/v/2</id>") < feed.find("/fiches/f/v/1</id>"));
    check_contains(feed, "<title>A &lt; B &amp; C (version 2)</title>");
    check_contains(feed, "<title>A &lt; B &amp; C</title>");
    check_contains(feed, "Ce qui change (changement mineur)\u00A0: Une précision.");
    CHECK(count(feed, "Ce qui change") == 1);
    check_contains(feed, "?q=a&amp;tri=b\"/>");
    CHECK(feed.find("<updated>2026-11-21T10:00:00Z</updated>") < feed.find("<entry>"));

    SUBCASE("and when nothing is found yet it is a feed nevertheless") {
        const auto empty = atom({"t", "u", "p", corpus::Instant{}}, {}, corpus.vocabulary, kOrigin);
        check_contains(empty, "<updated>1970-01-01T00:00:00Z</updated>");
        CHECK_FALSE(contains(empty, "<entry>"));
    }
    SUBCASE("and never more than fifty") {
        const std::vector<index::Indexed> many(kMaxFeedEntries + 1, {document, &document->versions[0]});
        CHECK(count(atom(about, many, corpus.vocabulary, kOrigin), "<entry>") == kMaxFeedEntries);
    }
}

TEST_CASE("the map of the site is one file until it is too long, then several") {
    std::vector<MappedPage> pages(kMaxMappedPages, {"/a?b&c", corpus::parse_date("2026-11-21")});
    const auto one = sitemap(pages, kOrigin, 0);
    REQUIRE(one);
    CHECK(count(*one,
                "<url><loc>https://reperes.exemple.fr/a?b&amp;c</loc><lastmod>2026-11-21</lastmod></url>") ==
          kMaxMappedPages);
    CHECK_FALSE(sitemap(pages, kOrigin, 1));
    pages.push_back({"/fin"});
    const auto index = sitemap(pages, kOrigin, 0);
    REQUIRE(index);
    check_contains(*index, "<sitemap><loc>https://reperes.exemple.fr/sitemap-1.xml</loc></sitemap>");
    CHECK(count(*index, "<sitemap>") == 2);
    CHECK(count(*sitemap(pages, kOrigin, 1), "<url>") == kMaxMappedPages);
    CHECK(count(*sitemap(pages, kOrigin, 2), "<url>") == 1);
    check_contains(*sitemap(pages, kOrigin, 2), "/fin</loc></url>");
    CHECK_FALSE(sitemap(pages, kOrigin, 3));
}

TEST_CASE("an entry of the index leads back to its version, and one from elsewhere to none") {
    const corpus::SmallContent content;
    content.write("fiches/f/v0001.md", corpus::fiche());
    content.write("recommandations/03/v0001.md", corpus::recommandation());
    const auto corpus = content.load();
    for (const auto& entry : index::entries_of(corpus)) {
        CAPTURE(entry.id);
        const auto found = index::find_indexed(corpus, entry.id);
        REQUIRE(found);
        CHECK(corpus::page_path(*found->document) == entry.url);
        CHECK(fmt::format("{}@{}", found->document->id(), found->version->number) == entry.id);
    }
    for (const char* id : {"", "@", "/@", "fiches/f", "fiches/f@", "fiches/f@0", "fiches/f@2", "fiches/f@1x",
                           "fiches/f@-1", "fiches/g@1", "codes/f@1", "f@1", "a@1/f"}) {
        CAPTURE(id);
        CHECK_FALSE(index::find_indexed(corpus, id));
    }
}

TEST_CASE("a search is said in French, and followed without what belongs to one page") {
    const tests::SmallIndex small({{"a", "Un texte", "Un accueil."}});
    const auto& catalogue = small.engine().catalogue();
    CHECK(search_title({}, catalogue) == "toutes les publications");
    SearchAddress address = search_for("accueil");
    address.facets[index::facet_index("theme")] = {"accueil", "logement"};
    address.facets[index::facet_index("type")] = {"essai"};
    address.published_from = corpus::parse_date("2026-11-01");
    address.in_force_on = corpus::parse_date("2026-11-21");
    CHECK(search_title(address, catalogue) ==
          "«\u00A0accueil\u00A0», type\u00A0: essai, thème\u00A0: Accueil ou Logement, publié depuis le 1er "
          "novembre 2026, en vigueur au 21 novembre 2026");
    address.page = 3;
    address.state = corpus::now();
    address.facets_by_count = true;
    address.facet_text[0] = "x";
    address.sort = search::Sort::title;
    CHECK(feed_url(address) ==
          "/recherche.atom?q=accueil&type=essai&theme=accueil&theme=logement&publie-depuis=2026-11-01&au="
          "2026-11-"
          "21");
    CHECK(parse_search(canonical(whole_search(address)), AddressKind::whole, catalogue));
    CHECK(contains(search_url(whole_search(address)), "tri=titre"));
}

}  // namespace reperes::pages
