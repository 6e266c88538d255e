#include "text/inclusive.h"

#include "text/analyser.h"
#include "text/fold.h"
#include "text/gender.h"
#include "text/utf8.h"

namespace reperes::text {
namespace {

constexpr std::size_t kLongestBase = 48;      // bytes
constexpr std::size_t kLongestEnding = 10;    // bytes: "deresses" and an accent
constexpr std::size_t kMostAlternatives = 4;  // le·la·les

constexpr std::string_view kDot = "\u00B7";

struct Ending {
    std::string folded;
    bool plural = false;
    std::size_t end = 0;
};

// The rest of an accented form after what the first folded form adds to it: social·e·s is written
// sociaux, so only a form that begins with the written word keeps its accents.
Genders make(std::string_view written, std::vector<std::string> forms, std::size_t end) {
    Folded base = fold_word(written);
    Genders genders{end, std::move(forms), {}};
    const std::string& first = genders.forms.front();
    if (first.compare(0, base.exact.size(), base.exact) == 0) {
        genders.accented = base.accented + first.substr(base.exact.size());
    } else {
        genders.accented = first;
    }
    return genders;
}

// Every letter is a capital, or none is.
bool in_one_case(std::string_view word, bool capitals) {
    for (std::size_t at = 0; at < word.size();) {
        const Decoded item = decode(word, at);
        if (is_upper(item.code) != capitals) return false;
        at += item.length;
    }
    return true;
}

// An ending behind a point is in the case of its word, or it begins a sentence: "fin.Le", CHARGÉ.E.S.
bool same_case(std::string_view word, std::string_view ending) {
    constexpr std::size_t kShortestInCapitals = 6;  // bytes; below are acronyms
    if (in_one_case(ending, false)) return true;
    return word.size() >= kShortestInCapitals && in_one_case(word, true) && in_one_case(ending, true);
}

// The letters at `at` as an ending; empty when too long or not letters only.
Word ending_at(std::string_view clean, std::size_t at) {
    const Word word = word_at(clean, at, kLongestEnding);
    return word.digits || word.size() > kLongestEnding ? Word{} : word;
}

std::string_view view(std::string_view clean, const Word& word) {
    return clean.substr(word.begin, word.size());
}

bool is_plural_mark(std::string_view letters) {
    return letters == "s" || letters == "S";
}

// "·euse·s", ".e.s", "-e-s", "/euses", "/e/s".
std::optional<Ending> chained_ending(std::string_view clean, const Word& word, std::string_view sign,
                                     Joint joint) {
    std::size_t next = word.end + sign.size();
    if (joint == Joint::slash && byte_at(clean, next) == '-') ++next;
    const Word letters = ending_at(clean, next);
    if (letters.empty()) return std::nullopt;
    if (joint == Joint::point && !same_case(view(clean, word), view(clean, letters))) return std::nullopt;
    if (byte_at(clean, letters.end) == '\'') return std::nullopt;  // "fait.s'il" is a missing space
    if (view(clean, letters) == "ès") return std::nullopt;         // Riom-ès-Montagnes
    Ending ending{fold(view(clean, letters)), false, letters.end};
    if (goes_on(clean, ending.end, sign)) {
        const Word mark = ending_at(clean, ending.end + sign.size());
        if (!mark.empty() && is_plural_mark(view(clean, mark))) {
            ending.plural = true;
            ending.end = mark.end;
        }
    }
    return ending;
}

// "(e)", "(e)s", "(e)(s)", "(-trice)", "(s)".
std::optional<Ending> bracketed_ending(std::string_view clean, std::size_t at) {
    std::size_t next = at + 1;
    if (byte_at(clean, next) == '-') ++next;
    if (goes_on(clean, next, kDot)) next += kDot.size();
    const Word letters = ending_at(clean, next);
    if (letters.empty() || byte_at(clean, letters.end) != ')') return std::nullopt;
    Ending ending{fold(view(clean, letters)), false, letters.end + 1};
    const Word mark = ending_at(clean, ending.end);
    if (!mark.empty() && is_plural_mark(view(clean, mark))) {
        ending.plural = true;
        ending.end = mark.end;
    } else if (goes_on(clean, ending.end, "(s)")) {
        ending.plural = true;
        ending.end += 3;
    } else if (!mark.empty()) {
        return std::nullopt;  // "mot(e)suite" is a missing space
    }
    return ending;
}

// le·la, ceux·celles, auteur·autrice: words that are not one word with an ending.
std::optional<Genders> alternatives(std::string_view clean, const Word& first) {
    std::vector<std::string> forms = {fold(view(clean, first))};
    std::size_t end = first.end;
    while (goes_on(clean, end, kDot)) {
        const std::size_t next = end + kDot.size();
        const Word word = word_at(clean, next, kLongestBase);
        if (word.empty()) break;
        if (word.digits || word.size() > kLongestBase || forms.size() == kMostAlternatives)
            return std::nullopt;
        forms.push_back(fold(view(clean, word)));
        end = word.end;
    }
    if (forms.size() < 2) return std::nullopt;
    return make(view(clean, first), std::move(forms), end);
}

std::optional<Genders> resolve(std::string_view written, const Ending& ending, Joint joint) {
    const std::string base = fold(written);
    std::vector<std::string> forms = both_genders(base, ending.folded, ending.plural, joint);
    const bool may_be_number = joint == Joint::parenthesis || joint == Joint::middle_dot ||
                               (joint == Joint::point && ending.folded == "s");
    if (forms.empty() && may_be_number && !ending.plural) forms = both_numbers(base, ending.folded);
    if (forms.empty()) return std::nullopt;
    return make(written, std::move(forms), ending.end);
}

}  // namespace

std::optional<Genders> genders_at(std::string_view clean, const Word& word) {
    if (word.digits || word.size() > kLongestBase) return std::nullopt;
    const std::string_view written = view(clean, word);
    std::optional<Ending> ending;
    Joint joint = Joint::middle_dot;
    switch (byte_at(clean, word.end)) {
        case '.':
            joint = Joint::point;
            ending = chained_ending(clean, word, ".", joint);
            break;
        case '-':
            joint = Joint::hyphen;
            ending = chained_ending(clean, word, "-", joint);
            break;
        case '/':
            joint = Joint::slash;
            ending = chained_ending(clean, word, "/", joint);
            break;
        case '(':
            joint = Joint::parenthesis;
            ending = bracketed_ending(clean, word.end);
            break;
        default:
            if (!goes_on(clean, word.end, kDot)) return std::nullopt;
            ending = chained_ending(clean, word, kDot, joint);
    }
    if (ending) {
        if (auto found = resolve(written, *ending, joint)) return found;
    }
    return joint == Joint::middle_dot ? alternatives(clean, word) : std::nullopt;
}

std::optional<Genders> genders_by_capital(std::string_view word) {
    if (word.size() < 4 || word.size() > kLongestBase) return std::nullopt;
    std::size_t split = 0;  // where the small letters stop
    while (split < word.size()) {
        const Decoded item = decode(word, split);
        if (split > 0 && is_upper(item.code)) break;
        if (!is_letter(item.code)) return std::nullopt;
        split += item.length;
    }
    if (split < 3 || split == word.size()) return std::nullopt;
    std::string_view capitals = word.substr(split);
    const bool plural = capitals.size() > 1 && capitals.back() == 's';
    if (plural) capitals.remove_suffix(1);
    for (std::size_t at = 0; at < capitals.size();) {
        const Decoded item = decode(capitals, at);
        if (!is_upper(item.code)) return std::nullopt;
        at += item.length;
    }
    return resolve(word.substr(0, split), {fold(capitals), plural, 0}, Joint::capital);
}

}  // namespace reperes::text
