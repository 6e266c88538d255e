// What an apostrophe between two words means.
//
// Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <string_view>

namespace reperes::text {

// True for the words that lose their vowel before another word: l', d', qu', jusqu' … `word` as written.
bool is_elided_word(std::string_view word);

// True when what begins at `at` may follow the elided word `word`: a vowel or h, a digit, or after l', d'
// and qu' an acronym that is spelt out (l'MDPH, l'R.S.A.). N'Diaye is no elision.
bool takes_elision(std::string_view word, std::string_view clean, std::size_t at);

// True for the words that keep an apostrophe inside: aujourd'hui, prud'homme, presqu'île, quelqu'un,
// entr'aide, grand'mère.
bool is_one_word(std::string_view left, std::string_view right);

}  // namespace reperes::text
