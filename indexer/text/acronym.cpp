#include "text/acronym.h"

#include "text/analyser.h"
#include "text/letters.h"
#include "text/utf8.h"
#include "text/words.h"

namespace reperes::text {
namespace {

constexpr std::size_t kLongestSigle = 8;
constexpr std::size_t kMostPoints = 10;

}  // namespace

std::string sigle_of(std::string_view word) {
    if (word.size() < 2 || word.size() > 4 * (kLongestSigle + 1)) return {};
    const bool plural = word.size() >= 3 && word.back() == 's';
    const std::string_view capitals = plural ? word.substr(0, word.size() - 1) : word;
    std::size_t letters = 0;
    std::size_t count = 0;
    for (std::size_t at = 0; at < capitals.size(); ++count) {
        const Decoded item = decode(capitals, at);
        if (is_upper(item.code)) {
            ++letters;
        } else if (!is_digit(item.code) || count == 0) {
            return {};
        }
        at += item.length;
    }
    if (count < 2 || count > kLongestSigle || letters == 0 || (plural && letters < 2)) return {};
    return fold(capitals);
}

DottedAcronym dotted_acronym(std::string_view clean, std::size_t at) {
    DottedAcronym found;
    bool spaced = false;
    bool capitals = true;
    std::size_t letters = 0;
    std::size_t points = 0;
    while (letters < kMostPoints && word_begins(clean, at)) {
        const Decoded item = decode(clean, at);
        const std::size_t after = at + item.length;
        const bool alone = after >= clean.size() || !is_word_character(decode(clean, after).code);
        if (!alone || !is_letter(item.code)) break;
        const bool point = byte_at(clean, after) == '.';
        // "A.S.E" may lose its last point, but "M. A" and "plan A" are none of its business.
        if (!point && (spaced || letters == 0 || clean[at - 1] != '.')) break;
        if (letters == 0) capitals = is_upper(item.code);
        if (is_upper(item.code) != capitals) break;
        found.letters.append(clean.substr(at, item.length));
        ++letters;
        found.end = point ? after + 1 : after;
        if (!point) break;
        ++points;
        at = after + 1;
        // A space between the points: all or none, and capitals only.
        if (byte_at(clean, at) == ' ' && (letters == 1 || spaced) && capitals) {
            spaced = true;
            ++at;
        } else if (spaced) {
            break;
        }
    }
    const std::size_t least = capitals && !spaced ? 2 : 3;
    // "A.S de secteur" has lost its last point; in "plan A.L'équipe" it is a space that is lost.
    const bool last_point_lost = letters == 2 && points == 1 && byte_at(clean, found.end) != '\'';
    if (letters < least || (points < 2 && !last_point_lost)) return {};
    return found;
}

}  // namespace reperes::text
