// UTF-8 read and written one code point at a time.
//
// Invariants: nothing here throws or reads outside its view; a malformed sequence is one
// invalid item of one byte or more, so that a loop over any bytes ends.
// Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace reperes::text {

struct Decoded {
    char32_t code = 0xFFFD;
    std::size_t length = 1;  // bytes; at least 1
    bool valid = false;
};

// The code point at `at`, which is less than text.size(). Surrogates, overlong forms and values over
// U+10FFFF are invalid (RFC 3629).
Decoded decode(std::string_view text, std::size_t at) noexcept;

// The code point that ends just before `at` (> 0), in a text known to be valid.
Decoded decode_before(std::string_view text, std::size_t at) noexcept;

void append(std::string& out, char32_t code);

// The longest prefix of at most `bytes` bytes that does not cut a code point.
std::string_view prefix(std::string_view text, std::size_t bytes) noexcept;

// Where the first item stands that is malformed, or whose code point `allowed` refuses; npos when none is.
template <typename Allowed>
std::size_t first_refused(std::string_view text, Allowed allowed) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded item = decode(text, at);
        if (!item.valid || !allowed(item.code)) return at;
        at += item.length;
    }
    return std::string_view::npos;
}

inline bool is_continuation(char byte) noexcept {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace reperes::text
