// Terms of one or more words, found in what was typed: the longest that begins at a word.
//
// What a term is for (an acronym, a definition, the name of a filter) belongs to whoever keeps the table: an
// entry is a number. Immutable once filled; share freely between threads.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "search/question.h"

namespace reperes::search {

using Stems = std::vector<std::string>;

// The stems of a word, in order: those of its parts for a compound. Empty when it says nothing that a
// vocabulary could hold (an article of law, a word cut short by a star).
Stems stems_in_order(const Word& word);

// The stems of `term`, read as a question would be.
Stems stems_of(const std::string& term, text::Analyser& analyser);

class TermTable {
 public:
    // The entry of these stems, which are not empty: `entry`, or the one that they have already.
    std::size_t add(std::span<const std::string> stems, std::size_t entry);

    [[nodiscard]] std::optional<std::size_t> find(std::span<const std::string> stems) const;

    struct Found {
        std::size_t entry = 0;
        std::size_t length = 0;  // stems
    };
    // The longest term that `stems`, which are not empty, begin with.
    [[nodiscard]] std::optional<Found> longest(std::span<const std::string> stems) const;

 private:
    std::unordered_map<std::string, std::size_t> entries_;           // by stems joined by a space
    std::unordered_map<std::string, std::size_t> longest_by_first_;  // stems of the longest that begins so
};

// The stems of a question's words, side by side. A term never goes from one alternative (« OU ») to another.
class Sequence {
 public:
    explicit Sequence(const Question& question);

    [[nodiscard]] std::size_t size() const { return stems_.size(); }
    [[nodiscard]] std::size_t word(std::size_t at) const { return words_[at]; }
    // The stems from `at` to the end of its alternative.
    [[nodiscard]] std::span<const std::string> from(std::size_t at) const;
    // The first stem of the word after `word`.
    [[nodiscard]] std::size_t after(std::size_t at, std::size_t word) const;

 private:
    Stems stems_;
    std::vector<std::size_t> words_;  // of each stem
    std::vector<std::size_t> ends_;   // of the alternative of each stem
};

// The longest terms that the words of a question say, from left to right.
struct Occurrence {
    std::size_t entry = 0;
    std::size_t first = 0, last = 0;  // words
};
std::vector<Occurrence> occurrences(const TermTable& table, const Question& question);

}  // namespace reperes::search
