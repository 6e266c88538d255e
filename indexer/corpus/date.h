// Dates and instants. The content speaks in calendar days of Europe/Paris and in instants with
// an offset; the rest of the program only knows instants (UTC) and asks here for the days.
//
// Pure functions, callable from any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace reperes::corpus {

using Date = std::chrono::year_month_day;
using Instant = std::chrono::sys_seconds;

inline constexpr Instant kNever = Instant::max();  // "until further notice"

Instant now();

// The first second of `day` in Paris: when a text that is in force from that day begins to be.
Instant paris_midnight(Date day);
// The last second of `day` in Paris. What is in force then is what is in force on that day: a text begins to
// be at midnight, or in the middle of the day when it is published then.
Instant end_of_day(Date day);
// The day that a clock on a wall in Paris shows at `instant`.
Date paris_day(Instant instant);

// "2026-11-21" to a day that exists, and back.
std::optional<Date> parse_date(std::string_view iso);
std::string iso_date(Date day);
// "2026-11-21T09:00:00Z", and back.
std::string iso_instant(Instant instant);
std::optional<Instant> parse_instant(std::string_view iso);
// "21 novembre 2026", "1er juillet 2016"
std::string french_date(Date day);
// What that clock on a wall in Paris shows: "9 h 05", its spaces no-break.
std::string french_time(Instant instant);

}  // namespace reperes::corpus
