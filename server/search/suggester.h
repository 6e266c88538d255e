// What to suggest to somebody who is typing: labels of which every word typed begins a word.
//
// Invariants: suggestions are numbered by rank (section, then shorter labels first); words are sorted, each
// with the numbers of the labels that have it. A question costs one pass over the postings of its words,
// whatever the number of suggestions that match.
//
// Thread-safety: immutable once built; share freely between threads.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/suggestions.h"
#include "search/number_set.h"
#include "search/result.h"
#include "search/typed_words.h"

namespace reperes::search {

struct Suggestion {
    index::SuggestionKind kind = index::SuggestionKind::title;
    std::string target;  // what to search for, or where to go: see index::Suggestion
    Fragments label;     // with what was typed marked
};

class Suggester {
 public:
    Suggester() = default;
    // A heading that several documents have is left out: it does not say where it leads.
    explicit Suggester(std::vector<index::Suggestion> all);

    // At most `limit` suggestions in force at `at`, no label twice. An acronym typed whole comes first, then
    // labels that have the last word whole if it is complete, then those that begin as the text does.
    // Sections take turns, so that none crowds the others out.
    [[nodiscard]] std::vector<Suggestion> suggest(std::string_view text, corpus::Instant at,
                                                  std::size_t limit, text::Analyser& analyser) const;

    [[nodiscard]] std::size_t size() const { return items_.size(); }

 private:
    static constexpr std::size_t kSections = 4;  // vocabulary, titles, headings, titles from elsewhere

    struct Item {
        std::size_t label = 0, target = 0, end = 0;  // in texts_, one behind the other
        std::uint32_t same = 0;                      // number of the label, but for capitals and accents
        index::SuggestionKind kind = index::SuggestionKind::title;
        corpus::Period period{};
    };
    struct Candidate {
        std::size_t tier = 0;    // the lower, the better it answers what was typed
        std::size_t number = 0;  // of the item
    };
    using Candidates = std::vector<Candidate>;

    void add_item(const index::Suggestion& suggestion, std::uint32_t same);
    void index_labels();
    [[nodiscard]] std::string_view label(const Item& item) const;
    [[nodiscard]] std::string_view target(const Item& item) const;

    enum class Match : std::uint8_t { beginning, whole };
    enum class Place : std::uint8_t { anywhere, first };
    // The labels that have such a word, at such a place.
    [[nodiscard]] NumberSet having(const TypedWord& word, Match match, Place place) const;
    [[nodiscard]] NumberSet having_all(const Typed& typed) const;
    [[nodiscard]] Candidates best_of(std::size_t section, const std::vector<NumberSet>& tiers,
                                     corpus::Instant at, std::size_t limit) const;
    [[nodiscard]] Candidates choose(const Typed& typed, corpus::Instant at, std::size_t limit) const;
    // Whether `chosen` has the label of this item.
    [[nodiscard]] bool has_label(const Candidates& chosen, std::size_t number) const;

    std::string texts_;
    std::vector<Item> items_;
    std::array<std::size_t, kSections + 1> sections_{};  // number of the first item of each; then the end
    std::vector<std::string> words_;
    std::vector<std::size_t> begins_;      // of each word in postings_; then the end
    std::vector<std::uint32_t> postings_;  // number of the item × 2, + 1 where it is the first word
};

}  // namespace reperes::search
