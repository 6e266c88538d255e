// The parameters of an address, and the checks that all of them go through. Any thread.
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace reperes::pages {

using Parameters = std::vector<std::pair<std::string, std::string>>;

// What is wrong with an address, and what would be right.
struct BadParameter {
    std::string message;
    std::string subject;             // "paramètres" or the name of a parameter
    std::vector<std::string> known;  // the names or values that exist; empty when it is a range
};

// The names that an address may have, each once.
class KnownNames {
 public:
    explicit KnownNames(std::vector<std::string> names) : names_(std::move(names)) {}

    // What is wrong with one more parameter of that name: it does not exist, or was there before.
    std::optional<BadParameter> take(const std::string& name);

 private:
    std::vector<std::string> names_, seen_;
};

// The number that a parameter gives, from `low` to `high`, both included.
tl::expected<std::size_t, BadParameter> read_number(const std::string& name, const std::string& value,
                                                    std::size_t low, std::size_t high);

}  // namespace reperes::pages
