#include "text/context.h"

#include "text/letters.h"
#include "text/utf8.h"
#include "text/words.h"

namespace reperes::text {
namespace {

constexpr std::size_t kMostSigns = 3;  // between neighbours

enum class Case { none, small, capitals };

bool is_sign(char byte) {
    return byte_class(byte) == Byte::separator && byte != '\n' && !is_continuation(byte);
}

// A letter by itself says nothing: À begins a sentence, L' is elided.
Case case_of(char32_t one, char32_t other) {
    if (!is_letter(one) || !is_letter(other)) return Case::none;
    return is_upper(one) && is_upper(other) ? Case::capitals : Case::small;
}

Case case_after(std::string_view clean, std::size_t at) {
    for (std::size_t letter = 0; letter < 2; ++letter) {
        for (std::size_t i = 0; i < kMostSigns && at < clean.size() && is_sign(clean[at]); ++i) ++at;
        if (at >= clean.size()) return Case::none;
        const Decoded first = decode(clean, at);
        const std::size_t next = at + first.length;
        if (next >= clean.size()) return Case::none;
        if (clean[next] != '\'') return case_of(first.code, decode(clean, next).code);
        at = next;  // past the elided letter
    }
    return Case::none;
}

Case case_before(std::string_view clean, std::size_t at) {
    for (std::size_t letter = 0; letter < 2; ++letter) {
        const bool elision = at > 0 && clean[at - 1] == '\'';
        for (std::size_t i = 0; i < kMostSigns && at > 0 && is_sign(clean[at - 1]); ++i) --at;
        if (at == 0) return Case::none;
        const Decoded last = decode_before(clean, at);
        if (last.length >= at) return Case::none;
        const Decoded previous = decode_before(clean, at - last.length);
        if (!elision || is_letter(previous.code)) return case_of(previous.code, last.code);
        at -= last.length;
    }
    return Case::none;
}

}  // namespace

bool stands_among_small_letters(std::string_view clean, std::size_t begin, std::size_t end) {
    const Case before = case_before(clean, begin);
    const Case after = case_after(clean, end);
    if (before == Case::capitals || after == Case::capitals) return false;
    return before == Case::small || after == Case::small;
}

bool stands_before_name(std::string_view clean, std::size_t end) {
    if (byte_at(clean, end) == '-') return word_begins(clean, end + 1);
    if (byte_at(clean, end) != ' ' || end + 1 >= clean.size()) return false;
    return is_upper(decode(clean, end + 1).code);
}

}  // namespace reperes::text
