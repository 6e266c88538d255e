// The journal: written by many, read back, mended of a line that a power cut left.
#include "publication/journal.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>
#include <thread>

#include "publication/fixtures.h"
#include "publication/journal_line.h"

using namespace reperes;
using namespace reperes::publication;

namespace {

JournalEntry entry(const std::string& who, const std::string& act, const std::string& object = "") {
    JournalEntry written;
    written.who = who;
    written.act = act;
    written.object = object;
    return written;
}

std::unique_ptr<Journal> open_journal(Space& space, std::vector<std::string>& repaired) {
    auto journal = Journal::open(space.path(), repaired, space.clock());
    REQUIRE_MESSAGE(journal.has_value(), journal.error().message);
    return std::move(*journal);
}

std::unique_ptr<Journal> open_journal(Space& space) {
    std::vector<std::string> repaired;
    auto journal = open_journal(space, repaired);
    CHECK(repaired.empty());
    return journal;
}

void check_sound(const Space& space, std::size_t entries) {
    const auto report = verify_journal(space.path());
    REQUIRE(report);
    for (const auto& fault : report->faults) FAIL_CHECK(fault);
    CHECK(report->entries == entries);
}

}  // namespace

TEST_CASE("what was written is read back, the latest first") {
    Space space;
    const auto journal = open_journal(space);
    CHECK(journal->head().empty());
    REQUIRE(journal->write(entry("mdupont", "connexion")));
    space.now += std::chrono::minutes(2);
    JournalEntry publication = entry("mdupont", "publication", "reference/secret@3");
    publication.digest = "9f3c";
    publication.detail = "Édition « 2027-01 »\nà deux lignes";
    REQUIRE(journal->write(publication));
    const auto latest = journal->latest(10);
    REQUIRE(latest.size() == 2);
    CHECK(latest[0].number == 2);
    CHECK(latest[0].at == space.now);
    CHECK(latest[0].who == "mdupont");
    CHECK(latest[0].object == "reference/secret@3");
    CHECK(latest[0].digest == "9f3c");
    CHECK(latest[0].detail == publication.detail);
    CHECK(latest[1].act == "connexion");
    CHECK(journal->latest(1).size() == 1);
    CHECK(journal->with_act("connexion").size() == 1);
    CHECK(journal->with_act("autre").empty());
    check_sound(space, 2);
    CHECK(verify_journal(space.path())->head == journal->head());
    const auto mode = std::filesystem::status(space.path() / "journal/2026.jsonl").permissions();
    CHECK(mode == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("whatever was typed is journaled, on one line that verifies") {
    Space space;
    const auto journal = open_journal(space);
    const std::vector<std::string> texts{"\",\"chaine\":\"0\"}",
                                         "a\nb\r\n{}",
                                         std::string("nul\0!", 5),
                                         "\xFF\xFE\x80",
                                         std::string(100'000, 'x'),
                                         std::string(100'000, '\1'),
                                         "\u2028 é 😀"};
    for (const auto& text : texts) {
        JournalEntry odd = entry(text, text, text);
        odd.digest = odd.detail = text;
        REQUIRE(journal->write(odd));
    }
    check_sound(space, texts.size());
    CHECK(journal->latest(100).size() == texts.size());
    const auto bytes = space.read("journal/2026.jsonl");
    CHECK(bytes.size() < texts.size() * kMaxJournalLine);
}

TEST_CASE("the chain goes on from year to year, by the clock of Paris") {
    Space space;
    const auto journal = open_journal(space);
    space.now = *corpus::parse_instant("2026-12-31T22:59:59Z");
    REQUIRE(journal->write(entry("a", "un")));
    space.now = *corpus::parse_instant("2026-12-31T23:00:00Z");
    REQUIRE(journal->write(entry("a", "deux")));
    space.now = *corpus::parse_instant("2026-12-31T22:59:30Z");  // the clock was put back
    REQUIRE(journal->write(entry("a", "trois")));
    space.now = *corpus::parse_instant("2029-06-01T10:00:00Z");  // two years without an act
    REQUIRE(journal->write(entry("a", "quatre")));
    std::vector<std::string> acts;
    for (const auto& one : journal->latest(10)) acts.push_back(one.act);
    CHECK(acts == std::vector<std::string>{"quatre", "trois", "deux", "un"});
    for (const auto* year : {"2026", "2027", "2029"})
        CHECK(std::filesystem::exists(space.path() / "journal" / (std::string(year) + ".jsonl")));
    check_sound(space, 4);
}

TEST_CASE("a last line cut anywhere is set aside and told, and the chain goes on") {
    Space whole;
    const auto first = open_journal(whole);
    for (const auto* act : {"un", "deux", "trois"}) REQUIRE(first->write(entry("mdupont", act)));
    const auto bytes = whole.read("journal/2026.jsonl");
    const auto last_line = bytes.rfind('\n', bytes.size() - 2) + 1;
    for (std::size_t size = last_line + 1; size < bytes.size(); ++size) {
        CAPTURE(size);
        Space space;
        space.write("journal/2026.jsonl", bytes.substr(0, size));
        std::vector<std::string> repaired;
        const auto journal = open_journal(space, repaired);
        REQUIRE(repaired.size() == 1);
        CHECK(repaired[0].find("2026.jsonl.coupee-") != std::string::npos);
        CHECK(space.read("journal/2026.jsonl") == bytes.substr(0, last_line));
        CHECK(space.read("journal/2026.jsonl.coupee-20261121T100000Z") ==
              bytes.substr(last_line, size - last_line));
        REQUIRE(journal->write(entry("mdupont", "après")));
        check_sound(space, 3);
    }
}

TEST_CASE("lines cut in the same second are all kept") {
    Space space;
    for (const std::string torn : {"un", "deux", "trois"}) {
        space.write("journal/2026.jsonl", torn);
        std::vector<std::string> repaired;
        open_journal(space, repaired);
        CHECK(repaired.size() == 1);
    }
    CHECK(space.read("journal/2026.jsonl.coupee-20261121T100000Z") == "un");
    CHECK(space.read("journal/2026.jsonl.coupee-20261121T100000Z-1") == "deux");
    CHECK(space.read("journal/2026.jsonl.coupee-20261121T100000Z-2") == "trois");
}

TEST_CASE("nothing is added after a line that is not as it was written") {
    Space space;
    const auto journal = open_journal(space);
    REQUIRE(journal->write(entry("mdupont", "un")));
    const auto changed = corpus::changed(space.read("journal/2026.jsonl"), "mdupont", "mdupond");
    space.write("journal/2026.jsonl", changed);
    const auto answer = journal->write(entry("mdupont", "deux"));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::unavailable);
    CHECK(answer.error().hint.find("journal verify") != std::string::npos);
    CHECK(space.read("journal/2026.jsonl") == changed);
    CHECK(journal->head().empty());
}

TEST_CASE("a journal that cannot be written says so") {
    Space space;
    const auto journal = open_journal(space);
    space.remove("journal");
    CHECK(journal->write(entry("mdupont", "un")).error().code == ErrorCode::io);
    CHECK(verify_journal(space.path()).error().code == ErrorCode::not_found);
}

TEST_CASE("many threads of two processes write one chain") {
    Space space;
    constexpr int kThreads = 4, kEach = 25;
    const auto write_many = [&](const std::string& who) {
        std::vector<std::string> repaired;
        const auto journal = Journal::open(space.path(), repaired, space.clock());
        std::atomic<int> failures = 0;
        std::vector<std::thread> threads;
        for (int thread = 0; thread < kThreads; ++thread)
            threads.emplace_back([&, thread] {
                for (int number = 0; number < kEach; ++number)
                    if (!(*journal)->write(entry(who, std::to_string(thread)))) ++failures;
            });
        for (auto& thread : threads) thread.join();
        return failures == 0;
    };
    const pid_t child = ::fork();
    if (child == 0) ::_exit(write_many("ligne-de-commande") ? 0 : 1);
    REQUIRE(child > 0);
    CHECK(write_many("serveur"));
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    check_sound(space, 2 * kThreads * kEach);
    std::map<std::string, int> by;
    for (const auto& one : open_journal(space)->latest(1000)) ++by[one.who];
    CHECK(by["serveur"] == kThreads * kEach);
    CHECK(by["ligne-de-commande"] == kThreads * kEach);
}

TEST_CASE("a writer killed at any moment leaves a journal that goes on") {
    Space space;
    for (int kill = 0; kill < 10; ++kill) {
        const pid_t child = ::fork();
        if (child == 0) {
            std::vector<std::string> repaired;
            const auto journal = Journal::open(space.path(), repaired, space.clock());
            for (;;) (void)(*journal)->write(entry("enfant", "écrire"));
        }
        REQUIRE(child > 0);
        ::usleep(static_cast<useconds_t>(3000 + 1700 * kill));
        ::kill(child, SIGKILL);
        REQUIRE(::waitpid(child, nullptr, 0) == child);
        std::vector<std::string> repaired;
        REQUIRE(open_journal(space, repaired)->write(entry("parent", "constater")));
        const auto report = verify_journal(space.path());
        REQUIRE(report);
        CHECK(report->faults.empty());
    }
}
