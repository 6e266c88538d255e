#include "text/utf8.h"

#include "text/analyser.h"

namespace reperes::text {
namespace {

struct Lead {
    std::size_t length;  // 0: not a lead byte
    char32_t bits;
    char32_t least;  // smaller values would be overlong
};

constexpr Lead lead_of(unsigned char byte) noexcept {
    if (byte < 0x80) return {1, byte, 0};
    if (byte >= 0xC2 && byte < 0xE0) return {2, byte & 0x1FU, 0x80};
    if (byte >= 0xE0 && byte < 0xF0) return {3, byte & 0x0FU, 0x800};
    if (byte >= 0xF0 && byte < 0xF5) return {4, byte & 0x07U, 0x10000};
    return {0, 0, 0};
}

}  // namespace

Decoded decode(std::string_view text, std::size_t at) noexcept {
    const Lead lead = lead_of(static_cast<unsigned char>(text[at]));
    if (lead.length == 1) return {lead.bits, 1, true};
    if (lead.length == 0) return {};
    char32_t code = lead.bits;
    for (std::size_t i = 1; i < lead.length; ++i) {
        if (at + i >= text.size() || !is_continuation(text[at + i])) return {0xFFFD, i, false};
        code = (code << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    }
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < lead.least || code > 0x10FFFF || surrogate) return {};
    return {code, lead.length, true};
}

Decoded decode_before(std::string_view text, std::size_t at) noexcept {
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && is_continuation(text[begin])) --begin;
    return decode(text, begin);
}

void append(std::string& out, char32_t code) {
    const auto byte = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0U | (code >> 6U));
        byte(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        byte(0xE0U | (code >> 12U));
        byte(0x80U | ((code >> 6U) & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    } else {
        byte(0xF0U | (code >> 18U));
        byte(0x80U | ((code >> 12U) & 0x3FU));
        byte(0x80U | ((code >> 6U) & 0x3FU));
        byte(0x80U | (code & 0x3FU));
    }
}

std::string_view prefix(std::string_view text, std::size_t bytes) noexcept {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && is_continuation(text[bytes])) --bytes;
    return text.substr(0, bytes);
}

std::size_t first_invalid_utf8(std::string_view bytes) {
    return first_refused(bytes, [](char32_t) { return true; });
}

}  // namespace reperes::text
