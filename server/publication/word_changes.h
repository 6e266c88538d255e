// The words of a line, and what changed between those of two lines. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "publication/comparison.h"

namespace reperes::publication {

// A word (letters and digits; an apostrophe ends the word that it elides) or another sign, with the spaces
// that follow it.
struct Token {
    std::string_view sign, spaces;
    bool word = false;
};

// All of them, in order: put together they give `line`. The first has no sign, only the spaces in front.
std::vector<Token> tokens(std::string_view line);

std::size_t count_words(std::string_view text);

// Alternately what is the same and what is not; never two pieces of one kind in a row. `steps` is what may
// still be spent, as in edit_script.h.
std::vector<Piece> word_changes(std::string_view before, std::string_view after, std::size_t& steps);

}  // namespace reperes::publication
