#include "pages/parameters.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/whole_number.h"

namespace reperes::pages {

namespace {

bool is_in(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::optional<BadParameter> KnownNames::take(const std::string& name) {
    if (!is_in(names_, name))
        return BadParameter{fmt::format("Le paramètre « {} » n'existe pas.", name), "paramètres", names_};
    if (is_in(seen_, name))
        return BadParameter{fmt::format("Le paramètre « {} » figure deux fois.", name), name, {}};
    seen_.push_back(name);
    return std::nullopt;
}

tl::expected<std::size_t, BadParameter> read_number(const std::string& name, const std::string& value,
                                                    std::size_t low, std::size_t high) {
    const auto number = text::whole_number<std::size_t>(value);
    if (number && *number >= low && *number <= high) return *number;
    return tl::unexpected<BadParameter>(
        {fmt::format("« {} » doit être un nombre de {} à {}.", name, low, high), name, {}});
}

}  // namespace reperes::pages
