#include "text/numeral.h"

#include <algorithm>

#include "text/analyser.h"
#include "text/letters.h"
#include "text/sorted_table.h"
#include "text/utf8.h"

namespace reperes::text {
namespace {

constexpr std::size_t kLongestOrdinal = 16;  // bytes, as written
constexpr std::size_t kLongestUnit = 16;

constexpr WordTable<9> kInsertions = {"bis",       "decies",  "nonies", "octies", "quater",
                                      "quinquies", "septies", "sexies", "ter"};
static_assert(strictly_sorted(kInsertions));

constexpr WordTable<12> kMonths = {"aout", "avril", "decembre", "fevrier",  "janvier", "juillet",
                                   "juin", "mai",   "mars",     "novembre", "octobre", "septembre"};
static_assert(strictly_sorted(kMonths));

constexpr WordTable<16> kUnits = {"an",    "ans", "cm", "eur", "euros", "h",  "heures", "j",
                                  "jours", "kg",  "km", "m",   "min",   "mn", "mois",   "semaines"};
static_assert(strictly_sorted(kUnits));

constexpr WordTable<6> kEndings = {"e", "eme", "emes", "es", "ieme", "iemes"};
static_assert(strictly_sorted(kEndings));

constexpr WordTable<6> kEndingsOfOne = {"er", "ere", "eres", "ers", "re", "res"};
static_assert(strictly_sorted(kEndingsOfOne));

bool digit_at(std::string_view text, std::size_t at) {
    return is_digit(static_cast<unsigned char>(byte_at(text, at)));
}

std::size_t digits_from(std::string_view text, std::size_t at) {
    std::size_t count = 0;
    while (digit_at(text, at + count)) ++count;
    return count;
}

std::size_t roman_letters(std::string_view word) {
    return std::min(word.find_first_not_of("IVX"), word.size());
}

}  // namespace

std::string ordinal(std::string_view word) {
    if (word.size() > kLongestOrdinal) return {};
    const std::size_t digits = digits_from(word, 0);
    const std::size_t roman = roman_letters(word);
    const std::size_t split = digits > 0 ? digits : roman;
    if (split == word.size() || (digits == 0 && roman < 2)) return {};
    if (digits == 0 && is_upper(decode(word, split).code)) return {};
    const std::string number = fold(word.substr(0, split));
    const std::string ending = fold(word.substr(split));
    if (holds(kEndings, ending)) return number + "e";
    if (number != "1" || !holds(kEndingsOfOne, ending)) return {};
    return number + (ending == "er" || ending == "ers" ? "er" : "re");
}

std::size_t number_before_unit(std::string_view word) {
    if (word.size() > kLongestUnit) return 0;
    const std::size_t digits = digits_from(word, 0);
    if (digits == 0 || digits == word.size()) return 0;
    const std::string unit = fold(word.substr(digits));
    const bool time = unit.size() == 3 && unit.front() == 'h' && digits_from(unit, 1) == 2;  // 9h30
    return time || holds(kUnits, unit) || is_insertion(unit) ? digits : 0;
}

bool is_insertion(std::string_view word) {
    return holds(kInsertions, word);
}

bool is_month(std::string_view word) {
    return holds(kMonths, word);
}

std::size_t short_telephone_end(std::string_view clean, const Word& pair) {
    const std::size_t end = pair.end + 3;
    // French numbers of four digits that are said in pairs begin with 3; a longer row of pairs is another
    // telephone number.
    if (pair.size() != 2 || clean[pair.begin] != '3' || byte_at(clean, pair.end) != ' ') return 0;
    if (digits_from(clean, pair.end + 1) != 2 || word_goes_on(clean, end)) return 0;
    const bool before =
        pair.begin >= 2 && digit_at(clean, pair.begin - 2) && !digit_at(clean, pair.begin - 1);
    const bool after = byte_at(clean, end) != '\0' && byte_at(clean, end) != '\n' && digit_at(clean, end + 1);
    return before || after ? 0 : end;
}

}  // namespace reperes::text
