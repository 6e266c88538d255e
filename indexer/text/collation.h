// French alphabetical order, by ICU: accents after letters, small before capital, numbers by value ("9"
// before "10"), and what precedes the first letter or digit (a quotation mark) ignored.
//
// Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

namespace reperes::text {

// Bytes that compare as the texts do in French; `max_bytes` of them at most.
std::string collation_key(std::string_view text, std::size_t max_bytes);

// Whether `a` comes before `b`.
bool comes_before(std::string_view a, std::string_view b);

}  // namespace reperes::text
