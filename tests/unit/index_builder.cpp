// Building an index: what is in it, what is refused, what is left as it was.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>

#include <algorithm>
#include <fstream>

#include "index/builder.h"
#include "index/entry.h"
#include "index/generation.h"
#include "index/record.h"
#include "search/engine.h"
#include "unit/temporary_folder.h"

namespace reperes::index {

namespace {

struct Workshop {
    corpus::SmallContent content;
    TemporaryFolder folder;
    [[nodiscard]] BuildRequest request() const {
        return {content.path(), folder.path() / "index", {}, {}, false};
    }
    [[nodiscard]] Result<search::Engine> open() const {
        return search::Engine::open(folder.path() / "index", content.load().vocabulary, content.path());
    }
};

std::size_t generations(const std::filesystem::path& index) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(index))
        if (entry.path().filename().string().starts_with("gen-")) ++count;
    return count;
}

}  // namespace

TEST_CASE(
    "a second build of the same content has nothing to do, a change makes a new generation, and two are "
    "kept") {
    const Workshop workshop;
    REQUIRE(build(workshop.request()));
    const auto stamp = current_stamp(workshop.request().index);
    const auto again = build(workshop.request());
    REQUIRE(again);
    CHECK(again->up_to_date);
    CHECK(current_stamp(workshop.request().index) == stamp);
    for (int i = 0; i < 4; ++i) {
        workshop.content.write("fiches/f" + std::to_string(i) + "/v0001.md", corpus::fiche());
        const auto changed = build(workshop.request());
        REQUIRE(changed);
        CHECK_FALSE(changed->up_to_date);
        CHECK(changed->documents == static_cast<std::size_t>(i) + 2);
    }
    CHECK(generations(workshop.request().index) == 2);
    CHECK(current_stamp(workshop.request().index) != stamp);
}

TEST_CASE("a faulty document never stops the others from being indexed") {
    const Workshop workshop;
    workshop.content.write("fiches/bonne/v0001.md", corpus::fiche());
    workshop.content.write("fiches/sans-titre/v0001.md",
                           corpus::changed(corpus::fiche(), "titre", "# titre"));
    workshop.content.write("fiches/octets/v0001.md",
                           corpus::changed(corpus::fiche(), "Un texte", "Un \xFF texte"));
    workshop.content.write("fiches/enorme/v0001.md", corpus::fiche() + std::string(5 << 20, 'a'));
    std::string row;
    for (int i = 0; i < 10000; ++i) row += "|a";
    workshop.content.write("fiches/tableau/v0001.md", corpus::fiche() + "\n" + row + "|\n" + row + "|\n");
    const auto report = build(workshop.request());
    REQUIRE(report);
    CHECK(report->documents == 2);  // the good one and the group
    CHECK(report->faults.size() >= 4);
}

TEST_CASE(
    "an index made with another vocabulary, analyser or schema is refused with the command that rebuilds "
    "it") {
    const Workshop workshop;
    REQUIRE(build(workshop.request()));
    REQUIRE(workshop.open());
    const auto refused = [&](const std::string& reason) {
        const auto opened = workshop.open();
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == ErrorCode::incompatible);
        CHECK(opened.error().message.find(reason) != std::string::npos);
        CHECK(opened.error().hint.find("reperes-index build --content " + workshop.content.path().string() +
                                       " --index " + workshop.request().index.string()) != std::string::npos);
    };
    SUBCASE("vocabulary") {
        workshop.content.write("vocabulaire/sigles.csv",
                               "sigle;developpement;domaine;source\nASE;autre sens;enfance;loi\n");
        refused("vocabulaires");
        REQUIRE(build(workshop.request()));
        CHECK(workshop.open());
    }
    for (const auto& [key, reason] :
         {std::pair(kMetaAnalyser, "analyseur"), std::pair(kMetaSchema, "schéma")}) {
        SUBCASE(reason) {
            std::ifstream stub(workshop.request().index / "current");
            std::string word, generation;
            stub >> word >> generation;
            Xapian::WritableDatabase database((workshop.request().index / generation).string());
            database.set_metadata(std::string(key), "autre");
            database.commit();
            refused(reason);
        }
    }
}

TEST_CASE("no index at all is an error that says how to build one") {
    const Workshop workshop;
    const auto opened = workshop.open();
    REQUIRE_FALSE(opened);
    CHECK(opened.error().hint.find("reperes-index build --content") != std::string::npos);
}

TEST_CASE("two builds at once: the second is refused and the first is whole") {
    const Workshop workshop;
    auto lock = lock_index(workshop.request().index);
    REQUIRE(lock);
    const auto second = build(workshop.request());
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::unavailable);
}

TEST_CASE("the leftover of a build that was cut off does not disturb the next") {
    const Workshop workshop;
    REQUIRE(build(workshop.request()));
    const auto leftover = next_generation(workshop.request().index);
    std::filesystem::create_directories(leftover.string() + ".work");
    std::ofstream(leftover.string() + ".work/shard-000000") << "half";
    workshop.content.write("fiches/f/v0001.md", corpus::fiche());
    const auto report = build(workshop.request());
    REQUIRE(report);
    CHECK(report->documents == 2);
    REQUIRE(workshop.open());
}

TEST_CASE("an open index goes on answering from its generation while others are published") {
    const Workshop workshop;
    REQUIRE(build(workshop.request()));
    const auto engine = workshop.open();
    REQUIRE(engine);
    workshop.content.write("fiches/f/v0001.md", corpus::fiche());
    REQUIRE(build(workshop.request()));
    search::SearchRequest request;
    request.at = corpus::now();
    const auto page = engine->search(request);
    REQUIRE(page);
    CHECK(page->total == 1);  // only the group: the content as it was
}

TEST_CASE("a collection from elsewhere is indexed, faulty lines apart") {
    const Workshop workshop;
    workshop.folder.write(
        "codes.jsonl",
        "{\"id\":\"a\",\"title\":\"Article 1\",\"text\":\"La loi.\"}\nceci n'est pas du JSON\n"
        "{\"id\":\"b\",\"title\":\"\",\"text\":\"Le "
        "décret.\",\"meta\":{\"url\":\"https://exemple.fr/b\"}}\n");
    auto request = workshop.request();
    request.jsonl = {workshop.folder.path() / "codes.jsonl"};
    const auto report = build(request);
    REQUIRE(report);
    CHECK(report->documents == 3);
    CHECK(report->faults.size() == 1);
    const auto engine = workshop.open();
    REQUIRE(engine);
    const auto stored = engine->stored("codes/a");
    REQUIRE(stored);
    CHECK(stored->title == "Article 1");
    CHECK_FALSE(engine->stored("codes/zzz"));
}

TEST_CASE("a record is read back as it was written, and anything else is refused") {
    Entry entry;
    entry.id = "fiches/é@1";
    entry.title = "Un titre « entre guillemets »\t";
    entry.text = "Une ligne.\n\nUne autre.";
    entry.headings = {{2, "ancre", "Intertitre", 12}};
    const auto record = decode(encode(entry));
    REQUIRE(record);
    CHECK(record->id == entry.id);
    CHECK(record->title == entry.title);
    CHECK(record->text == entry.text);
    REQUIRE(record->headings.size() == 1);
    CHECK(record->headings.front().offset == 12);
    for (const char* bad : {"", "texte", "{}\n", "{\"id\":1}\n", "\n\n", "[]\ntexte"})
        CHECK_FALSE(decode(bad));
}

TEST_CASE("withdrawals and versions that were never in force are not in the index") {
    corpus::SmallContent content;
    const auto first = corpus::fiche();
    content.write("fiches/retiree/v0001.md", first);
    content.write("fiches/retiree/v0002.md", corpus::withdrawal(first));
    const auto entries = entries_of(content.load());
    const auto has = [&](const char* id) {
        return std::any_of(entries.begin(), entries.end(), [&](const Entry& e) { return e.id == id; });
    };
    CHECK_FALSE(has("fiches/retiree@1"));  // overtaken at the instant it began
    CHECK_FALSE(has("fiches/retiree@2"));
    CHECK(has("groupes/gt1@1"));
}

}  // namespace reperes::index
