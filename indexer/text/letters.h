// What the letters of French and its neighbours are: U+0000 to U+017F from a table, the rest from ICU.
//
// The table is what makes plain text fast; a unit test compares every entry with ICU. Letters that do not
// fold to one or two ASCII letters in a regular way (ð, þ, ĳ, ſ …) are left to ICU.
// Thread-safety: constants and pure functions.
#pragma once

#include <unicode/uchar.h>

#include <array>
#include <cstdint>
#include <string_view>

namespace reperes::text {

inline constexpr char32_t kTableEnd = 0x180;
inline constexpr char32_t kMiddleDot = 0xB7;

// Bytes of clean text (see clean_text.h) as the scanner tells them apart.
enum class Byte : std::uint8_t { separator, letter, digit, latin, other };

constexpr std::array<Byte, 256> make_byte_classes() {
    std::array<Byte, 256> table{};
    for (unsigned i = 0; i < 256; ++i) {
        Byte kind = Byte::separator;
        if ((i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z')) kind = Byte::letter;
        if (i >= '0' && i <= '9') kind = Byte::digit;
        if (i >= 0xC3 && i <= 0xC5) kind = Byte::latin;  // lead byte of U+00C0–U+017F
        if (i > 0xC5) kind = Byte::other;
        table[i] = kind;
    }
    return table;
}
inline constexpr std::array<Byte, 256> kByteClass = make_byte_classes();

inline Byte byte_class(char byte) noexcept {
    return kByteClass[static_cast<unsigned char>(byte)];
}

// Folded letters of U+00C0–U+017F, one character each: 1 = ae, 2 = oe, 3 = ss, ? = ask ICU, space = no
// letter.
inline constexpr std::string_view kLatinFold =
    "aaaaaa1ceeeeiiii"
    "?nooooo ouuuuy?3"
    "aaaaaa1ceeeeiiii"
    "?nooooo ouuuuy?y"
    "aaaaaaccccccccdd"
    "ddeeeeeeeeeegggg"
    "gggghhhhiiiiiiii"
    "?i??jjkk?llllll?"
    "?llnnnnnn???oooo"
    "oo22rrrrrrssssss"
    "ssttttttuuuuuuuu"
    "uuuuwwyyyzzzzzz?";
static_assert(kLatinFold.size() == kTableEnd - 0xC0);

// The entry of kLatinFold, for 0xC0 <= code < kTableEnd.
constexpr char latin_fold(char32_t code) noexcept {
    return kLatinFold[code - 0xC0];
}

// Lower case of a code point below kTableEnd whose entry is not '?'.
constexpr char32_t latin_lower(char32_t code) noexcept {
    if (code >= 'A' && code <= 'Z') return code + 0x20;
    if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 0x20;
    if (code < 0x100 || code == 0x131) return code;
    if (code == 0x178) return 0xFF;
    const bool odd_is_upper = (code >= 0x139 && code <= 0x148) || code >= 0x179;
    const bool upper = ((code & 1U) != 0) == odd_is_upper;
    return upper ? code + 1 : code;
}

inline bool is_letter(char32_t code) {
    if (code < 0x80) return (code | 0x20U) >= 'a' && (code | 0x20U) <= 'z';
    return u_isalpha(static_cast<UChar32>(code)) != 0;
}

constexpr bool is_digit(char32_t code) noexcept {
    return code >= '0' && code <= '9';
}

// Letters, marks and numbers: what a word is made of.
inline bool is_word_character(char32_t code) {
    if (code < 0x80) return is_letter(code) || is_digit(code);
    return (U_GET_GC_MASK(static_cast<UChar32>(code)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

// What a word may begin with: a mark without a letter before it is none.
inline bool starts_word(char32_t code) {
    if (code < 0x80) return is_letter(code) || is_digit(code);
    return (U_GET_GC_MASK(static_cast<UChar32>(code)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

inline bool is_upper(char32_t code) {
    if (code < 0x80) return code >= 'A' && code <= 'Z';
    return u_isupper(static_cast<UChar32>(code)) != 0;
}

}  // namespace reperes::text
