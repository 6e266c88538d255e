#include "text/elision.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/analyser.h"
#include "text/letters.h"
#include "text/sorted_table.h"
#include "text/utf8.h"
#include "text/words.h"

namespace reperes::text {
namespace {

constexpr std::size_t kLongestLeft =
    7;  // bytes of the longest word before an apostrophe here: jusqu’, puisqu’
constexpr std::size_t kLongestRight = 24;  // bytes of the longest word after one

constexpr WordTable<15> kElided = {"c",      "d",      "j",  "jusqu",  "l",      "lorsqu", "m", "n",
                                   "presqu", "puisqu", "qu", "quelqu", "quoiqu", "s",      "t"};
static_assert(strictly_sorted(kElided));

// Acronyms are read aloud letter by letter or as words: "l'SMS". The other elided words stand before
// verbs and in names (N'Diaye), where a capital consonant is no acronym.
constexpr WordTable<7> kBeforeAcronyms = {"d", "jusqu", "l", "lorsqu", "puisqu", "qu", "quoiqu"};
static_assert(strictly_sorted(kBeforeAcronyms));

constexpr std::string_view kVowels = "aehiouy";

bool vowel_or_h(char32_t code) {
    if (code < 0x80) return kVowels.find(static_cast<char>(code | 0x20U)) != std::string_view::npos;
    if (code < 0xC0 || code >= kTableEnd) return false;
    const char folded = latin_fold(code);
    return folded == '1' || folded == '2' || kVowels.find(folded) != std::string_view::npos;
}

bool begins(const std::string& word, std::string_view with) {
    return word.rfind(with, 0) == 0;
}

}  // namespace

bool is_elided_word(std::string_view word) {
    if (word.empty() || word.size() > kLongestLeft) return false;
    return holds(kElided, fold(word));
}

bool takes_elision(std::string_view word, std::string_view clean, std::size_t at) {
    if (at >= clean.size()) return false;
    const Decoded first = decode(clean, at);
    if (vowel_or_h(first.code) || is_digit(first.code)) return true;
    if (!is_upper(first.code) || !holds(kBeforeAcronyms, fold(word))) return false;
    const std::size_t next = at + first.length;
    if (next >= clean.size()) return false;
    const char32_t second = decode(clean, next).code;
    return second == '.' || is_digit(second) || is_upper(second);
}

bool is_one_word(std::string_view left, std::string_view right) {
    if (left.size() > kLongestLeft || right.size() > kLongestRight || left.size() < 4) return false;
    const std::string before = fold(left);
    const std::string after = fold(right);
    if (before == "aujourd") return after == "hui";
    if (before == "prud") return begins(after, "hom");
    if (before == "presqu") return after == "ile" || after == "iles";
    if (before == "quelqu") return after == "un" || after == "une";
    if (before == "entr") return !after.empty() && vowel_or_h(static_cast<unsigned char>(after.front()));
    if (before == "grand") {
        constexpr WordTable<8> kGrand = {"chose", "faim", "maman", "mere", "meres", "peine", "rue", "tante"};
        static_assert(strictly_sorted(kGrand));
        return holds(kGrand, after);
    }
    return false;
}

}  // namespace reperes::text
