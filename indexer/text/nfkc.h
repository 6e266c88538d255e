// NFKC, one character at a time.
//
// Without ICU's data every character is taken as it is: the analyser then knows fewer spellings but works.
// Thread-safety: pure functions (ICU's normaliser is an immutable singleton).
#pragma once

#include <string>

namespace reperes::text {

// True when NFKC leaves the character alone whatever its neighbours.
bool is_inert(char32_t code);

// True for marks and the like, which may combine with the character before them.
bool joins_previous(char32_t code);

// `cluster`, one character with its marks, in NFKC. A character that becomes several ("ﬁ", "⑴", "㎧") has to
// stay one word or none, since its letters share their place in the original: what would fall into
// several words becomes a space.
std::string nfkc_word(const std::string& cluster);

}  // namespace reperes::text
