// When a page is read: now, or as of a day (`?au=2026-01-31`). Plain values and pure functions, any thread.
#pragma once

#include <optional>
#include <string>

#include "corpus/date.h"
#include "pages/search_address.h"
#include "pages/templates.h"

namespace reperes::pages {

struct Reading {
    // NOLINTNEXTLINE(google-explicit-constructor): most pages are read now.
    Reading(corpus::Instant instant) : now(instant), at(instant) {}

    corpus::Instant now;
    corpus::Instant at;               // what is in force then is shown: corpus::end_of_day() of `day`
    std::optional<corpus::Date> day;  // nothing: today
};

// By the parameter `au`; without a value, as an empty field of a form sends it, today. The others are not its
// affair.
tl::expected<Reading, BadParameter> parse_reading(const Parameters& parameters, corpus::Instant now);

// The address of a page of the site, read as of the same day.
std::string on_same_day(const std::string& path, const Reading& reading);

// Sets jour {date, a_venir, url} for the partial of that name: as of which day the page is read, and where
// today's is. Nothing for today.
void put_day(const Reading& reading, const std::string& path, View& view);

}  // namespace reperes::pages
