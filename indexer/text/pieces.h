// The pieces of a text between separators.
//
// Thread-safety: pure function.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace reperes::text {

// Calls `each` with the pieces of `text` in order. `separators` is a byte, or a text any byte of which ends a
// piece; the end of the text ends the last one. A piece may be empty, but none follows a separator at the
// very end: "a,,b," is "a", "" and "b".
template <typename Separators, typename Each>
void for_each_piece(std::string_view text, Separators separators, Each each) {
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_of(separators, at), text.size());
        each(text.substr(at, end - at));
        at = end + 1;
    }
}

}  // namespace reperes::text
