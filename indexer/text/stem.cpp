#include "text/stem.h"

#include <algorithm>
#include <array>

#include "text/stem_exceptions.h"

namespace reperes::text {
namespace {

bool ends(const std::string& word, std::string_view suffix) {
    return word.size() >= suffix.size() &&
           std::string_view(word).substr(word.size() - suffix.size()) == suffix;
}

template <std::size_t N>
bool ends_with_any(const std::string& word, const std::array<std::string_view, N>& suffixes) {
    return std::any_of(suffixes.begin(), suffixes.end(),
                       [&word](std::string_view s) { return ends(word, s); });
}

void drop(std::string& word, std::size_t letters) {
    word.resize(word.size() - letters);
}

// Drops `suffix` for `by`; false when the word does not end so.
bool swap_end(std::string& word, std::string_view suffix, std::string_view by) {
    if (!ends(word, suffix)) return false;
    drop(word, suffix.size());
    word += by;
    return true;
}

bool vowel(char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

// The letter `back` places before the end; 0 is the last.
char letter(const std::string& word, std::size_t back) {
    return word[word.size() - 1 - back];
}

void to_singular(std::string& word) {
    if (swap_end(word, "eaux", "eau") || swap_end(word, "yaux", "yau")) return;
    if (word.size() >= 5 && swap_end(word, "aux", "al")) return;
    constexpr std::array<std::string_view, 6> kOux = {"boux", "houx", "joux", "loux", "noux", "poux"};
    if (ends_with_any(word, kOux)) return drop(word, 1);
    if (ends(word, "s") && !ends(word, "ss")) drop(word, 1);
}

// Agents and adjectives meet in -eu: travailleur, travailleuse; directeur, directrice; heureux, heureuse.
bool to_agent(std::string& word) {
    constexpr std::array<std::string_view, 5> kVerbs = {"affleure", "demeure", "effleure", "meure", "pleure"};
    if (std::find(kVerbs.begin(), kVerbs.end(), word) != kVerbs.end()) return false;
    return swap_end(word, "trice", "teu") || swap_end(word, "drice", "deu") ||
           swap_end(word, "deresse", "deu") || swap_end(word, "euse", "eu") || swap_end(word, "eux", "eu") ||
           swap_end(word, "eure", "eu") || swap_end(word, "eur", "eu");
}

// Imperfect, future, conditional and -ez. `number_dropped` is the word without its plural s, which is how
// nouns such as vignerons are told from verbs.
bool drop_verb_ending(std::string& word, const std::string& number_dropped) {
    struct Ending {
        std::string_view suffix;
        std::size_t at_least;  // letters of the whole form
    };
    constexpr std::array<Ending, 9> kEndings = {{{"eraient", 8},
                                                 {"erait", 8},
                                                 {"erais", 8},
                                                 {"eront", 8},
                                                 {"erons", 8},
                                                 {"era", 7},
                                                 {"aient", 7},
                                                 {"ait", 7},
                                                 {"ez", 6}}};
    constexpr std::array<std::string_view, 5> kNounsInAit = {"fait", "hait", "lait", "plait", "trait"};
    if (is_no_future(number_dropped)) return false;
    for (const Ending& ending : kEndings) {
        if (word.size() < ending.at_least || !ends(word, ending.suffix)) continue;
        if (ending.suffix == "ait" && ends_with_any(word, kNounsInAit)) return false;
        drop(word, ending.suffix.size());
        if (word.size() == 3) word += 'e';  // aideront meets aide, which is too short to lose its e
        return true;
    }
    return false;
}

// The letter `back` places before the end is one that stays a vowel when the ending is gone: joue, paie,
// paye.
bool ends_in_hiatus(const std::string& word, std::size_t back) {
    const char last = letter(word, back);
    return last == 'i' || last == 'u' || last == 'y';
}

bool drop_final_e(std::string& word) {
    if (ends(word, "ee")) drop(word, 1);
    if (!ends(word, "e")) return false;
    const bool short_but_clear = word.size() == 4 && ends_in_hiatus(word, 1);
    if (word.size() < 5 && !short_but_clear) return false;
    drop(word, 1);
    return true;
}

// Twice, because considère has lost as "considèr" what considérer still has to lose. Only a whole word of
// five letters keeps an e of its ending (aider: aide, but louer: lou, as loue); génère, once "géner", is not
// to become gêne.
void drop_infinitive(std::string& word, bool whole) {
    for (int pass = 0; pass < 2 && ends(word, "er") && !keeps_er(word); ++pass, whole = false) {
        if (word.size() >= 6) {
            drop(word, 2);
        } else if (word.size() == 5 && whole) {
            drop(word, ends_in_hiatus(word, 2) ? 2 : 1);
        }
    }
    if (word.size() >= 6 && ends(word, "ir") && !ends(word, "oir") && !ends(word, "air")) drop(word, 1);
}

void merge_spellings(std::string& word) {
    const std::size_t size = word.size();
    const bool doubled = size >= 3 && letter(word, 0) == letter(word, 1) && !vowel(letter(word, 0));
    const bool as_in_ville = size >= 4 && ends(word, "ill") && !vowel(letter(word, 3));
    const bool cut = doubled && !as_in_ville;
    if (cut) drop(word, 1);
    if (!swap_end(word, "iqu", "ic") && !swap_end(word, "qu", "c")) swap_end(word, "gu", "g");
    if (!cut && !swap_end(word, "euf", "euv")) swap_end(word, "if", "iv");  // actif, but not différer
    if (word.size() >= 5 && ends(word, "s") && vowel(letter(word, 1))) drop(word, 1);
    if (word.size() >= 3 && ends(word, "y") && vowel(letter(word, 1))) word.back() = 'i';
}

bool only_a_to_z(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Letters that nobody can pronounce are an acronym: CHRS is not the plural of CHR.
bool pronounceable(std::string_view word) {
    return std::any_of(word.begin(), word.end(), vowel);
}

}  // namespace

std::string stem(std::string_view exact) {
    if (const std::string_view known = whole_form_exception(exact); !known.empty()) return std::string(known);
    if (exact.size() <= 3 || !only_a_to_z(exact) || !pronounceable(exact) || is_invariable(exact))
        return std::string(exact);
    std::string word(exact);
    to_singular(word);
    if (to_agent(word)) return word;
    std::string verb(exact);
    if (drop_verb_ending(verb, word)) {
        word = verb;
    } else {
        if (is_plural_present(exact)) drop(word, 2);  // accompagnent: accompagne
        const bool cut = drop_final_e(word);
        drop_infinitive(word, !cut);
    }
    merge_spellings(word);
    return word;
}

}  // namespace reperes::text
