#include "pages/reading.h"

#include <fmt/format.h>

#include <algorithm>

#include "pages/views.h"

namespace reperes::pages {

tl::expected<Reading, BadParameter> parse_reading(const Parameters& parameters, corpus::Instant now) {
    Reading reading(now);
    const auto it = std::find_if(parameters.begin(), parameters.end(),
                                 [](const auto& parameter) { return parameter.first == "au"; });
    if (it == parameters.end() || it->second.empty()) return reading;
    reading.day = corpus::parse_date(it->second);
    if (!reading.day)
        return tl::unexpected<BadParameter>(BadParameter{
            fmt::format("« {} » n'est pas une date : « au » s'écrit 2026-01-31.", it->second), "au", {}});
    if (*reading.day == corpus::paris_day(now)) return Reading(now);
    reading.at = corpus::end_of_day(*reading.day);
    return reading;
}

std::string on_same_day(const std::string& path, const Reading& reading) {
    return reading.day ? fmt::format("{}?au={}", path, corpus::iso_date(*reading.day)) : path;
}

void put_day(const Reading& reading, const std::string& path, View& view) {
    if (!reading.day) return;
    View day;
    day.set("date", date_view(*reading.day));
    day.set("a_venir", reading.at > reading.now);
    day.set("url", path);
    view.set("jour", day);
    view.set("sans_moteurs", true);
}

}  // namespace reperes::pages
