// Calendar days of Paris and instants, there and back.
#include "corpus/date.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

using namespace reperes::corpus;
using namespace std::chrono_literals;
using std::chrono::sys_days;

namespace {

Date day(const std::string& iso) {
    const auto date = parse_date(iso);
    REQUIRE_MESSAGE(date.has_value(), iso);
    return *date;
}

// Any day from `first` on, over `years` years.
Date any_day(const std::string& first, int years) {
    return Date(sys_days(day(first)) + std::chrono::days(*rc::gen::inRange(0, years * 365)));
}

}  // namespace

TEST_CASE("a date that exists is read and written back") {
    for (const std::string iso :
         {"2026-11-21", "2024-02-29", "2000-02-29", "1970-01-01", "1898-04-09", "2026-12-31", "9999-12-31"}) {
        CAPTURE(iso);
        const auto date = parse_date(iso);
        REQUIRE(date.has_value());
        CHECK(iso_date(*date) == iso);
    }
    CHECK(parse_date("2026-11-21") ==
          Date{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(21)});
}

TEST_CASE("what is not a date that exists is not read") {
    for (const std::string text : {"2026-02-30",
                                   "2025-02-29",
                                   "1900-02-29",
                                   "2026-04-31",
                                   "2026-13-01",
                                   "2026-00-10",
                                   "2026-10-00",
                                   "2026-1-1",
                                   "2026-11-2",
                                   "2026-11-211",
                                   "26-11-21",
                                   "2026/11/21",
                                   "2026-11/21",
                                   "20261121",
                                   "",
                                   "          ",
                                   "2026-11-2 ",
                                   " 2026-11-2",
                                   "2026-+1-01",
                                   "2026--1-01",
                                   "2026-11--1",
                                   "aaaa-bb-cc",
                                   "2026-11-21T10:00:00Z",
                                   "+026-11-21",
                                   "-026-11-21",
                                   "-001-01-01"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text).has_value());
    }
}

TEST_CASE("every day from 0001 to 9999 survives the way through its text") {
    CHECK(rc::check("parse_date(iso_date(day)) == day", [] {
        const Date date = any_day("0001-01-01", 9999);
        RC_PRE(static_cast<int>(date.year()) <= 9999);
        RC_ASSERT(parse_date(iso_date(date)) == date);
    }));
}

TEST_CASE("every second from 1970 on survives the way through its text") {
    CHECK(rc::check("parse_instant(iso_instant(instant)) == instant", [] {
        const Instant instant{std::chrono::seconds(*rc::gen::inRange<long long>(0, 253402300799))};
        RC_ASSERT(parse_instant(iso_instant(instant)) == instant);
    }));
}

TEST_CASE("what is not an instant in UTC is not read") {
    for (const std::string text : {"", "2026-11-21", "2026-11-21T10:02:11", "2026-11-21T10:02:11+01:00",
                                   "2026-11-21 10:02:11Z", "2026-11-21T24:00:00Z", "2026-11-21T10:60:00Z",
                                   "2026-11-21T10:02:60Z", "2026-02-30T10:02:11Z", "2026-11-21T1x:02:11Z",
                                   "2026-11-21T-1:02:11Z", "2026-11-21T10:02:11Z "}) {
        CAPTURE(text);
        CHECK_FALSE(parse_instant(text).has_value());
    }
}

TEST_CASE("midnight in Paris, in winter, in summer and on the days when the clocks change") {
    struct Case {
        std::string day, first_second;
    };
    const std::vector<Case> cases = {
        {"2026-01-15", "2026-01-14T23:00:00Z"},  // winter
        {"2026-07-01", "2026-06-30T22:00:00Z"},  // summer
        {"2026-03-28", "2026-03-27T23:00:00Z"},  // the eve of summer time
        {"2026-03-29", "2026-03-28T23:00:00Z"},  // clocks go forward at 2:00
        {"2026-03-30", "2026-03-29T22:00:00Z"}, {"2026-10-24", "2026-10-23T22:00:00Z"},
        {"2026-10-25", "2026-10-24T22:00:00Z"},  // clocks go back at 3:00
        {"2026-10-26", "2026-10-25T23:00:00Z"}, {"2027-01-01", "2026-12-31T23:00:00Z"},
        {"2024-02-29", "2024-02-28T23:00:00Z"}, {"1970-01-01", "1969-12-31T23:00:00Z"},
        {"1955-07-01", "1955-06-30T23:00:00Z"},  // no summer time in those years
    };
    for (const auto& [text, first_second] : cases) {
        CAPTURE(text);
        CHECK(iso_instant(paris_midnight(day(text))) == first_second);
    }
}

TEST_CASE("a day in Paris lasts 23 hours when clocks go forward and 25 when they go back") {
    const auto length = [](const std::string& iso) {
        const Date next(sys_days(day(iso)) + std::chrono::days(1));
        return paris_midnight(next) - paris_midnight(day(iso));
    };
    CHECK(length("2026-03-28") == 24h);
    CHECK(length("2026-03-29") == 23h);
    CHECK(length("2026-10-25") == 25h);
    CHECK(length("2026-10-26") == 24h);
}

TEST_CASE("the day on the clocks of Paris") {
    struct Case {
        Instant instant;
        std::string day;
    };
    const std::vector<Case> cases = {
        {Instant(sys_days(day("2026-11-20"))) + 22h + 59min + 59s, "2026-11-20"},
        {Instant(sys_days(day("2026-11-20"))) + 23h, "2026-11-21"},
        {Instant(sys_days(day("2026-06-30"))) + 21h + 59min + 59s, "2026-06-30"},
        {Instant(sys_days(day("2026-06-30"))) + 22h, "2026-07-01"},
        {Instant(sys_days(day("2026-10-25"))) + 1h, "2026-10-25"},  // 2:00 for the second time
        {Instant(sys_days(day("2026-10-25"))) + 22h + 59min, "2026-10-25"},
        {Instant(0s), "1970-01-01"},
        {Instant(-3601s), "1969-12-31"},
    };
    for (const auto& [instant, expected] : cases) {
        CAPTURE(iso_instant(instant));
        CHECK(iso_date(paris_day(instant)) == expected);
    }
}

TEST_CASE("midnight is the first second of its day, whatever the day") {
    CHECK(rc::check("paris_day around paris_midnight", [] {
        const Date date = any_day("1920-01-01", 280);
        const Instant midnight = paris_midnight(date);
        RC_ASSERT(paris_day(midnight) == date);
        RC_ASSERT(paris_day(midnight - 1s) == Date(sys_days(date) - std::chrono::days(1)));
    }));
}

TEST_CASE("an instant is written in UTC") {
    CHECK(iso_instant(Instant(0s)) == "1970-01-01T00:00:00Z");
    CHECK(iso_instant(Instant(-1s)) == "1969-12-31T23:59:59Z");
    CHECK(iso_instant(Instant(1795251600s)) == "2026-11-21T09:00:00Z");
}

TEST_CASE("the clock tells whole seconds of the present") {
    const auto before = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const Instant told = now();
    CHECK(told >= before);
    CHECK(told <= std::chrono::system_clock::now());
}

TEST_CASE("a date in French") {
    struct Case {
        std::string iso, french;
    };
    const std::vector<Case> cases = {
        {"2026-01-01", "1er janvier 2026"}, {"2026-02-02", "2 février 2026"},
        {"2026-03-11", "11 mars 2026"},     {"2026-04-21", "21 avril 2026"},
        {"2026-05-31", "31 mai 2026"},      {"2026-06-10", "10 juin 2026"},
        {"2016-07-01", "1er juillet 2016"}, {"2026-08-15", "15 août 2026"},
        {"2026-09-09", "9 septembre 2026"}, {"2026-10-30", "30 octobre 2026"},
        {"2026-11-21", "21 novembre 2026"}, {"2026-12-25", "25 décembre 2026"},
        {"1901-07-01", "1er juillet 1901"},
    };
    for (const auto& [iso, french] : cases) CHECK(french_date(day(iso)) == french);
}
