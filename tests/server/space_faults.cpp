// What readers and editors see when things go wrong under the real server: it is killed, the disk is full or may
// only be read, a folder is missing, a file was damaged by hand, publications follow one another without a pause.
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <random>
#include <regex>
#include <thread>

#include "server/writing.h"

namespace reperes::tests {

namespace {

constexpr const char* kFiche = "/fiches/une-fiche-qui-change";

// A word that says which version has it: « etapezabz » for 12.
std::string word_of(std::size_t number) {
    std::string word = "etapez";
    for (const char digit : fmt::format("{}", number)) word += static_cast<char>('a' + (digit - '0'));
    return word + "z";
}

Fields text_of(std::size_t number) {
    const auto word = word_of(number);
    return typed(whole_fiche(), {{"titre", "Une fiche qui change " + word},
                                 {"resume", "Un résumé qui change aussi : " + word + "."},
                                 {"corps", "## Au début\n\nLe mot " + word + ".\n\n## À la fin\n\nEncore " + word + "."}});
}

// The one such word of a page; empty when it has none, or several.
std::string one_word(const std::string& page) {
    std::string found;
    for (std::size_t at = 0; (at = page.find("etapez", at)) != std::string::npos;) {
        const auto end = page.find_first_not_of("abcdefghijz", at + 6);
        const auto word = page.substr(at, end - at);
        if (!found.empty() && word != found) return "";
        found = word;
        at = end;
    }
    return found;
}

// Somebody who writes and publishes alone: fiches need no second reader here.
class Alone {
 public:
    explicit Alone(SpaceServer& space, Person& marie) : space_(&space) {
        REQUIRE(marie.send("/espace/reglages", {}).status == 303);
    }
    // A draft of the next version, or of the first, that has all it needs; empty when the server refused something.
    std::string begin(Person& marie, std::size_t number) {
        const auto begun = number == 1 ? marie.send("/espace/nouveau", {{"collection", "fiches"},
                                                                        {"titre", "Une fiche qui change"}})
                                       : marie.send("/espace/nouveau", {{"document", std::string(kFiche + 1)},
                                                                        {"genre", "version"},
                                                                        {"version", fmt::format("{}", number - 1)}});
        if (begun.status != 303) return "";
        const auto draft = location(begun);
        Fields values = text_of(number);
        if (number > 1)
            values = typed(values, {{"note-de-changement", "Un autre mot."}, {"changement", "mineur"}});
        const auto form = form_of(marie.read(draft).body, draft + "/enregistrer");
        return marie.send(draft + "/enregistrer", typed(form, values)).status == 303 ? draft : "";
    }
    // Whether the server said that it is published.
    bool publish(Person& marie, std::size_t number) {
        const auto draft = begin(marie, number);
        if (draft.empty()) return false;
        const auto revisions = between(marie.read(draft).body, "name=\"revision\" value=\"", "\"");
        return !revisions.empty() && marie.send(draft + "/publier", {{"revision", revisions.front()}}).status == 303;
    }
    // How many versions readers have; each with the word of its number and no other.
    std::size_t versions() {
        for (std::size_t number = 1;; ++number) {
            const auto page = space_->server().get(fmt::format("{}/v/{}", kFiche, number));
            if (page.status == 404) return number - 1;
            CHECK(page.status == 200);
            // Its history has the titles of no other version, but the form of comparison may name them by number.
            CHECK(one_word(page.body) == word_of(number));
        }
    }

 private:
    SpaceServer* space_;
};

std::size_t count(const std::string& text, const std::string& piece) {
    std::size_t times = 0;
    for (std::size_t at = 0; (at = text.find(piece, at)) != std::string::npos; at += piece.size()) ++times;
    return times;
}

// A disk of some megabytes that only this process and its children see, as long as this object lives.
class SmallDisk {
 public:
    explicit SmallDisk(unsigned megabytes) {
        const auto size = fmt::format("size={}m", megabytes);
        mounted_ = ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                   ::mount("tmpfs", path().c_str(), "tmpfs", 0, size.c_str()) == 0;
        if (!mounted_) MESSAGE("SKIPPED: a disk cannot be mounted here (it takes root)");
    }
    ~SmallDisk() {
        if (mounted_) ::umount2(path().c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool is_mounted() const { return mounted_; }
    [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }

    void fill() const {
        std::ofstream out(path() / "plein", std::ios::binary);
        const std::string block(4096, 'x');
        while (out.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) continue;
    }
    void make_room() const { REQUIRE(std::filesystem::remove(path() / "plein")); }
    void allow_writing(bool allowed) const {
        REQUIRE(::mount(nullptr, path().c_str(), nullptr, allowed ? MS_REMOUNT : MS_REMOUNT | MS_RDONLY, nullptr) == 0);
    }

 private:
    TemporaryFolder folder_;
    bool mounted_ = false;
};

// Readers see what they saw.
void check_readers(RunningServer& server) {
    for (const auto* path : {"/", "/reference/secret-professionnel", "/recherche?q=secret", "/reference/integral"}) {
        CAPTURE(path);
        CHECK(server.get(path).status == 200);
    }
}

}  // namespace

TEST_CASE("killed at random moments while versions are published: none that was acknowledged is lost") {
    const auto seed = std::random_device()();
    CAPTURE(seed);
    std::mt19937 random(seed);
    SpaceServer space;
    Person first = space.marie();
    Alone editor(space, first);
    REQUIRE(editor.publish(first, 1));  // a draft cut short would keep the name of its folder
    CHECK(space.stop() == 0);
    space.expect_faults();
    const std::size_t wanted = std::getenv("REPERES_BIN") || !REPERES_SANITIZED ? 200 : 10;  // slow with sanitizers
    std::size_t acknowledged = 1, kills = 0;
    while (acknowledged < wanted && kills < 150) {
        space.start();  // by itself, whatever it was killed in
        REQUIRE(space.server().get("/").status == 200);
        auto there = acknowledged;  // the last ones: all of them at the end
        while (space.server().get(fmt::format("{}/v/{}", kFiche, there + 1)).status == 200) ++there;
        const auto last = space.server().get(fmt::format("{}/v/{}", kFiche, acknowledged));
        REQUIRE(one_word(last.body) == word_of(acknowledged));
        REQUIRE(there <= acknowledged + 1);
        CHECK(one_word(space.server().get(kFiche).body) == word_of(there));
        const auto found = space.server().get("/recherche?q=" + word_of(there));
        CHECK(count(found.body, "href=\"" + std::string(kFiche)) > 0);
        acknowledged = there;
        Person marie = space.somebody();
        REQUIRE(marie.log_in("mdupont").status == 303);
        std::thread killer([&, pause = std::uniform_int_distribution<int>(10, 3'000)(random)] {
            std::this_thread::sleep_for(std::chrono::milliseconds(pause));
            space.server().kill();
        });
        try {
            while (editor.publish(marie, acknowledged + 1)) ++acknowledged;
            CHECK_MESSAGE(false, "refused without having been killed, after ", acknowledged, " versions");
        } catch (const Vanished&) {
            ++kills;
        }
        killer.join();
        CHECK(space.server().stop(SIGTERM) == 128 + SIGKILL);
    }
    space.start();
    CHECK(acknowledged >= wanted);
    CHECK(editor.versions() >= acknowledged);
    const auto verified = run({program("reperes-server"), "journal", "verify", "--data", space.data()});
    CHECK_MESSAGE(verified.status == 0, verified.output);
    CHECK(run({program("reperes-index"), "check", "--content", space.content()}).status == 0);
    CHECK_FALSE(contains(space.log(), " error "));
    MESSAGE(kills, " kills, ", count(space.log(), " warning "), " lines of what was put right");
}

TEST_CASE("while versions follow one another, readers see no error and no page of two versions") {
    SpaceServer space;
    Person marie = space.marie();
    Alone editor(space, marie);
    REQUIRE(editor.publish(marie, 1));
    std::atomic<std::size_t> published = 1;
    std::atomic<bool> over = false;
    std::atomic<std::size_t> read = 0;
    std::string wrong;
    std::mutex mutex;
    const auto number_of = [](const std::string& word) {
        std::string digits;
        for (std::size_t i = 6; i + 1 < word.size(); ++i) digits += static_cast<char>('0' + (word[i] - 'a'));
        return digits.empty() ? std::size_t{0} : std::stoul(digits);
    };
    const auto reader = [&](const std::string& path) {
        httplib::Client client(space.server().origin());
        client.set_read_timeout(30);
        client.set_url_encode(false);
        for (std::size_t last = 0; !over; ++read) {
            const auto before = published.load();
            const auto answer = client.Get(path);
            const auto number = answer && answer->status == 200 ? number_of(one_word(answer->body)) : 0;
            if (number >= before && number >= last) {
                last = number;
                continue;
            }
            const std::lock_guard lock(mutex);
            wrong += fmt::format("{}: {} after {} was published and {} read\n", path,
                                 !answer                 ? "no answer"
                                 : answer->status != 200 ? fmt::format("status {}", answer->status)
                                                         : fmt::format("version {}", number),
                                 before, last);
            return;
        }
    };
    std::vector<std::thread> readers;
    for (const auto* path : {kFiche, "/recherche?q=fiche+qui+change", "/api/v1/recherche?q=fiche+qui+change"})
        readers.emplace_back(reader, path);
    for (std::size_t number = 2; number <= 15; ++number) {
        CHECK(editor.publish(marie, number));
        published = number;
    }
    over = true;
    for (auto& thread : readers) thread.join();
    CHECK_MESSAGE(wrong.empty(), wrong);
    CHECK(read > 15);
    MESSAGE(read.load(), " pages read");
}

TEST_CASE("a full disk: the editor is told, nothing is half there, readers see nothing of it") {
    const SmallDisk disk(96);
    if (!disk.is_mounted()) return;
    SpaceServer space({}, disk.path());
    Person marie = space.marie();
    Alone editor(space, marie);
    REQUIRE(editor.publish(marie, 1));
    const auto draft = editor.begin(marie, 2);
    REQUIRE_FALSE(draft.empty());
    disk.fill();
    const auto form = typed(form_of(marie.read(draft).body, draft + "/enregistrer"), {{"resume", "Des mots à ne pas perdre."}});
    const auto refused = marie.send(draft + "/enregistrer", form);
    CHECK(refused.status == 500);
    INFO(refused.body);
    CHECK(contains(refused.body, "il ne reste que"));
    CHECK(contains(refused.body, "Faites de la place"));
    CHECK(contains(refused.body, "Des mots à ne pas perdre."));  // the words typed are given back
    check_readers(space.server());
    disk.make_room();
    REQUIRE(marie.send(draft + "/enregistrer", form).status == 303);
    disk.fill();
    const auto revisions = between(marie.read(draft).body, "name=\"revision\" value=\"", "\"");
    REQUIRE_FALSE(revisions.empty());
    const auto unpublished = marie.send(draft + "/publier", {{"revision", revisions.front()}});
    CHECK(unpublished.status == 500);
    CHECK(contains(unpublished.body, "disque"));
    CHECK(contains(unpublished.body, "Faites de la place"));
    CHECK(editor.versions() == 1);
    CHECK(one_word(space.server().get(kFiche).body) == word_of(1));
    check_readers(space.server());
    disk.make_room();
    CHECK(marie.send(draft + "/publier", {{"revision", revisions.front()}}).status == 303);
    CHECK(editor.versions() == 2);
    CHECK(count(space.server().get("/recherche?q=" + word_of(2)).body, kFiche) > 0);
}

TEST_CASE("a disk that may only be read: the editor is told, the server starts all the same") {
    const SmallDisk disk(96);
    if (!disk.is_mounted()) return;
    SpaceServer space({}, disk.path());
    Person marie = space.marie();
    Alone editor(space, marie);
    REQUIRE(editor.publish(marie, 1));
    CHECK(space.stop() == 0);
    space.expect_faults();
    disk.allow_writing(false);
    space.start();
    check_readers(space.server());
    CHECK(one_word(space.server().get(kFiche).body) == word_of(1));
    INFO(space.log());
    CHECK(contains(space.log(), "en lecture seule"));
    const auto closed = space.server().get("/espace/connexion");
    CHECK(closed.status == 503);
    CHECK(contains(closed.body, "fermé"));
    CHECK(space.stop() == 0);
    disk.allow_writing(true);
    space.start();
    Person again = space.somebody();
    REQUIRE(again.log_in("mdupont").status == 303);
    CHECK(editor.publish(again, 2));
}

TEST_CASE("a folder that somebody removed: the editor is told, readers read on") {
    SpaceServer space;
    Person marie = space.marie();
    Alone editor(space, marie);
    REQUIRE(editor.publish(marie, 1));
    const auto draft = editor.begin(marie, 2);
    REQUIRE_FALSE(draft.empty());
    const auto revisions = between(marie.read(draft).body, "name=\"revision\" value=\"", "\"");
    REQUIRE_FALSE(revisions.empty());
    std::filesystem::rename(space.content(), space.content().string() + "-ailleurs");
    const auto refused = marie.send(draft + "/publier", {{"revision", revisions.front()}});
    CHECK(refused.status >= 500);
    CHECK(contains(refused.body, "dossier"));
    check_readers(space.server());
    CHECK(one_word(space.server().get(kFiche).body) == word_of(1));
    std::filesystem::rename(space.content().string() + "-ailleurs", space.content());
    CHECK(marie.send(draft + "/publier", {{"revision", revisions.front()}}).status == 303);
    CHECK(editor.versions() == 2);
}

TEST_CASE("a published file that somebody damaged is said at the start, and readers have the rest") {
    SpaceServer space;
    Person marie = space.marie();
    Alone editor(space, marie);
    REQUIRE(editor.publish(marie, 1));
    REQUIRE(editor.publish(marie, 2));
    CHECK(space.stop() == 0);
    space.expect_faults();
    const auto file = space.content() / "fiches/une-fiche-qui-change/v0002.md";
    std::ofstream(file, std::ios::app) << "\nUne phrase ajoutée à la main.\n";
    space.start();
    check_readers(space.server());
    CHECK(contains(space.log(), "fiches/une-fiche-qui-change/v0002.md"));
    Person again = space.somebody();
    REQUIRE(again.log_in("mdupont").status == 303);
    CHECK(contains(again.read("/espace").body, "une-fiche-qui-change/v0002.md"));
    CHECK(space.stop() == 0);
    std::ofstream(file, std::ios::binary) << "+++\ntitre = \"Un fichier coupé";
    space.start();
    check_readers(space.server());
    CHECK(contains(space.log(), "faute"));
    CHECK(space.server().get(std::string(kFiche) + "/v/1").status != 500);
}

}  // namespace reperes::tests
