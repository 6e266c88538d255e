// Words of clean text: where they end and what they are made of.
//
// Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/letters.h"

namespace reperes::text {

// A run of letters, marks and numbers.
struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool letters = false;  // holds at least one letter
    bool digits = false;   // holds at least one of 0–9

    std::size_t size() const { return end - begin; }
    bool empty() const { return begin == end; }
};

// The word that begins at `at`; empty when none does. `at` may be the size of the text. Reading stops soon
// after `limit` bytes: a longer word comes back cut, but longer than `limit`.
Word word_at(std::string_view clean, std::size_t at, std::size_t limit = std::string_view::npos);

// The byte at `at`, or NUL past the end.
inline char byte_at(std::string_view clean, std::size_t at) {
    return at < clean.size() ? clean[at] : '\0';
}

// True when a word begins at `at`.
bool word_begins(std::string_view clean, std::size_t at);

// True when the word that ends before `at` would hold what is there too: a letter, a digit, or a mark, which
// begins no word but belongs to the letter before it.
bool word_goes_on(std::string_view clean, std::size_t at);

// True when the text goes on with `expected` at `at`.
inline bool goes_on(std::string_view clean, std::size_t at, std::string_view expected) {
    return at <= clean.size() && clean.substr(at, expected.size()) == expected;
}

// Number of code points, counted up to `limit`.
std::size_t characters(std::string_view utf8, std::size_t limit);

}  // namespace reperes::text
