// The same French word typed in other ways: in capitals, without accents, with its accents apart.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace reperes::tests {

struct Letter {
    std::string_view small, capital, bare, apart;
};
inline constexpr std::array<Letter, 14> kLetters{{{"é", "É", "e", "e\u0301"},
                                                  {"è", "È", "e", "e\u0300"},
                                                  {"ê", "Ê", "e", "e\u0302"},
                                                  {"à", "À", "a", "a\u0300"},
                                                  {"â", "Â", "a", "a\u0302"},
                                                  {"î", "Î", "i", "i\u0302"},
                                                  {"ï", "Ï", "i", "i\u0308"},
                                                  {"ô", "Ô", "o", "o\u0302"},
                                                  {"û", "Û", "u", "u\u0302"},
                                                  {"ù", "Ù", "u", "u\u0300"},
                                                  {"ç", "Ç", "c", "c\u0327"},
                                                  {"œ", "Œ", "oe", "œ"},
                                                  {"æ", "Æ", "ae", "æ"},
                                                  {"ÿ", "Ÿ", "y", "y\u0308"}}};

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

inline std::string with(std::string word, std::string_view Letter::*shape) {
    for (const auto& letter : kLetters) word = replaced(word, letter.small, letter.*shape);
    return word;
}

inline std::string in_capitals(std::string word) {
    word = with(word, &Letter::capital);
    for (char& c : word)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return word;
}

inline std::string without_accents(std::string word) {
    return with(std::move(word), &Letter::bare);
}

inline std::string decomposed(std::string word) {
    return with(std::move(word), &Letter::apart);
}

}  // namespace reperes::tests
