// The target of a request ("/recherche?q=aide+sociale") read into a path and its parameters.
//
// Pure, any thread. Everything that comes out is valid UTF-8 without control characters. Percent
// escapes are decoded exactly once. Only the form "/path?query" is read: the absolute form is for
// proxies, and nginx does not pass it on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "http/message.h"
#include "http/refusal.h"

namespace reperes::http {

inline constexpr std::size_t max_parameters = 64;

struct Target {
    std::string path;  // starts with '/', has no "//", no "..", no '\'
    Pairs parameters;  // application/x-www-form-urlencoded; order and repeats kept
};

// Refuses with 400 what is not clean. A line end or a tab in a value becomes a space: people paste
// them into search boxes.
OrRefusal<Target> parse_target(std::string_view raw);

}  // namespace reperes::http
