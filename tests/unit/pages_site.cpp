// What is served while it changes: publications, builds, an index that cannot follow, one that must be
// mended.
#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <mutex>
#include <thread>

#include "index/builder.h"
#include "index/entry.h"
#include "index/generation.h"
#include "index/schema.h"
#include "pages/site.h"
#include "unit/temporary_folder.h"

namespace reperes::tests {

namespace {

using Strings = std::vector<std::string>;

struct Workshop {
    corpus::SmallContent content;
    TemporaryFolder folder;

    [[nodiscard]] std::filesystem::path index() const { return folder.path() / "index"; }

    // A fiche whose text says `word`.
    void publish(const std::string& name, const std::string& word) const {
        content.write(fmt::format("fiches/{}/v0001.md", name),
                      corpus::changed(corpus::fiche(), "Un texte", word));
    }
    void build(const std::vector<std::filesystem::path>& jsonl = {}) const {
        REQUIRE(index::build({content.path(), index(), jsonl, {}, false}));
    }
    std::unique_ptr<pages::Site> open() {
        told.clear();
        auto site = pages::Site::open(content.path(), index(), told);
        if (!site) FAIL(site.error().message);
        return std::move(*site);
    }
    [[nodiscard]] bool has_told(const std::string& what) const {
        return std::any_of(told.begin(), told.end(),
                           [&](const std::string& one) { return one.find(what) != std::string::npos; });
    }

    Strings told;
};

search::SearchRequest asking(const std::string& text) {
    search::SearchRequest request;
    request.text = text;
    request.limit = search::kMaxResults;
    request.at = corpus::now();
    return request;
}

std::size_t total(pages::Site& site, const std::string& text) {
    auto snapshot = site.current();
    const auto page = site.search(snapshot, asking(text));
    REQUIRE(page);
    return page->corrected ? 0 : page->total;
}

bool has_page(pages::Site& site, const std::string& id) {
    return site.current()->corpus.find(id) != nullptr;
}

}  // namespace

TEST_CASE("what was published is on its page and found when refresh returns") {
    Workshop workshop;
    workshop.build();
    const auto site = workshop.open();
    CHECK(workshop.told.empty());
    workshop.publish("nouvelle", "Une péniche");
    REQUIRE(site->refresh());
    CHECK(has_page(*site, "fiches/nouvelle"));
    CHECK(total(*site, "péniche") == 1);
    CHECK_FALSE(site->current()->index_is_late());
    CHECK(site->suggest("accueil inc", corpus::now(), 9)->size() == 1);
    CHECK(site->refresh());  // nothing more
}

TEST_CASE("beside a build, pages show what was published at once, and the search when it can") {
    Workshop workshop;
    workshop.build();
    const auto site = workshop.open();
    {
        const auto lock = index::lock_index(workshop.index());
        REQUIRE(lock);
        workshop.publish("nouvelle", "Une péniche");
        const auto late = site->refresh();
        REQUIRE_FALSE(late);
        CHECK(late.error().code == ErrorCode::unavailable);
        CHECK(has_page(*site, "fiches/nouvelle"));
        CHECK(site->current()->index_is_late());
        CHECK(total(*site, "péniche") == 0);
        CHECK(total(*site, "inconditionnel") == 1);
    }
    SUBCASE("at the next publication") {
        workshop.publish("autre", "Un canot");
        REQUIRE(site->refresh());
        CHECK(total(*site, "canot") == 1);
    }
    SUBCASE("when the build has ended, although it began before") {
        const corpus::SmallContent old;
        REQUIRE(index::build({old.path(), workshop.index(), {}, {}, true}));
    }
    CHECK(total(*site, "péniche") == 1);
    CHECK_FALSE(site->current()->index_is_late());
}

TEST_CASE("an index that is of another vocabulary does not hold the pages back") {
    Workshop workshop;
    workshop.build();
    const auto site = workshop.open();
    workshop.content.write("vocabulaire/sigles.csv",
                           "sigle;developpement;domaine;source\nASE;autre sens;enfance;loi\n");
    workshop.publish("nouvelle", "Une péniche");
    const auto refused = site->refresh();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().hint.find("reperes-index build") != std::string::npos);
    CHECK(has_page(*site, "fiches/nouvelle"));
    CHECK(total(*site, "inconditionnel") == 1);
    workshop.build();
    CHECK(total(*site, "péniche") == 1);
}

TEST_CASE("a site opens on an index that lags, that is missing, damaged or of another time, and says so") {
    Workshop workshop;
    workshop.publish("ancienne", "Une barque");
    SUBCASE("missing") {}
    SUBCASE("lagging") {
        workshop.build();
        workshop.publish("nouvelle", "Une péniche");
        const auto stamp = index::current_stamp(workshop.index());
        workshop.open();
        CHECK(workshop.has_told("mis à jour (1 document)"));
        CHECK(index::current_stamp(workshop.index()) == stamp);
        return;
    }
    SUBCASE("far behind") {
        workshop.build();
        for (int i = 0; i < 150; ++i) workshop.publish(fmt::format("f{}", i), "Une péniche");
    }
    SUBCASE("damaged") {
        workshop.build();
        for (const auto& entry : std::filesystem::directory_iterator(workshop.index() / "gen-000001"))
            std::ofstream(entry.path(), std::ios::trunc) << "abîmé";
    }
    SUBCASE("with suggestions that cannot be read") {
        workshop.build();
        Xapian::WritableDatabase database((workshop.index() / "gen-000001").string());
        database.set_metadata(index::term(index::kMetaSuggestions, "0001"), "abîmé");
        database.commit();
    }
    SUBCASE("of another schema") {
        workshop.build();
        Xapian::WritableDatabase database((workshop.index() / "gen-000001").string());
        database.set_metadata(std::string(index::kMetaSchema), "1");
        database.commit();
    }
    SUBCASE("whose generation is gone") {
        workshop.build();
        std::filesystem::remove_all(workshop.index() / "gen-000001");
    }
    const auto site = workshop.open();
    CHECK(workshop.has_told("l'index a été reconstruit"));
    CHECK(total(*site, "barque") == 1);
    CHECK_FALSE(site->current()->index_is_late());
    workshop.open();
    CHECK(workshop.told.empty());
}

TEST_CASE("collections from elsewhere are built again from their files, or said to be missing") {
    Workshop workshop;
    const auto file = workshop.folder.path() / "codes.jsonl";
    workshop.folder.write("codes.jsonl", "{\"id\":\"a\",\"title\":\"Article\",\"text\":\"La tutelle.\"}\n");
    workshop.build({file});
    std::filesystem::remove_all(workshop.index() / "gen-000001");
    SUBCASE("there") {
        const auto site = workshop.open();
        CHECK(total(*site, "tutelle") == 1);
        CHECK_FALSE(workshop.has_told("codes"));
    }
    SUBCASE("gone") {
        std::filesystem::remove(file);
        const auto site = workshop.open();
        CHECK(total(*site, "tutelle") == 0);
        CHECK(workshop.has_told("la collection « codes » n'est plus dans l'index"));
    }
    SUBCASE("not known") {
        std::filesystem::remove(workshop.index() / "sources");
        const auto site = workshop.open();
        CHECK(total(*site, "tutelle") == 0);
        CHECK(workshop.has_told("--jsonl"));
    }
}

TEST_CASE("while publications follow one another, no search is lost, and none mixes two contents") {
    Workshop workshop;
    for (const char* name : {"f0", "f0-encore"}) workshop.publish(name, "Une étape");
    workshop.build();
    const auto site = workshop.open();
    std::atomic<bool> over = false;
    std::atomic<std::size_t> searches = 0;
    std::mutex mutex;
    Strings wrong;  // guarded by mutex
    const auto check = [&](bool good, const std::string& what) {
        if (good) return;
        const std::lock_guard lock(mutex);
        wrong.push_back(what);
    };
    const auto read = [&] {
        for (; !over; std::this_thread::sleep_for(std::chrono::milliseconds(1))) {
            auto snapshot = site->current();
            const auto page = site->search(snapshot, asking("étape"));
            check(page.has_value(), page ? "" : page.error().message);
            if (!page) continue;
            const auto published = snapshot->corpus.documents.size() - 1;  // without the group
            check(page->total == published, fmt::format("{} found of {}", page->total, published));
            for (const auto& hit : page->hits)
                check(index::find_indexed(snapshot->corpus, hit.id).has_value(), hit.id);
            const auto suggested = site->suggest("accueil", corpus::now(), 3);
            check(suggested.has_value(), suggested ? "" : suggested.error().message);
            ++searches;
        }
    };
    std::vector<std::thread> readers;
    for (int i = 0; i < 4; ++i) readers.emplace_back(read);
    for (int i = 1; i <= 200; ++i) {  // up to ten more, then one less each time
        const auto name = fmt::format("f{}", i % 20 < 10 ? i % 20 : 19 - i % 20);
        if (i % 20 < 10)
            workshop.publish(name + "-encore", "Une étape");
        else
            workshop.content.remove("fiches/" + name + "-encore");
        const auto refreshed = site->refresh();
        check(refreshed.has_value(), refreshed ? "" : refreshed.error().message);
    }
    over = true;
    for (auto& reader : readers) reader.join();
    CHECK(searches > 200);
    CHECK(fmt::format("{}", fmt::join(wrong, "\n")) == "");
}

}  // namespace reperes::tests
