// What to read after a document: its nearest neighbours, as a build finds them.
#include "index/related.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "index/builder.h"
#include "index/generation.h"
#include "unit/small_index.h"
#include "unit/temporary_folder.h"

namespace reperes::index {

namespace {

using corpus::changed;
using corpus::fiche;
using corpus::following;
using corpus::withdrawal;

constexpr const char* kHousing = "Un logement, un bail et un loyer modéré pour chaque locataire.";
constexpr const char* kMusic = "Une chorale, un piano et un orchestre pour chaque musicien.";

std::string about(const std::string& text) {
    return changed(changed(fiche(), "Un texte.", text), "Recevoir chaque personne, sans condition.", text);
}

std::string withdrawn_the_next_day(const std::string& previous) {
    return changed(withdrawal(previous), "auteur", "en-vigueur-le = 2026-11-22\nauteur");
}

struct Workshop {
    corpus::SmallContent content;
    TemporaryFolder folder;

    [[nodiscard]] Xapian::Database build(bool force = false) const {
        BuildRequest request{content.path(), folder.path() / "index", {}, {}, force};
        const auto report = index::build(request);
        REQUIRE(report);
        for (const auto& fault : report->faults) FAIL_CHECK(corpus::describe(fault));
        auto database = open_current(folder.path() / "index");
        REQUIRE(database);
        return std::move(*database);
    }
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("the nearest documents come first, and never the document itself") {
    const Workshop workshop;
    for (int i = 0; i < 3; ++i) {
        workshop.content.write(fmt::format("fiches/toit-{}/v0001.md", i), about(kHousing));
        workshop.content.write(fmt::format("fiches/chant-{}/v0001.md", i), about(kMusic));
    }
    const auto database = workshop.build();
    auto found = read_related(database, "fiches/toit-1");
    REQUIRE(found.size() >= 2);
    CHECK(Ids(found.begin(), found.begin() + 2) == Ids{"fiches/toit-0", "fiches/toit-2"});
    CHECK(std::count(found.begin(), found.end(), "fiches/toit-1") == 0);
    SUBCASE("the same content gives the same answer") {
        const auto again = workshop.build(true);
        for (const char* id : {"fiches/toit-0", "fiches/toit-1", "fiches/chant-0"})
            CHECK(read_related(again, id) == read_related(database, id));
    }
}

TEST_CASE("old versions, versions to come, withdrawn documents and groupes are never proposed") {
    const Workshop workshop;
    const auto house = about(kHousing);
    workshop.content.write("fiches/toit/v0001.md", house);
    workshop.content.write("fiches/voisine/v0001.md", house);
    workshop.content.write("fiches/revue/v0001.md", house);
    workshop.content.write("fiches/revue/v0002.md", changed(following(house, about(kMusic)), "auteur",
                                                            "en-vigueur-le = 2026-11-22\nauteur"));
    workshop.content.write("fiches/retiree/v0001.md", house);
    workshop.content.write("fiches/retiree/v0002.md", withdrawn_the_next_day(house));
    workshop.content.write("fiches/a-venir/v0001.md",
                           changed(house, "auteur", "en-vigueur-le = 2999-01-01\nauteur"));
    workshop.content.write("groupes/gt2/v0001.md", changed(corpus::groupe("GT2"), "Un texte.", kHousing));
    const auto corpus = workshop.content.load();
    REQUIRE(corpus.faults.empty());
    auto database = workshop.build();
    // At an instant when everything above has its place, whatever the clock of this machine.
    const corpus::Instant at = std::chrono::sys_days(std::chrono::year(2026) / 12 / 1);
    Xapian::WritableDatabase writable((workshop.folder.path() / "index" / "gen-000001").string(),
                                      Xapian::DB_OPEN);
    write_related(writable, corpus, at);
    writable.commit();
    database.reopen();
    // The old version of fiches/revue says the same as fiches/voisine, and was indexed before it.
    CHECK(read_related(database, "fiches/toit").front() == "fiches/voisine");
    for (const char* id : {"fiches/toit", "fiches/voisine", "fiches/revue"}) {
        CAPTURE(id);
        const auto found = read_related(database, id);
        for (const char* never : {"fiches/retiree", "fiches/a-venir", "groupes/gt1", "groupes/gt2", id})
            CHECK(std::count(found.begin(), found.end(), never) == 0);
        CHECK(std::count(found.begin(), found.end(), "fiches/revue") <= 1);
    }
    for (const char* none : {"fiches/a-venir", "groupes/gt1", "fiches/inconnue"})
        CHECK(read_related(database, none).empty());
}

TEST_CASE("of two documents as near in words, the one that is cited, or shares a theme, comes first") {
    const Workshop workshop;
    const auto themed = changed(about(kHousing), "groupes", "themes = [\"logement\"]\ngroupes");
    for (const char* name : {"aa", "bb"})
        workshop.content.write(fmt::format("fiches/{}/v0001.md", name), about(kHousing));
    const auto linked = [](const char* path) {
        return changed(about(kHousing), "## Recevoir", fmt::format("[suite]({})\n\n## Recevoir", path));
    };
    SUBCASE("cited") {
        workshop.content.write("fiches/toit/v0001.md", linked("/fiches/bb"));
    }
    SUBCASE("cites") {
        workshop.content.write("fiches/toit/v0001.md", about(kHousing));
        workshop.content.write("fiches/bb/v0001.md", linked("/fiches/toit"));
    }
    SUBCASE("theme") {
        workshop.content.write("fiches/toit/v0001.md", themed);
        workshop.content.write("fiches/bb/v0001.md", themed);
    }
    const auto found = read_related(workshop.build(), "fiches/toit");
    REQUIRE(found.size() == 2);
    CHECK(found.front() == "fiches/bb");
}

TEST_CASE("a document from elsewhere has its neighbours when it is read") {
    const std::string house = "Un logement, un bail et un loyer pour chaque locataire.";
    const tests::SmallIndex library({{"toit", "Le logement", house},
                                     {"chant", "La musique", "Une chorale et un orchestre."},
                                     {"bail", "Le bail", house},
                                     {"loyer", "Le loyer", house}});
    const auto hits = library.engine().nearest("essai/toit", corpus::now());
    REQUIRE(hits);
    std::set<std::string> found;
    for (const auto& hit : *hits) found.insert(hit.id);
    CHECK(found == std::set<std::string>{"essai/bail", "essai/loyer"});
    CHECK(library.engine().nearest("essai/inconnu", corpus::now())->empty());
}

}  // namespace reperes::index
