// What letters behind a number, or a word beside it, make of it: "2ème", "XXIe", "48h", "458 bis", "02 mai".
//
// All strings are folded unless said otherwise.
// Thread-safety: pure functions over constant tables.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/words.h"

namespace reperes::text {

// The usual shape of an ordinal: "2e" for 2eme and 2ieme, "1re" for 1ere, "xxie" for XXIème; empty when
// `word`, as written, is no ordinal. Roman numbers need capitals and two letters: Ve is a name, Le an
// article.
std::string ordinal(std::string_view word);

// Length of the number that begins "48h", "9h30", "25ans", "458bis"; 0 when `word` is nothing of the kind.
std::size_t number_before_unit(std::string_view word);

// True for the words that tell an inserted article: 458 bis, 458 ter.
bool is_insertion(std::string_view word);

bool is_month(std::string_view word);

// End of a short telephone number in two pairs (39 19, 31 14) that begins with `pair`, else 0.
std::size_t short_telephone_end(std::string_view clean, const Word& pair);

}  // namespace reperes::text
