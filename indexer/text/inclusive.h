// Inclusive writing: travailleur·euse·s, professionnel(le)s, directeur/trice, étudiantEs.
//
// Whatever the notation, both forms stand at one position, so that "travailleuses sociales" and
// "travailleurs sociaux" are both phrases of the text.
// Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/words.h"

namespace reperes::text {

struct Genders {
    std::size_t end = 0;             // in the text; 0 when the notation is inside one word
    std::vector<std::string> forms;  // folded, the one written out first
    std::string accented;            // of the first form
};

// The inclusive form whose first part is `word`, or nothing when the sign after it means something else.
std::optional<Genders> genders_at(std::string_view clean, const Word& word);

// étudiantEs, directeurTRICE: the ending in capitals inside one word.
std::optional<Genders> genders_by_capital(std::string_view word);

}  // namespace reperes::text
