// What stands around a word, where the word alone does not tell what it is.
//
// Both look at a bounded number of bytes on either side.
// Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <string_view>

namespace reperes::text {

// True when the word [begin, end), in capitals, has a neighbour in small letters and none in capitals:
// "la MAS accueille", but neither "PROTECTION DE L'ENFANCE" nor a word by itself, which may be a title.
bool stands_among_small_letters(std::string_view clean, std::size_t begin, std::size_t end);

// True when the "St" that ends at `end` abbreviates a name: St-Denis, Ste Anne.
bool stands_before_name(std::string_view clean, std::size_t end);

}  // namespace reperes::text
