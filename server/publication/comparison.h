// What changed between two texts: paragraphs first, then the words of those that go together.
//
// Shortest edit scripts (Wu, Manber and Myers, by the dtl library). A paragraph taken out and one put in are
// held to be the same, changed, when they share at least a third of their words. Pure functions; any thread.
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
    bool too_different = false;  // compared by paragraphs only: words would have taken too long
};

// Paragraphs are separated by an empty line; a text of at most 200 kB each.
Comparison compare(std::string_view before, std::string_view after);
// Of one line, by words.
std::vector<Piece> compare_words(std::string_view before, std::string_view after);

}  // namespace reperes::publication
