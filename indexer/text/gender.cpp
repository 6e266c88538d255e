#include "text/gender.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace reperes::text {
namespace {

// Where an ending is believed, beside after a middle dot, in parentheses and as capitals, where all are.
enum Belief : std::uint8_t {
    kNowhereElse = 0,
    kPoint = 1,         // étudiant.e
    kPointPlural = 2,   // citoyen.ne.s, but not citoyen.ne
    kHyphen = 4,        // étudiant-e
    kHyphenPlural = 8,  // chef-fe-s, but not chef-fe
    kSlash = 16,        // travailleurs/euses
    kPointJoined = 32,  // citoyen.nes, but not citoyen.ne
    kAny = kPoint | kHyphen | kSlash,
};

struct Ending {
    std::string_view ending;
    std::string_view base;  // what the word has to end in
    std::size_t drop;       // letters of the word that the ending replaces
    std::string_view add;
    std::uint8_t belief;
};

constexpr std::uint8_t kDouble = kPointPlural | kHyphenPlural;
constexpr std::uint8_t kPointSlash = kPoint | kSlash;

// The first line that fits counts.
constexpr Ending kEndings[] = {
    {"e", "el", 0, "le", kAny},
    {"e", "en", 0, "ne", kAny},
    {"e", "on", 0, "ne", kAny},
    {"e", "", 0, "e", kAny},
    {"le", "el", 0, "le", kPoint | kHyphen},
    {"le", "ul", 0, "le", kPoint | kHyphenPlural},
    {"le", "eil", 0, "le", kPoint | kHyphenPlural},
    {"le", "il", 0, "le", kDouble},
    {"ne", "ien", 0, "ne", kPoint | kHyphen},
    {"ne", "yen", 0, "ne", kPoint | kHyphen},
    {"ne", "een", 0, "ne", kPoint | kHyphen},
    {"ne", "n", 0, "ne", kPointPlural | kPointJoined | kHyphen},
    {"te", "tou", 0, "te", kPoint | kHyphenPlural},
    {"te", "t", 0, "te", kDouble},
    {"se", "eur", 1, "se", kPoint | kHyphen},
    {"se", "eux", 1, "se", kPoint | kHyphen},
    {"se", "oux", 1, "se", kDouble},
    {"se", "ais", 0, "e", kDouble},
    {"se", "ois", 0, "e", kDouble},
    {"se", "s", 0, "se", kDouble},
    {"fe", "f", 0, "fe", kPointSlash | kHyphenPlural},
    {"sse", "e", 0, "sse", kAny},
    {"esse", "e", 1, "esse", kPointSlash},
    {"euse", "eur", 3, "euse", kAny},
    {"euse", "eux", 3, "euse", kAny},
    {"teuse", "teur", 4, "teuse", kPointSlash},
    {"rice", "teur", 3, "rice", kAny},
    {"rice", "deur", 3, "rice", kAny},
    {"trice", "teur", 4, "trice", kAny},
    {"drice", "deur", 4, "drice", kAny},
    {"atrice", "ateur", 5, "atrice", kPointSlash},
    {"ice", "teur", 3, "rice", kAny},
    {"ice", "deur", 3, "rice", kAny},
    {"deresse", "deur", 4, "deresse", kPointSlash},
    {"eresse", "deur", 3, "eresse", kPointSlash},
    {"ere", "er", 2, "ere", kAny},
    {"iere", "ier", 3, "iere", kAny},
    {"ve", "f", 1, "ve", kPointSlash | kHyphenPlural},
    {"ive", "if", 2, "ive", kAny},
    {"ale", "al", 2, "ale", kAny},
    {"ienne", "ien", 3, "ienne", kPointSlash},
    {"enne", "en", 2, "enne", kPointSlash},
    {"onne", "on", 2, "onne", kPointSlash},
    {"elle", "el", 2, "elle", kSlash},
    {"elle", "eau", 3, "elle", kPointJoined | kSlash},
    {"nelle", "nel", 3, "nelle", kPointSlash},
    {"que", "c", 1, "que", kPointSlash},
    {"che", "c", 1, "che", kPointSlash},
    {"aine", "ain", 3, "aine", kPointSlash},
    {"ine", "in", 2, "ine", kPointSlash},
    {"ane", "an", 2, "ane", kSlash},
    {"eure", "eur", 3, "eure", kSlash},
    {"ee", "e", 1, "ee", kSlash},
    {"ante", "ant", 3, "ante", kSlash},
    {"ente", "ent", 3, "ente", kSlash},
    {"aise", "ais", 3, "aise", kSlash},
    {"oise", "ois", 3, "oise", kSlash},
};

constexpr std::size_t kShortestBase = 2;

bool ends(std::string_view word, std::string_view suffix) {
    return word.size() >= suffix.size() && word.substr(word.size() - suffix.size()) == suffix;
}

// How the plural is written: not, "·s" behind the ending, or as part of the ending.
enum class Plural { none, mark, joined };

bool believed(const Ending& line, Plural plural, Joint joint) {
    const auto has = [&line](std::uint8_t belief) { return (line.belief & belief) != 0; };
    switch (joint) {
        case Joint::point:
            return has(kPoint) || (plural == Plural::mark && has(kPointPlural)) ||
                   (plural == Plural::joined && has(kPointJoined));
        case Joint::hyphen:
            return has(kHyphen) || (plural == Plural::mark && has(kHyphenPlural));
        case Joint::slash:
            return has(kSlash);
        case Joint::middle_dot:
        case Joint::parenthesis:
        case Joint::capital:
            return true;
    }
    return false;
}

std::optional<std::string> feminine(std::string_view base, std::string_view ending, Plural plural,
                                    Joint joint) {
    for (const Ending& line : kEndings) {
        if (line.ending != ending || !ends(base, line.base) || !believed(line, plural, joint)) continue;
        if (base.size() < std::max(kShortestBase, line.drop + 1)) continue;
        std::string word(base.substr(0, base.size() - line.drop));
        word += line.add;
        return word;
    }
    return std::nullopt;
}

std::string plural_of(std::string_view word) {
    std::string plural(word);
    if (ends(word, "s") || ends(word, "x") || ends(word, "z")) return plural;
    if (ends(word, "al")) return plural.replace(plural.size() - 2, 2, "aux");
    return plural + (ends(word, "eau") ? "x" : "s");
}

// The singular that a plural base leaves for the ending: travailleurs·euses, locaux·ales. In français·es
// the s belongs to the word.
std::string singular_of(std::string_view base) {
    std::string singular(base);
    if (ends(base, "eaux")) return singular.substr(0, singular.size() - 1);
    if (ends(base, "aux")) return singular.replace(singular.size() - 3, 3, "al");
    if (ends(base, "ais") || ends(base, "ois") || ends(base, "is")) return singular;
    if (ends(base, "s")) singular.pop_back();
    return singular;
}

}  // namespace

std::vector<std::string> both_genders(std::string_view base, std::string_view ending, bool plural,
                                      Joint joint) {
    if (base.size() < kShortestBase) return {};
    const bool ending_in_plural = ending.size() > 1 && ends(ending, "s");
    if (ending_in_plural) ending.remove_suffix(1);
    const bool several = plural || ending_in_plural;
    const std::string singular = several ? singular_of(base) : std::string(base);
    const Plural written = plural ? Plural::mark : ending_in_plural ? Plural::joined : Plural::none;
    auto other = feminine(singular, ending, written, joint);
    if (!other) return {};
    std::string first = singular == "tou" && !several ? "tout" : std::string(base);
    if (several) return {plural_of(first), *other + "s"};
    return {first, *other};
}

std::vector<std::string> both_numbers(std::string_view base, std::string_view mark) {
    if (base.size() < kShortestBase) return {};
    const std::string singular(base);
    if (mark == "s") return {singular, singular + "s"};
    if (mark == "x" && (ends(base, "u") || ends(base, "ou"))) return {singular, singular + "x"};
    if (mark != "aux") return {};
    for (const std::string_view end : {std::string_view("ail"), std::string_view("al")}) {
        if (ends(base, end)) return {singular, singular.substr(0, base.size() - end.size()) + "aux"};
    }
    return {};
}

}  // namespace reperes::text
