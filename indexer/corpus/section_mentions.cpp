#include "corpus/section_mentions.h"

#include <algorithm>
#include <array>

namespace reperes::corpus {

namespace {

constexpr std::array<std::string_view, 3> kSpaces{" ", "\u00A0", "\u202F"};
constexpr std::array<std::string_view, 3> kListSigns{", ", " et ", " ou "};
constexpr std::array<std::string_view, 5> kOfAnother{" du ", " de ", " des ", " d'", " d’"};
constexpr std::array<std::string_view, 3> kOfThisText{" du texte de référence", " du présent texte",
                                                      " de ce texte"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

// How long the one of `pieces` is that `text` starts with; 0 for none.
template <std::size_t N>
std::size_t piece_at_start(std::string_view text, const std::array<std::string_view, N>& pieces) {
    for (const auto piece : pieces)
        if (text.starts_with(piece)) return piece.size();
    return 0;
}

bool word_may_begin(std::string_view text, std::size_t at) {
    const auto before = text.substr(0, at);
    if (before.empty()) return true;
    for (const auto space : kSpaces)
        if (before.ends_with(space)) return true;
    return !is_word(before.back()) && static_cast<unsigned char>(before.back()) < 0x80;
}

// The length of a number with a point at the start of `text`, 0 for none: "3.2", not "3.2.1", "3.25b" or
// "3,2".
std::size_t number_at_start(std::string_view text) {
    std::size_t end = 0, points = 0;
    while (end < text.size()) {
        const bool point = text[end] == '.' && end > 0 && end + 1 < text.size() && is_digit(text[end + 1]);
        if (!point && !is_digit(text[end])) break;
        points += point ? 1 : 0;
        ++end;
    }
    const bool decimal = end + 1 < text.size() && text[end] == ',' && is_digit(text[end + 1]);
    const bool goes_on = end < text.size() && is_word(text[end]);
    return points == 1 && !decimal && !goes_on ? end : 0;
}

bool of_another_text(std::string_view rest) {
    return piece_at_start(rest, kOfAnother) > 0 && piece_at_start(rest, kOfThisText) == 0;
}

}  // namespace

std::vector<SectionMention> section_mentions(std::string_view text) {
    std::vector<SectionMention> found;
    constexpr std::string_view kWord = "ection";  // of « section », « Section »
    for (std::size_t at = 0; (at = text.find(kWord, at)) != std::string_view::npos; at += kWord.size()) {
        if (at == 0 || (text[at - 1] != 's' && text[at - 1] != 'S') || !word_may_begin(text, at - 1))
            continue;
        std::size_t begin = at - 1, end = at + kWord.size();
        const bool several = end < text.size() && text[end] == 's';
        end += several ? 1 : 0;
        const std::size_t space = piece_at_start(text.substr(end), kSpaces);
        if (space == 0) continue;
        end += space;
        std::vector<SectionMention> list;
        while (const std::size_t digits = number_at_start(text.substr(end))) {
            list.push_back({begin, end + digits, std::string(text.substr(end, digits))});
            end += digits;
            const std::size_t sign = several ? piece_at_start(text.substr(end), kListSigns) : 0;
            if (sign == 0 || number_at_start(text.substr(end + sign)) == 0) break;
            end += sign;
            begin = end;
        }
        if (list.empty() || of_another_text(text.substr(end))) continue;
        std::move(list.begin(), list.end(), std::back_inserter(found));
    }
    return found;
}

}  // namespace reperes::corpus
