// application/x-www-form-urlencoded: how both queries and forms write names and values.
//
// Pure functions, any thread. Percent escapes are decoded exactly once, and strictly: a '%' is followed by
// two hexadecimal digits. What comes out may be any bytes: whether they are fit is for the caller to say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "http/message.h"

namespace reperes::http {

enum class Plus : std::uint8_t { kept, space };

// Nothing when an escape is malformed.
std::optional<std::string> decoded(std::string_view text, Plus plus);

enum class PairsFault : std::uint8_t { too_many, bad_escape };

// "a=b+c&d" to {a, "b c"}, {d, ""}: order and repeats kept, empty pieces left out.
tl::expected<Pairs, PairsFault> parse_pairs(std::string_view text, std::size_t at_most);

}  // namespace reperes::http
