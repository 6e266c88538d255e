#include "corpus/date.h"

#include <fmt/format.h>
#include <unicode/timezone.h>

#include <array>
#include <memory>

#include "text/whole_number.h"

namespace reperes::corpus {

namespace {

using std::chrono::days;
using std::chrono::seconds;
using std::chrono::sys_days;

const icu::TimeZone& paris() {
    static const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone("Europe/Paris"));
    return *zone;
}

// Seconds to add to UTC in Paris, at a time told in UTC or (local) by a clock in Paris.
seconds paris_offset(seconds since_epoch, bool local) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t raw = 0;
    int32_t saving = 0;
    paris().getOffset(static_cast<UDate>(since_epoch.count()) * 1000.0, local, raw, saving, status);
    return seconds((raw + saving) / 1000);
}

}  // namespace

Instant now() {
    return std::chrono::floor<seconds>(std::chrono::system_clock::now());
}

Instant paris_midnight(Date day) {
    const seconds local = sys_days(day).time_since_epoch();
    return Instant(local - paris_offset(local, true));
}

Instant end_of_day(Date day) {
    return paris_midnight(Date(sys_days(day) + days(1))) - seconds(1);
}

Date paris_day(Instant instant) {
    const seconds utc = instant.time_since_epoch();
    return Date(std::chrono::floor<days>(Instant(utc + paris_offset(utc, false))));
}

std::optional<Date> parse_date(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto year = text::whole_number<unsigned>(iso.substr(0, 4));
    const auto month = text::whole_number<unsigned>(iso.substr(5, 2));
    const auto day = text::whole_number<unsigned>(iso.substr(8, 2));
    if (!year || !month || !day || *month < 1 || *day < 1) return std::nullopt;
    const Date date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                    std::chrono::day(*day)};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string iso_date(Date day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

std::string iso_instant(Instant instant) {
    const auto day = std::chrono::floor<days>(instant);
    const std::chrono::hh_mm_ss time(instant - day);
    return fmt::format("{}T{:02}:{:02}:{:02}Z", iso_date(Date(day)), time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

std::optional<Instant> parse_instant(std::string_view iso) {
    if (iso.size() != 20 || iso[10] != 'T' || iso[13] != ':' || iso[16] != ':' || iso[19] != 'Z')
        return std::nullopt;
    const auto day = parse_date(iso.substr(0, 10));
    const auto hour = text::whole_number<unsigned>(iso.substr(11, 2));
    const auto minute = text::whole_number<unsigned>(iso.substr(14, 2));
    const auto second = text::whole_number<unsigned>(iso.substr(17, 2));
    if (!day || !hour || !minute || !second) return std::nullopt;
    if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    return sys_days(*day) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) + seconds(*second);
}

std::string french_date(Date day) {
    static constexpr std::array<std::string_view, 12> kMonths{"janvier",   "février", "mars",     "avril",
                                                              "mai",       "juin",    "juillet",  "août",
                                                              "septembre", "octobre", "novembre", "décembre"};
    const unsigned number_of_day = static_cast<unsigned>(day.day());
    return fmt::format("{}{} {} {}", number_of_day, number_of_day == 1 ? "er" : "",
                       kMonths[static_cast<unsigned>(day.month()) - 1], static_cast<int>(day.year()));
}

std::string french_time(Instant instant) {
    const Instant local(instant + paris_offset(instant.time_since_epoch(), false));
    const std::chrono::hh_mm_ss time(local - std::chrono::floor<days>(local));
    return fmt::format("{}\u00A0h\u00A0{:02}", time.hours().count(), time.minutes().count());
}

}  // namespace reperes::corpus
