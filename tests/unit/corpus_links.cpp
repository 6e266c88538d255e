// Links between documents: found in the texts, led to their documents, reported when dead; who cites whom.
#include "corpus/links.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "corpus/citations.h"
#include "corpus/section_mentions.h"
#include "unit/corpus_support.h"
#include "unit/temporary_folder.h"

using namespace reperes;
using namespace reperes::corpus;

namespace {

std::string mentioned(const std::string& text) {
    std::string all;
    for (const auto& [begin, end, number] : section_mentions(text))
        all += fmt::format("[{}|{}]", text.substr(begin, end - begin), number);
    return all;
}

// A fiche whose text is `text`, on line 13 of the file.
std::string fiche_saying(const std::string& text) {
    return changed(fiche(), "Un texte.", text);
}

std::string adopted_section(const std::string& number, const std::string& text) {
    return changed(section(number), "Un texte.", text);
}

const Version& only(const Corpus& corpus, Collection collection, const std::string& name) {
    const auto* document = corpus.find(collection, name);
    REQUIRE(document);
    return document->versions.back();
}

std::vector<std::string> ids(const std::vector<const Document*>& documents) {
    std::vector<std::string> result;
    for (const auto* document : documents) result.push_back(document->id());
    return result;
}

constexpr Instant kToday = std::chrono::sys_days(std::chrono::year(2026) / 12 / 1);

}  // namespace

TEST_CASE("a section named in words is one when it can be nothing else") {
    const std::pair<std::string, std::string> rows[] = {
        {"Voir la section 3.2.", "[section 3.2|3.2]"},
        {"Section 2.1 : le secret", "[Section 2.1|2.1]"},
        {"(section\u00A02.10)", "[section\u00A02.10|2.10]"},
        {"les sections 6.1 et 6.2 du texte de référence", "[sections 6.1|6.1][6.2|6.2]"},
        {"les sections 1.1, 1.2 ou 3.1", "[sections 1.1|1.1][1.2|1.2][3.1|3.1]"},
        {"la section 6.1 et le guide", "[section 6.1|6.1]"},
        {"la section 2.1, la section 2.2", "[section 2.1|2.1][section 2.2|2.2]"},
        {"la section 2.1 du code", ""},
        {"la section 2.1 de la loi", ""},
        {"la section 2.1 d’une convention", ""},
        {"la section 2", ""},
        {"la section 2.1.3", ""},
        {"la section 2,1", ""},
        {"la section 2.1b", ""},
        {"la section 2.1-3", ""},
        {"l'intersection 2.1", ""},
        {"la sous-section 2.1", ""},
        {"l'élection 2.1", ""},
        {"la section", ""},
        {"section ", ""},
        {"", ""},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(mentioned(text) == expected);
    }
}

TEST_CASE("links lead to the documents they name, in whatever shape") {
    const SmallContent content;
    content.write("reference/secret/v0001.md", section("2.1"));
    content.write("recommandations/03/v0001.md", recommandation(3));
    content.write("fiches/essai/v0001.md",
                  fiche_saying("[a](/reference/secret#recevoir), [b](/recommandations/3), [c](#recevoir), "
                               "[d](/reference/2.1), [e](/reference/secret/v/1), [f](/aide), "
                               "[g](https://exemple.fr/fiches/x), [h](//exemple.fr/fiches/x), section 2.1"));
    const auto corpus = content.load();
    CHECK(corpus.faults.empty());
    const auto& body = only(corpus, Collection::fiches, "essai").body;
    std::vector<std::string> found;
    for (const auto& link : body.links)
        found.push_back(fmt::format("{} {} {}", link.target, link.document, link.line));
    CHECK(found == std::vector<std::string>{"/reference/secret#recevoir reference/secret 13",
                                            "/recommandations/3 recommandations/03 13",
                                            "#recevoir fiches/essai 13", "/reference/2.1 reference/secret 13",
                                            "/reference/secret/v/1 reference/secret 13", "/aide  13",
                                            "/reference/2.1 reference/secret 13"});
    check_contains(body.html, "<a href=\"/reference/secret\">section 2.1</a>");
}

TEST_CASE("a section named in words becomes a link, or stays words when the plan has none") {
    const SmallContent content;
    content.write("reference/secret/v0001.md", section("2.1"));
    content.write("fiches/essai/v0001.md",
                  fiche_saying("Voir **la section 2.1** et la section 9.9.\n\n## La section 2.1\n\n"
                               "[La section 2.1](https://exemple.fr) `section 2.1`"));
    const auto corpus = content.load();
    CHECK(corpus.faults.empty());
    const auto& body = only(corpus, Collection::fiches, "essai").body;
    check_contains(
        body.html,
        "Voir <strong>la <a href=\"/reference/secret\">section 2.1</a></strong> et la section 9.9.");
    check_contains(body.html, "<a href=\"https://exemple.fr\">La section 2.1</a> <code>section 2.1</code>");
    check_contains(body.html, ">La section 2.1</h2>");
    check_contains(body.text, "Voir la section 2.1 et la section 9.9.");
    CHECK(headings_point_at_their_titles(body));
}

TEST_CASE("a dead link is reported with its line and the nearest address, and its document is read") {
    const std::pair<std::string, std::vector<std::string>> rows[] = {
        {"[x](/reference/secert)",
         {"« /reference/secert » ne mène à aucun document", "« /reference/secret »"}},
        {"[x](/fiches/rien-de-tel-nulle-part)", {"aucun document", "Vérifiez le nom"}},
        {"[x](/reference/9.9)", {"aucun document"}},
        {"[x](/recommandations/14)", {"aucun document"}},
        {"[x](/reference/secret#recevor)", {"intertitre qui n'existe pas", "« recevoir »"}},
        {"[x](#rien)", {"intertitre qui n'existe pas"}},
        {"[x](/reference/secret/v/9)", {"version qui n'existe pas", "v1"}},
        {"[x](/reference/secret/v9)", {"version qui n'existe pas", "v1"}},
        {"[x](../secret)", {"« ../secret »", "relative", "depuis la racine"}},
        {"[x](secret)", {"relative"}},
    };
    for (const auto& [text, says] : rows) {
        CAPTURE(text);
        const SmallContent content;
        content.write("reference/secret/v0001.md", section("2.1"));
        content.write("fiches/essai/v0001.md", fiche_saying(text));
        const auto corpus = content.load();
        const std::string line = fault(corpus);
        check_contains(line, "fiches/essai/v0001.md:13: ");
        for (const auto& piece : says) check_contains(line, piece);
        CHECK(corpus.find(Collection::fiches, "essai"));
    }
}

TEST_CASE("a dead link of a version that can no longer be mended is not reported") {
    const SmallContent content;
    const auto first = fiche_saying("[x](/fiches/disparue)");
    content.write("fiches/essai/v0001.md", first);
    content.write("fiches/essai/v0002.md", following(first, fiche()));
    CHECK(content.load().faults.empty());
}

TEST_CASE("documents that cite another are those whose text in force links to it") {
    const SmallContent content;
    content.write("reference/secret/v0001.md", adopted_section("2.1", "Voir la section 2.1."));  // itself
    content.write("reference/partage/v0001.md",
                  adopted_section("2.2", "Section 2.1, et encore section 2.1."));
    content.write("fiches/zebre/v0001.md", changed(fiche_saying("[x](/reference/secret)"), "Accueil", "Âne"));
    content.write("fiches/ane/v0001.md", changed(fiche_saying("[x](/reference/secret)"), "Accueil", "Zèbre"));
    content.write("fiches/muette/v0001.md", fiche());
    const auto corpus = content.load();
    REQUIRE(corpus.faults.empty());
    const Citations citations(corpus);
    const auto& secret = *corpus.find(Collection::reference, "secret");
    CHECK(ids(citations.citing(secret, kToday)) ==
          std::vector<std::string>{"fiches/zebre", "fiches/ane", "reference/partage"});
    CHECK(ids(citations.cited_by(*corpus.find("fiches/ane"), kToday)) ==
          std::vector<std::string>{"reference/secret"});
    CHECK(citations.cited_by(secret, kToday).empty());
    CHECK(citations.citing(*corpus.find("fiches/muette"), kToday).empty());
}

TEST_CASE("a link of a version to come, of an old one or of a withdrawn document is no citation") {
    const SmallContent content;
    content.write("reference/secret/v0001.md", section("2.1"));
    const auto plain = fiche(), linked = fiche_saying("Section 2.1.");
    const auto in_2027 = [](const std::string& file) {
        return changed(file, "auteur", "en-vigueur-le = 2027-01-01\nauteur");
    };
    content.write("fiches/citera/v0001.md", plain);
    content.write("fiches/citera/v0002.md", in_2027(following(plain, linked)));
    content.write("fiches/a-cite/v0001.md", linked);
    content.write("fiches/a-cite/v0002.md", in_2027(following(linked, plain)));
    content.write("fiches/retiree/v0001.md", linked);
    content.write("fiches/retiree/v0002.md", in_2027(withdrawal(linked)));
    const auto corpus = content.load();
    REQUIRE(corpus.faults.empty());
    const auto& secret = *corpus.find(Collection::reference, "secret");
    const Citations citations(corpus);
    CHECK(ids(citations.citing(secret, kToday)) ==
          std::vector<std::string>{"fiches/a-cite", "fiches/retiree"});
    const Instant next_year = std::chrono::sys_days(std::chrono::year(2027) / 2 / 1);
    CHECK(ids(citations.citing(secret, next_year)) == std::vector<std::string>{"fiches/citera"});
    CHECK(citations.citing(secret, Instant{}).empty());
}
