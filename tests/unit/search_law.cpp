// Articles of law in the index: which are cited by what is in force, and by which documents.
#include "search/law.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "index/builder.h"
#include "search/engine.h"
#include "unit/temporary_folder.h"

namespace reperes::search {

namespace {

using corpus::changed;
using corpus::fiche;
using corpus::following;

constexpr corpus::Instant kToday = std::chrono::sys_days(std::chrono::year(2026) / 12 / 1);
constexpr corpus::Instant kLater = std::chrono::sys_days(std::chrono::year(2027) / 2 / 1);

std::string citing(const std::string& text) {
    return changed(fiche(), "Un texte.", text);
}

struct Library {
    corpus::SmallContent content;
    TemporaryFolder folder;

    Library() {
        const auto first = citing("Selon l'article L. 226-2-1 et l'article 40.");
        content.write("fiches/un/v0001.md", first);
        content.write("fiches/un/v0002.md", changed(following(first, citing("Selon L. 226-2.")), "auteur",
                                                    "en-vigueur-le = 2027-01-01\nauteur"));
        content.write("fiches/deux/v0001.md",
                      citing("## Suite\n\nL226-2-1, puis L. 226-10 et loi n° 2002-2."));
        REQUIRE(index::build({content.path(), folder.path() / "index", {}, {}, false}));
    }
    [[nodiscard]] Engine open() const {
        auto engine = Engine::open(folder.path() / "index", content.load().vocabulary, content.path());
        REQUIRE(engine);
        return std::move(*engine);
    }
};

std::vector<std::string> shown(const CitedArticles& cited) {
    std::vector<std::string> all;
    for (const auto& [article, documents] : cited.articles)
        all.push_back(fmt::format("{}×{}", article, documents));
    CHECK(cited.total == all.size());
    return all;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("articles are counted in the versions in force, in natural order") {
    const Library library;
    const auto engine = library.open();
    CHECK(shown(*engine.cited_articles(kToday)) == Strings{"l226-2-1×2", "l226-10×1", "n40×1"});
    CHECK(shown(*engine.cited_articles(kLater)) == Strings{"l226-2×1", "l226-2-1×1", "l226-10×1"});
    CHECK(shown(*engine.cited_articles({})).empty());
    CHECK(*engine.articles_of("fiches/un@1") == Strings{"l226-2-1", "n40"});
    CHECK(*engine.articles_of("fiches/un@2") == Strings{"l226-2"});
    CHECK(engine.articles_of("fiches/inconnue@1")->empty());
}

TEST_CASE("the documents that cite an article are those in force, with the passage, and what is under it") {
    const Library library;
    const auto engine = library.open();
    const auto today = engine.citing("l226-2-1", kToday);
    REQUIRE(today);
    CHECK(today->total == 2);
    REQUIRE(today->hits.size() == 2);
    for (const auto& hit : today->hits) {
        CAPTURE(hit.id);
        bool marked = false;
        for (const auto& fragment : hit.passage.fragments)
            marked = marked || (fragment.match && fragment.text.find("226-2-1") != std::string::npos);
        CHECK(marked);
    }
    const auto above = engine.citing("l226-2", kToday);
    REQUIRE(above);
    CHECK(above->total == 0);
    CHECK(shown(above->under) == Strings{"l226-2-1×2"});
    const auto later = engine.citing("l226-2", kLater);
    REQUIRE(later);
    CHECK(later->total == 1);
    CHECK(later->hits.at(0).id == "fiches/un@2");
    CHECK(engine.citing("l999", kToday)->total == 0);
}

}  // namespace reperes::search
