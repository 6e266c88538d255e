// A disk that is full or read-only, a folder that is gone: the editor is told, nothing is lost, readers read
// on.
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "corpus/durable_file.h"
#include "faults/aftermath.h"
#include "publication/workshop.h"
#include "unit/small_disk.h"

using namespace reperes;
using namespace reperes::publication;
using corpus::Collection;

namespace {

// What stands in a process of its own cannot use the checks of doctest: it answers true or false.
bool says(const std::string& text, std::string_view piece) {
    return text.find(piece) != std::string::npos;
}

bool refused_with(const Result<Publication>& published, std::string_view message, std::string_view hint) {
    return !published && published.error().code == ErrorCode::io &&
           says(published.error().message, message) && says(published.error().hint, hint);
}

void copy_tree(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
}

// A house with one version of fiches/essai and the draft of a second.
struct Ready {
    PublishingHouse house;
    Draft draft;
    bool ok = false;

    Ready(const std::filesystem::path& content, const std::filesystem::path& data) : house(content, data) {
        if (!house.open()) return;
        const auto first = house.approved_draft(Collection::fiches, "essai", fiche_fields("Un texte."));
        if (!first || !house.publish({*first})) return;
        const auto second =
            house.approved_draft(Collection::fiches, "essai", fiche_fields("Un autre texte.", false));
        if (!second) return;
        draft = *second;
        ok = true;
    }
    [[nodiscard]] std::size_t served(const std::filesystem::path& content) const {
        const auto corpus = corpus::load_corpus(content);
        const auto* found = corpus ? corpus->find(Collection::fiches, "essai") : nullptr;
        return found && corpus->faults.empty() ? found->versions.size() : 0;
    }
};

// The lock is open in it, so that the disk itself stays writable; its place becomes read-only.
bool make_read_only(const std::filesystem::path& folder) {
    return ::mount(folder.c_str(), folder.c_str(), nullptr, MS_BIND, nullptr) == 0 &&
           ::mount(nullptr, folder.c_str(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) == 0;
}

void fill(const std::filesystem::path& file, std::size_t bytes) {
    std::ofstream(file, std::ios::binary) << std::string(bytes, 'x');
}

}  // namespace

TEST_CASE("on a full disk nothing is published, the editor is told, and with room again it is") {
    const corpus::SmallContent small;
    const TemporaryFolder disk;
    const TemporaryFolder data;
    CHECK(on_small_disk(disk.path(), 80, [&] {
        const auto content = disk.path() / "content";
        copy_tree(small.path(), content);
        Ready ready(content, data.path());
        fill(disk.path() / "gros", 20 << 20);
        const bool refused =
            refused_with(ready.house.publish({ready.draft}), "il ne reste que", "Faites de la place");
        const bool unaffected = ready.served(content) == 1 && ready.house.publisher->trouble().empty();
        std::filesystem::remove(disk.path() / "gros");
        return ready.ok && refused && unaffected && ready.house.publish({ready.draft}) &&
               ready.served(content) == 2;
    }));
}

TEST_CASE("when the data have no room, what is published stands, and a start makes the rest good") {
    const corpus::SmallContent content;
    const TemporaryFolder disk;
    CHECK(on_small_disk(disk.path(), 80, [&] {
        const auto data = disk.path() / "data";
        {
            Ready ready(content.path(), data);
            fill(disk.path() / "gros", 20 << 20);
            const auto published = ready.house.publish({ready.draft});
            if (!ready.ok || !published || published->warnings.size() != 2) return false;
            if (!says(published->warnings[0], "le journal ne le dit pas encore")) return false;
        }
        std::filesystem::remove(disk.path() / "gros");
        return Aftermath(content.path(), data).judge({}).empty();
    }));
}

TEST_CASE("a file longer than the system permits is refused whole, and a shorter one goes on") {
    Workshop workshop;
    std::string body;
    for (int i = 0; i < 8000; ++i) body += "Une phrase. ";
    const auto large = workshop.fiche("longue", fiche_fields(body));
    const auto small = workshop.fiche("courte", fiche_fields("Un texte."));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const rlimit limit{50'000, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
    const auto refused = workshop->publish({large});
    const auto published = workshop->publish({small});
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    check_refused(refused, ErrorCode::io, "taille permise");
    CHECK(published);
    CHECK(names_in(workshop.content.path() / "fiches") == std::set<std::string>{"courte"});
    CHECK(workshop->publish({large}));
    workshop.check_whole();
}

TEST_CASE("on a read-only disk the editor is told, and the server starts and serves") {
    const corpus::SmallContent small;
    const TemporaryFolder disk;
    const TemporaryFolder data;
    CHECK(on_small_disk(disk.path(), 80, [&] {
        const auto content = disk.path() / "content";
        copy_tree(small.path(), content);
        {
            Ready ready(content, data.path());
            if (!ready.ok || !make_read_only(disk.path())) return false;
            if (!refused_with(ready.house.publish({ready.draft}), "lecture seule", "Remontez-le"))
                return false;
            if (ready.served(content) != 1) return false;
        }
        PublishingHouse again(content, data.path());
        if (!again.open() || !says(again.publisher->trouble(), "lecture seule")) return false;
        const auto left = again.drafts->open_drafts();
        const auto published = again.publish(left);
        return left.size() == 1 && !published && published.error().code == ErrorCode::unavailable &&
               says(published.error().hint, "lecture seule") && again.corpus()->faults.empty();
    }));
}

TEST_CASE("into the place of a content that is gone nothing is written") {
    Workshop workshop;
    const auto draft = workshop.fiche("essai", fiche_fields("Un texte."));
    const auto aside = workshop.data.path() / "ailleurs";
    std::filesystem::rename(workshop.content.path(), aside);
    check_refused(workshop->publish({draft}), ErrorCode::io, "a disparu ou a été remplacé");
    CHECK_FALSE(std::filesystem::exists(workshop.content.path()));
    std::filesystem::create_directory(workshop.content.path());  // where a disk was mounted
    check_refused(workshop->publish({draft}), ErrorCode::io, "a disparu ou a été remplacé");
    CHECK(std::filesystem::is_empty(workshop.content.path()));
    std::filesystem::remove(workshop.content.path());
    std::filesystem::rename(aside, workshop.content.path());
    CHECK(workshop->publish({draft}));
    workshop.check_whole();
}

TEST_CASE("a document whose folder is gone is refused, and is not made again without its history") {
    Workshop workshop;
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("Un texte."))}));
    const auto draft = workshop.fiche("essai", fiche_fields("Un autre texte.", false));
    const auto aside = workshop.data.path() / "ailleurs";
    std::filesystem::rename(workshop.content.path() / "fiches/essai", aside);
    check_refused(workshop->publish({draft}), ErrorCode::io, "le dossier n'existe pas");
    CHECK_FALSE(std::filesystem::exists(workshop.content.path() / "fiches/essai"));
    std::filesystem::rename(aside, workshop.content.path() / "fiches/essai");
    CHECK(workshop->publish({draft}));
    workshop.check_whole();
}

TEST_CASE("a data folder that cannot be made is an error in words") {
    const corpus::SmallContent content;
    const TemporaryFolder data;
    data.write("fichier", "x");
    PublishingHouse house(content.path(), data.path() / "fichier/data");
    const auto opened = house.open();
    REQUIRE_FALSE(opened);
    check_says(opened.error().message, "un fichier est à la place d'un dossier");
}
