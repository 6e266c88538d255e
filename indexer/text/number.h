// Numbers written with separators: "30 000", "1.200", "1'200" as in Switzerland, "12,5".
//
// Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace reperes::text {

struct Number {
    std::size_t end = 0;
    std::string exact;    // digits, with a comma before decimals
    bool spaced = false;  // groups of thousands stand apart: they are words of their own too
};

// The number that begins at `at`, where a run of digits of length `digits` begins.
Number number_at(std::string_view clean, std::size_t at, std::size_t digits);

}  // namespace reperes::text
