// A number that is the whole of a text.
//
// Thread-safety: pure function.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace reperes::text {

// The number that `text` is: decimal digits and nothing else, leading zeros included, after a '-' when the
// type has a sign. Nothing when the text is empty or the type cannot hold the number.
template <typename Number>
std::optional<Number> whole_number(std::string_view text) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end) return std::nullopt;
    return number;
}

}  // namespace reperes::text
