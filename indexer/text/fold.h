// The two shapes in which a word is compared: folded (no capitals, no accents, no ligatures) and
// accented (lower case only).
//
// Invariants: both are in NFC; folding is idempotent; a word folds to the same bytes whether it comes
// composed, decomposed, in capitals or without its accents.
// Thread-safety: pure functions (ICU's normalisers are immutable singletons).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace reperes::text {

// Longest exact form, stem or accented form in bytes: Xapian refuses terms over 245, and a "word" longer
// than this is a key or an address that nobody types.
inline constexpr std::size_t kMaxFormBytes = 64;

struct Folded {
    std::string exact;
    std::string accented;
};

// Both shapes of a word; `utf8` is valid.
Folded fold_word(std::string_view utf8);

// The same by ICU alone: what fold_word does beyond its table, and the oracle of its tests.
Folded fold_word_by_icu(std::string_view utf8);

}  // namespace reperes::text
