// A backup is a copy of the folders, or an export, made at any moment while the commission publishes.
#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "corpus/durable_file.h"
#include "publication/site_folders.h"

using namespace reperes;
using namespace reperes::publication;

namespace {

// Adds versions, editions of two documents and lines of the journal as fast as it can, until its end or until
// there is enough to copy.
class Busy {
 public:
    explicit Busy(SiteFolders& site) : site_(site), worker_([this] { work(); }) {}
    ~Busy() {
        stop_ = true;
        worker_.join();
    }
    Busy(const Busy&) = delete;
    Busy& operator=(const Busy&) = delete;
    [[nodiscard]] int published() const { return published_; }

 private:
    static constexpr int kRounds = 60;

    void work() {
        std::vector<std::string> repaired;
        const auto journal = Journal::open(site_.data.path(), repaired);
        for (int round = 0; !stop_ && round < kRounds; ++round) {
            for (const auto* document : {"fiches/un", "fiches/deux"}) publish(**journal, document, round);
            publish_edition(round);
        }
    }
    void create(const std::string& name, const std::string& bytes) {
        const auto file = site_.content.path() / name;
        (void)corpus::create_folder(file.parent_path());
        (void)corpus::create_file(file.parent_path(), file.filename().string(), bytes);
    }
    void publish(Journal& journal, const std::string& document, int round) {
        auto& last = last_[document];
        last = round == 0 ? corpus::fiche() : following(last);
        create(fmt::format("{}/v{:04}.md", document, round + 1), last);
        JournalEntry entry;
        entry.who = "mdupont";
        entry.act = "publication";
        entry.object = fmt::format("{}@{}", document, round + 1);
        if (journal.write(entry)) ++published_;
    }
    // As publisher.h says: the files first, then the manifest.
    void publish_edition(int round) {
        corpus::Edition edition;
        edition.name = fmt::format("edition-{:04}", round);
        edition.published_at = corpus::now();
        for (const auto* document : {"alpha", "beta"}) {
            const std::string file = fmt::format("fiches/{}-{:04}/v0001.md", document, round);
            const auto bytes = corpus::changed(
                corpus::fiche(), "type =", fmt::format("edition = \"{}\"\ntype =", edition.name));
            create(file, bytes);
            edition.versions.push_back({file, corpus::sha256(bytes)});
        }
        create(fmt::format("editions/{}.toml", edition.name), corpus::write_edition(edition));
    }
    static std::string following(const std::string& previous) {
        return corpus::following(previous, corpus::fiche());
    }

    SiteFolders& site_;
    std::map<std::string, std::string> last_;
    std::atomic<bool> stop_ = false;
    std::atomic<int> published_ = 0;
    std::thread worker_;
};

// A document's folder is made just before its first version: one that was copied between the two is empty,
// and the server sets it aside when it starts.
void remove_empty_folders(const std::filesystem::path& content) {
    for (const auto& document : std::filesystem::directory_iterator(content / "fiches"))
        if (std::filesystem::is_empty(document)) std::filesystem::remove(document);
}

// The journal knows no version that the content lacks; every part is sound.
void check_restored(const std::filesystem::path& content, const std::filesystem::path& data) {
    const auto corpus = corpus::load_corpus(content);
    REQUIRE(corpus);
    for (const auto& fault : corpus->faults) FAIL_CHECK(corpus::describe(fault));
    std::vector<std::string> repaired;
    const auto journal = Journal::open(data, repaired);  // as a server that starts
    REQUIRE(journal);
    const auto report = verify_journal(data);
    REQUIRE(report);
    for (const auto& fault : report->faults) FAIL_CHECK(fault);
    for (const auto& entry : (*journal)->with_act("publication")) {
        if (entry.object.empty()) continue;
        const auto at = entry.object.find('@');
        const auto number = std::stoul(entry.object.substr(at + 1));
        const auto* const document = corpus->find(corpus::Collection::fiches, entry.object.substr(7, at - 7));
        REQUIRE(document);
        CHECK(document->versions.size() >= number);
    }
}

void wait_for(const Busy& busy, int published) {
    while (busy.published() < published) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

}  // namespace

TEST_CASE("folders copied at any moment, data first, then editions, make a site") {
    SiteFolders site;
    const Busy busy(site);
    for (int copy = 1; copy <= 10; ++copy) {
        wait_for(busy, 5 * copy);
        const TemporaryFolder backup;
        const auto command = fmt::format(
            "cp -r {0} {2}/donnees && mkdir {2}/contenu && "
            "if [ -d {1}/editions ]; then cp -r {1}/editions {2}/contenu/; fi && "
            "for part in {1}/*; do [ $part = {1}/editions ] || cp -r $part {2}/contenu/; done",
            site.data.path().string(), site.content.path().string(), backup.path().string());
        REQUIRE(std::system(command.c_str()) == 0);
        remove_empty_folders(backup.path() / "contenu");
        check_restored(backup.path() / "contenu", backup.path() / "donnees");
    }
}

TEST_CASE("an export made at any moment makes a site") {
    SiteFolders site;
    const TemporaryFolder backup;
    constexpr int kExports = 4;
    const auto file = [&](int number) { return backup.path() / fmt::format("sauvegarde-{}.zip", number); };
    {
        const Busy busy(site);
        for (int number = 1; number <= kExports; ++number) {
            wait_for(busy, 5 * number);
            const auto exported = export_archive(file(number), site.folders(), true);
            REQUIRE_MESSAGE(exported, exported.error().message);
        }
    }
    for (int number = 1; number <= kExports; ++number) {
        const auto folder = backup.path() / std::to_string(number);
        const ArchiveFolders to{folder / "contenu", folder / "donnees"};
        const auto imported = import_archive(file(number), to);
        REQUIRE_MESSAGE(imported, imported.error().message);
        CHECK(imported->sound());
        CHECK(imported->content_faults == 0);
        check_restored(to.content, to.data);
    }
}
