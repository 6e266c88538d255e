// Whatever is done to the files of the journal, verify_journal() finds it.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "publication/fixtures.h"
#include "publication/journal.h"
#include "publication/journal_line.h"

using namespace reperes;
using namespace reperes::publication;

namespace {

// Two years, of seven lines and five.
class WrittenJournal : public Space {
 public:
    WrittenJournal() {
        std::vector<std::string> repaired;
        const auto journal = Journal::open(path(), repaired, clock());
        for (int number = 0; number < 12; ++number) {
            if (number == 7) now = *corpus::parse_instant("2027-01-01T10:00:00Z");
            JournalEntry entry;
            entry.who = "mdupont";
            entry.act = "publication";
            entry.object = "reference/x@" + std::to_string(number);
            REQUIRE((*journal)->write(entry));
        }
        for (const auto* year : kYears) original[year] = read(file(year));
    }
    static constexpr std::array kYears{"2026", "2027"};
    static std::string file(const std::string& year) { return "journal/" + year + ".jsonl"; }

    // What is found when the file of that year says this instead.
    JournalReport with(const std::string& year, const std::string& bytes) {
        write(file(year), bytes);
        auto report = verify_journal(path());
        write(file(year), original[year]);
        REQUIRE(report);
        return *report;
    }
    [[nodiscard]] std::vector<std::string> lines(const std::string& year) const {
        std::vector<std::string> split;
        for (std::string rest = original.at(year); !rest.empty();) {
            const auto end = rest.find('\n') + 1;
            split.push_back(rest.substr(0, end));
            rest.erase(0, end);
        }
        return split;
    }

    std::map<std::string, std::string> original;
};

std::string joined(const std::vector<std::string>& lines) {
    std::string bytes;
    for (const auto& line : lines) bytes += line;
    return bytes;
}

}  // namespace

TEST_CASE("a journal that nobody touched has no fault") {
    WrittenJournal journal;
    const auto report = *verify_journal(journal.path());
    CHECK(report.faults.empty());
    CHECK(report.entries == 12);
    CHECK(report.head == read_line(std::string_view(journal.lines("2027").back())
                                       .substr(0, journal.lines("2027").back().size() - 1))
                             ->digest);
}

TEST_CASE("any byte that is changed is found") {
    WrittenJournal journal;
    CHECK(rc::check("one byte changed", [&] {
        const std::string year = *rc::gen::element<std::string>("2026", "2027");
        std::string bytes = journal.original[year];
        const auto place = *rc::gen::inRange<std::size_t>(0, bytes.size());
        const auto byte = static_cast<char>(*rc::gen::inRange(0, 256));
        RC_PRE(bytes[place] != byte);
        bytes[place] = byte;
        RC_ASSERT_FALSE(journal.with(year, bytes).faults.empty());
    }));
}

TEST_CASE("any byte that is taken out or put in is found") {
    WrittenJournal journal;
    CHECK(rc::check("one byte less or more", [&] {
        const std::string year = *rc::gen::element<std::string>("2026", "2027");
        std::string bytes = journal.original[year];
        const auto place = *rc::gen::inRange<std::size_t>(0, bytes.size());
        if (*rc::gen::arbitrary<bool>())
            bytes.erase(place, 1);
        else
            bytes.insert(place, 1, static_cast<char>(*rc::gen::inRange(0, 256)));
        RC_ASSERT_FALSE(journal.with(year, bytes).faults.empty());
    }));
}

TEST_CASE("any line that is removed, doubled or moved is found") {
    WrittenJournal journal;
    const auto last = verify_journal(journal.path())->head;
    CHECK(rc::check("lines", [&] {
        const std::string year = *rc::gen::element<std::string>("2026", "2027");
        auto lines = journal.lines(year);
        const auto from = *rc::gen::inRange<std::size_t>(0, lines.size());
        const auto to = *rc::gen::inRange<std::size_t>(0, lines.size());
        const int what = *rc::gen::inRange(0, 3);
        RC_PRE(what != 2 || from != to);
        if (what == 0) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(from));
        if (what == 1) lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(to), lines[from]);
        if (what == 2) std::swap(lines[from], lines[to]);
        const auto report = journal.with(year, joined(lines));
        // The end of the chain may be taken off without a fault: it is the head, noted elsewhere, that tells.
        RC_ASSERT(!report.faults.empty() || report.head != last);
        const bool is_end = year == "2027" && what == 0 && from == lines.size();
        RC_ASSERT(is_end || !report.faults.empty());
    }));
}

TEST_CASE("a line made by somebody who knows the format does not follow") {
    WrittenJournal journal;
    auto lines = journal.lines("2026");
    JournalEntry forged = read_line(std::string_view(lines[3]).substr(0, lines[3].size() - 1))->entry;
    forged.who = "jmartin";
    lines[3] =
        write_line(forged, read_line(std::string_view(lines[2]).substr(0, lines[2].size() - 1))->digest) +
        '\n';
    const auto report = journal.with("2026", joined(lines));
    REQUIRE(report.faults.size() == 1);
    CHECK(report.faults[0].starts_with("2026.jsonl, ligne 5 : "));
}

TEST_CASE("a year that is missing, empty or under another name is found") {
    WrittenJournal journal;
    CHECK_FALSE(journal.with("2026", "").faults.empty());
    journal.write(WrittenJournal::file("2028"), journal.original["2027"]);
    journal.remove(WrittenJournal::file("2027"));
    CHECK_FALSE(verify_journal(journal.path())->faults.empty());
    journal.remove(WrittenJournal::file("2026"));
    CHECK_FALSE(verify_journal(journal.path())->faults.empty());
}

TEST_CASE("each fault is said with its file and its line") {
    WrittenJournal journal;
    auto lines = journal.lines("2027");
    lines[1][5] = 'X';
    const auto report = journal.with("2027", joined(lines));
    REQUIRE(report.faults.size() == 1);
    CHECK(report.faults[0] == "2027.jsonl, ligne 2 : la ligne n'est pas telle qu'elle a été écrite.");
    CHECK(report.entries == 12);
}
