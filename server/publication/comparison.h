// What changed between two texts: paragraphs first, then the words of those that go together.
//
// Shortest edit scripts (edit_script.h). A paragraph taken out and one put in are held to be the same,
// changed, when they share half of their words. What is the same in two words between ten that are not is
// shown as changed too: a sentence written anew is read as a whole, not as the mosaic of what chance left in
// place.
//
// Invariants: what is not added gives the first text, what is not removed gives the second, byte for byte;
// compared the other way round, the same is removed that was added. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace reperes::publication {

enum class Change : std::uint8_t { same, removed, added };

struct Piece {
    Change change = Change::same;
    std::string text;
};

struct Paragraph {
    Change change = Change::same;  // `same` for one that is kept or changed within
    std::vector<Piece> pieces;     // one when nothing changed within
    [[nodiscard]] bool changed() const;
};

struct Comparison {
    std::vector<Paragraph> paragraphs;
    std::size_t words_removed = 0, words_added = 0;
    bool too_different = false;  // somewhere by whole paragraphs only: words would have taken too long
};

// Paragraphs are separated by an empty line. Bounded in time whatever the texts: well under a second for 200
// kB each.
Comparison compare(std::string_view before, std::string_view after);
// Of one line, by words.
std::vector<Piece> compare_words(std::string_view before, std::string_view after);

}  // namespace reperes::publication
