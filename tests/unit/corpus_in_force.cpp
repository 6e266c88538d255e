// Which version is in force, at any instant of any history.
#include "corpus/in_force.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "corpus/edition.h"
#include "unit/temporary_folder.h"

using namespace reperes::corpus;
using namespace std::chrono_literals;
using std::chrono::sys_days;

namespace {

Instant at(const std::string& day, std::chrono::seconds time = 0s) {
    return Instant(sys_days(parse_date(day).value())) + time;
}

// The two dates of each version, in the order of their numbers.
using Dates = std::vector<std::pair<Instant, std::optional<Date>>>;

Document history(const Dates& dates) {
    Document document{Collection::fiches, "essai", {}};
    for (const auto& [published, in_force_on] : dates) {
        Version version;
        version.number = static_cast<unsigned>(document.versions.size() + 1);
        version.published_at = published;
        version.in_force_on = in_force_on;
        document.versions.push_back(std::move(version));
    }
    return document;
}

// 0 when nothing is in force yet.
unsigned number_in_force(const Document& document, Instant instant) {
    const Version* version = in_force(document, instant);
    return version ? version->number : 0;
}

// Within a few weeks around the end of summer time, so that dates often meet and cross.
const Instant kBegin = at("2026-10-10");
constexpr int kHours = 30 * 24;

Instant any_instant() {
    return kBegin + std::chrono::hours(*rc::gen::inRange(0, kHours));
}

Document any_history() {
    Dates dates;
    const int count = *rc::gen::inRange(0, 8);
    for (int i = 0; i < count; ++i) {
        const Instant published = any_instant();
        std::optional<Date> in_force_on;
        if (*rc::gen::arbitrary<bool>()) in_force_on = paris_day(any_instant());
        dates.emplace_back(published, in_force_on);
    }
    return history(dates);
}

}  // namespace

TEST_CASE("a version is in force from its publication when it has no other date") {
    const auto document = history({{at("2026-11-21", 9h), std::nullopt}});
    CHECK(number_in_force(document, at("2026-11-21", 9h - 1s)) == 0);
    CHECK(number_in_force(document, at("2026-11-21", 9h)) == 1);
    CHECK(number_in_force(document, at("2126-01-01")) == 1);
}

TEST_CASE("a version begins when both its dates have come") {
    struct Case {
        std::string name;
        Instant published;
        std::string in_force_on;
        Instant start;
    };
    const std::vector<Case> cases = {
        {"published before", at("2026-11-01"), "2026-12-01", at("2026-11-30", 23h)},
        {"published after", at("2026-12-05", 8h), "2026-12-01", at("2026-12-05", 8h)},
        {"published the same day", at("2026-12-01", 8h), "2026-12-01", at("2026-12-01", 8h)},
        {"at midnight in summer", at("2026-06-01"), "2026-07-01", at("2026-06-30", 22h)},
        {"the day when clocks go back", at("2026-06-01"), "2026-10-25", at("2026-10-24", 22h)},
        {"the day after", at("2026-06-01"), "2026-10-26", at("2026-10-25", 23h)},
    };
    for (const auto& [name, published, in_force_on, start] : cases) {
        CAPTURE(name);
        const auto document = history({{published, parse_date(in_force_on)}});
        CHECK(iso_instant(start_of(document.versions[0])) == iso_instant(start));
        CHECK(number_in_force(document, start - 1s) == 0);
        CHECK(number_in_force(document, start) == 1);
    }
}

TEST_CASE("a scheduled version leaves the one before in force until its day") {
    const auto document = history({
        {at("2026-11-01"), std::nullopt},
        {at("2026-11-10"), parse_date("2027-01-01")},
    });
    CHECK(number_in_force(document, at("2026-12-31", 22h + 59min + 59s)) == 1);
    CHECK(number_in_force(document, at("2026-12-31", 23h)) == 2);
    const auto times = periods(document);
    REQUIRE(times.size() == 2);
    CHECK(times[0].from == at("2026-11-01"));
    CHECK(times[0].to == at("2026-12-31", 23h));
    CHECK(times[1].from == at("2026-12-31", 23h));
    CHECK(times[1].to == kNever);
}

TEST_CASE("a version overtaken before it began is never in force") {
    const auto document = history({
        {at("2026-11-01"), std::nullopt},
        {at("2026-11-10"), parse_date("2027-01-01")},  // scheduled…
        {at("2026-12-01"), std::nullopt},              // …and corrected before its day
    });
    CHECK(number_in_force(document, at("2026-11-30")) == 1);
    CHECK(number_in_force(document, at("2026-12-01")) == 3);
    CHECK(number_in_force(document, at("2027-01-01")) == 3);
    const auto times = periods(document);
    REQUIRE(times.size() == 3);
    CHECK(times[1].empty());
    CHECK(times[0].to == at("2026-12-01"));
    CHECK(times[2].from == at("2026-12-01"));
}

TEST_CASE("of two versions that begin at the same instant the higher number is in force") {
    const auto document = history({{at("2026-11-01"), std::nullopt}, {at("2026-11-01"), std::nullopt}});
    CHECK(number_in_force(document, at("2026-11-01")) == 2);
    CHECK(periods(document)[0].empty());
}

TEST_CASE("a withdrawal is in force like any version, and what follows it too") {
    auto document = history({
        {at("2026-11-01"), std::nullopt},
        {at("2026-11-10"), std::nullopt},
        {at("2026-11-20"), std::nullopt},
    });
    document.versions[1].nature = Nature::withdrawal;
    const Version* withdrawn = in_force(document, at("2026-11-15"));
    REQUIRE(withdrawn != nullptr);
    CHECK(withdrawn->nature == Nature::withdrawal);
    CHECK(number_in_force(document, at("2026-11-20")) == 3);
}

TEST_CASE("nothing is in force in a document without a version") {
    CHECK(in_force(history({}), kBegin) == nullptr);
    CHECK(periods(history({})).empty());
}

TEST_CASE("the number in force never goes back as time goes on") {
    CHECK(rc::check("in_force is monotonous", [] {
        const auto document = any_history();
        Instant one = any_instant();
        Instant other = any_instant();
        if (other < one) std::swap(one, other);
        RC_ASSERT(number_in_force(document, one) <= number_in_force(document, other));
    }));
}

TEST_CASE("20,000 histories at 60 instants: the highest version whose two dates have come is in force") {
    const auto seed = std::random_device()();
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto below = [&](unsigned count) {
        return std::uniform_int_distribution<unsigned>(0, count - 1)(random);
    };
    const auto instant = [&] { return kBegin + std::chrono::minutes(below(kHours * 60)); };
    std::size_t withdrawn = 0;
    for (int round = 0; round < 20'000; ++round) {
        Dates dates;
        for (unsigned i = below(8); i > 0; --i)
            dates.emplace_back(instant(), below(2) == 0 ? std::nullopt : std::optional(paris_day(instant())));
        auto document = history(dates);
        for (auto& version : document.versions)
            if (below(4) == 0) version.nature = Nature::withdrawal;
        for (int i = 0; i < 60; ++i) {
            const Instant asked = instant();
            const Date today = paris_day(asked);
            const Version* expected = nullptr;
            for (const auto& version : document.versions)
                if (version.published_at <= asked && (!version.in_force_on || *version.in_force_on <= today))
                    expected = &version;
            const Version* found = in_force(document, asked);
            if (found != expected) FAIL("history ", round, " at ", iso_instant(asked));
            if (found && found->nature == Nature::withdrawal) ++withdrawn;
        }
    }
    CHECK(withdrawn > 10'000);
}

TEST_CASE("on the disk, what an edition never published is in force at no instant") {
    CHECK(rc::check("loaded histories against the rule", [] {
        const SmallContent content;
        const auto count = *rc::gen::inRange<std::size_t>(1, 6);
        std::vector<std::pair<Instant, std::optional<Date>>> dates;
        std::vector<int> edition;  // -1: none; 0: one without a manifest; 1: one with
        std::vector<Edition::Entry> published;
        std::string before;
        for (std::size_t i = 0; i < count; ++i) {
            dates.emplace_back(any_instant(), *rc::gen::arbitrary<bool>()
                                                  ? std::optional(paris_day(any_instant()))
                                                  : std::nullopt);
            edition.push_back(*rc::gen::weightedElement<int>({{4, -1}, {1, 0}, {3, 1}}));
            std::string file = changed(fiche(), "2026-11-21T10:00:00+01:00", iso_instant(dates[i].first));
            if (dates[i].second)
                file = changed(file, "auteur", "en-vigueur-le = " + iso_date(*dates[i].second) + "\nauteur");
            if (edition[i] >= 0)
                file = changed(file, "auteur", fmt::format("edition = \"e{}\"\nauteur", edition[i]));
            if (i > 0) file = following(before, file);
            const auto name = fmt::format("fiches/essai/v{:04}.md", i + 1);
            content.write(name, file);
            if (edition[i] == 1) published.push_back({name, sha256(file)});
            before = file;
        }
        if (!published.empty())
            content.write("editions/e1.toml", write_edition({"e1", kBegin, "", published}));
        const auto corpus = content.load();
        const auto* document = corpus.find(Collection::fiches, "essai");
        for (int i = 0; i < 10; ++i) {
            const Instant asked = any_instant();
            unsigned expected = 0;
            for (std::size_t v = 0; v < count && edition[v] != 0; ++v)
                if (dates[v].first <= asked && (!dates[v].second || *dates[v].second <= paris_day(asked)))
                    expected = static_cast<unsigned>(v + 1);
            RC_ASSERT((document ? number_in_force(*document, asked) : 0) == expected);
        }
    }));
}

TEST_CASE("the periods say the same as the rule at any instant") {
    CHECK(rc::check("periods agree with in_force", [] {
        const auto document = any_history();
        const auto times = periods(document);
        RC_ASSERT(times.size() == document.versions.size());
        // The borders of the periods are the instants where the two could disagree.
        std::vector<Instant> instants{any_instant(), any_instant()};
        for (const auto& version : document.versions) {
            instants.push_back(start_of(version));
            instants.push_back(start_of(version) - 1s);
        }
        for (const Instant instant : instants)
            for (std::size_t i = 0; i < times.size(); ++i)
                RC_ASSERT((times[i].from <= instant && instant < times[i].to) ==
                          (number_in_force(document, instant) == i + 1));
    }));
}

TEST_CASE("the periods follow each other without a gap or an overlap until further notice") {
    CHECK(rc::check("periods partition time", [] {
        const auto document = any_history();
        RC_PRE(!document.versions.empty());
        std::optional<Instant> end;
        Instant first = kNever;
        for (const auto& version : document.versions) first = std::min(first, start_of(version));
        for (const auto& [from, to] : periods(document)) {
            RC_ASSERT(from <= to);
            if (from == to) continue;
            RC_ASSERT(from == end.value_or(first));
            end = to;
        }
        RC_ASSERT(end == kNever);
    }));
}
