// Editions: versions that were published together count together, or not at all.
#include "corpus/edition.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "unit/corpus_support.h"
#include "unit/temporary_folder.h"

using namespace reperes;
using namespace reperes::corpus;

namespace {

std::string in_edition(const std::string& file) {
    return changed(file, "auteur", "edition = \"2027-01\"\nauteur");
}

std::string manifest(const std::vector<Edition::Entry>& versions) {
    return write_edition(
        {"2027-01", parse_instant("2027-01-01T08:00:00Z").value(), "Le partage est précisé.", versions});
}

// Two documents: essai has a version 2 and neuf a version 1, both of the edition 2027-01.
struct TwoInOne : SmallContent {
    std::string second = in_edition(following(fiche(), fiche()));
    std::string first = in_edition(fiche());

    TwoInOne() {
        write("fiches/essai/v0001.md", fiche());
        write("fiches/essai/v0002.md", second);
        write("fiches/neuf/v0001.md", first);
    }
    [[nodiscard]] std::string whole() const {
        return manifest({{"fiches/essai/v0002.md", sha256(second)}, {"fiches/neuf/v0001.md", sha256(first)}});
    }
};

// "essai 2, neuf 1"
std::string fiches(const Corpus& corpus) {
    std::string all;
    for (const auto& document : corpus.documents)
        if (document.collection == Collection::fiches)
            all += fmt::format("{}{} {}", all.empty() ? "" : ", ", document.name, document.versions.size());
    return all;
}

}  // namespace

TEST_CASE("versions of an edition without its manifest do not count, and that is no fault") {
    const TwoInOne content;
    const auto corpus = content.load();
    CHECK(fiches(corpus) == "essai 1");
    CHECK(corpus.faults.empty());
}

TEST_CASE("versions of an edition count once its manifest lists them") {
    const TwoInOne content;
    content.write("editions/2027-01.toml", content.whole());
    const auto corpus = content.load();
    CHECK(fiches(corpus) == "essai 2, neuf 1");
    CHECK(corpus.faults.empty());
    const auto* edition = corpus.editions.find("2027-01");
    REQUIRE(edition != nullptr);
    CHECK(edition->note == "Le partage est précisé.");
    CHECK(iso_instant(edition->published_at) == "2027-01-01T08:00:00Z");
    CHECK(corpus.editions.find("2027-02") == nullptr);
}

TEST_CASE("a manifest changes the digest of the content") {
    const TwoInOne content;
    const auto before = content.load().digest;
    content.write("editions/2027-01.toml", content.whole());
    CHECK(content.load().digest != before);
}

TEST_CASE("a version that no manifest lists does not count") {
    const TwoInOne content;
    content.write("editions/2027-01.toml", manifest({{"fiches/neuf/v0001.md", sha256(content.first)}}));
    const auto corpus = content.load();
    CHECK(fiches(corpus) == "essai 1, neuf 1");
    CHECK(corpus.faults.empty());
}

TEST_CASE("a version that was changed after its edition is reported and left out") {
    const TwoInOne content;
    content.write("editions/2027-01.toml", content.whole());
    content.write("fiches/neuf/v0001.md", changed(content.first, "Un texte", "Un texte retouché"));
    const auto corpus = content.load();
    CHECK(fiches(corpus) == "essai 2");
    check_contains(fault(corpus), "fiches/neuf/v0001.md: ce fichier n'est plus celui que l'édition 2027-01");
}

TEST_CASE("a version that an edition published and that is gone is reported") {
    const TwoInOne content;
    content.write("editions/2027-01.toml", content.whole());
    content.remove("fiches/neuf");
    const auto corpus = content.load();
    CHECK(fiches(corpus) == "essai 2");
    check_contains(fault(corpus),
                   "editions/2027-01.toml: « fiches/neuf/v0001.md », que cette édition a publié, manque");
}

TEST_CASE("a version after one that does not count waits, as if that one were missing") {
    const TwoInOne content;
    content.write("fiches/essai/v0003.md", following(content.second, fiche()));
    const auto corpus = content.load();
    CHECK(fiches(corpus) == "essai 1");
    check_contains(fault(corpus),
                   "fiches/essai/v0003.md: la version 3 ne peut pas suivre : la version 2 manque");
}

TEST_CASE("a damaged manifest is a fault, and its versions are left out") {
    struct Case {
        std::string name;
        std::function<std::string(std::string)> damage;
        std::string place, message;
    };
    const std::vector<Case> cases = {
        {"emptied", [](const std::string&) { return ""; }, "2027-01.toml", "publie-le"},
        {"cut short", [](std::string s) { return s.substr(0, s.size() - 10); }, "2027-01.toml:10",
         "guillemet"},
        {"no digest", [](std::string s) { return changed(s, "empreinte", "# empreinte"); }, "2027-01.toml:4",
         "il manque « empreinte »"},
        {"another key", [](std::string s) { return changed(s, "note =", "notes ="); }, "2027-01.toml:2",
         "clé inconnue « notes »"},
        {"another date", [](std::string s) { return changed(s, "2027-01-01T08:00:00Z", "2027-01-01"); },
         "2027-01.toml:1", "publie-le"},
    };
    for (const auto& [name, damage, place, message] : cases) {
        CAPTURE(name);
        const TwoInOne content;
        content.write("editions/2027-01.toml", damage(content.whole()));
        const auto corpus = content.load();
        CHECK(fiches(corpus) == "essai 1");
        REQUIRE_FALSE(corpus.faults.empty());
        check_contains(describe(corpus.faults[0]), "editions/" + place + ":");
        check_contains(describe(corpus.faults[0]), message);
    }
}

TEST_CASE("a file that cannot be a manifest is reported, and what editors leave is not") {
    const TwoInOne content;
    content.write("editions/LISEZMOI.md", "x");
    content.write("editions/.tmp-1", "x");
    content.write("editions/2027-01.toml~", "x");
    CHECK(content.load().faults.empty());
    content.write("editions/Édition.toml", content.whole());
    check_contains(fault(content.load()), "ce nom n'est pas celui d'une édition");
}

TEST_CASE("a manifest is written as it is read") {
    CHECK(rc::check("any edition comes back", [] {
        Edition edition;
        edition.published_at = parse_instant("2027-01-01T08:00:00Z").value() +
                               std::chrono::seconds(*rc::gen::inRange(0, 100'000'000));
        edition.note =
            *rc::gen::element<std::string>("", "L'essentiel : « rien ».", "Un \"guillemet\" et \\ #", "é");
        const int count = *rc::gen::inRange(1, 5);
        for (int i = 0; i < count; ++i)
            edition.versions.push_back({fmt::format("fiches/d{}/v0001.md", i), sha256(std::to_string(i))});
        std::vector<Fault> faults;
        FaultSink sink("editions/e.toml", faults);
        const auto read = parse_edition(write_edition(edition), "e", sink);
        RC_ASSERT(read.has_value());
        RC_ASSERT(read->published_at == edition.published_at);
        RC_ASSERT(read->note == edition.note);
        RC_ASSERT(read->versions.size() == edition.versions.size());
        for (std::size_t i = 0; i < read->versions.size(); ++i) {
            RC_ASSERT(read->versions[i].file == edition.versions[i].file);
            RC_ASSERT(read->versions[i].digest == edition.versions[i].digest);
        }
    }));
}
