// Labels that may be suggested, and in which of them a word stands.
//
// Invariants: items are numbered by rank (section, then shorter labels first); words are sorted, each with
// the numbers of the labels that have it. A question costs one pass over the postings of its words, whatever
// the number of labels that match.
//
// Thread-safety: immutable once built; share freely between threads.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "index/suggestions.h"
#include "search/number_set.h"
#include "search/typed_words.h"

namespace reperes::search {

enum class Section : std::uint8_t { vocabulary, titles, headings, elsewhere };
inline constexpr std::array kSections{Section::vocabulary, Section::titles, Section::headings,
                                      Section::elsewhere};

// Which section a kind of suggestion is in.
Section section_of(index::SuggestionKind kind);

class LabelIndex {
 public:
    LabelIndex() = default;
    // A heading that several documents have is left out: it does not say where it leads.
    explicit LabelIndex(std::vector<index::Suggestion> all);

    struct Item {
        std::size_t label = 0, target = 0, end = 0;  // in the texts, one behind the other
        std::size_t same = 0;  // equal for labels that differ by capitals and accents alone
        index::SuggestionKind kind = index::SuggestionKind::title;
        corpus::Period period{};
    };
    [[nodiscard]] std::size_t size() const { return items_.size(); }
    [[nodiscard]] const Item& item(std::size_t number) const { return items_[number]; }
    [[nodiscard]] std::string_view label(std::size_t number) const;
    [[nodiscard]] std::string_view target(std::size_t number) const;

    // The numbers of a section.
    struct Range {
        std::size_t from = 0, to = 0;
    };
    [[nodiscard]] Range range(Section section) const;

    enum class Match : std::uint8_t { beginning, whole };
    enum class Place : std::uint8_t { anywhere, first };
    // The labels that have such a word, at such a place.
    [[nodiscard]] NumberSet having(const TypedWord& word, Match match, Place place) const;
    // Those that have words beginning as each of those typed, of which there is one at least.
    [[nodiscard]] NumberSet having_all(const Typed& typed) const;

    // Whether a label in force always is the same as this one.
    [[nodiscard]] bool hides(const Item& other) const { return always_.contains(other.same); }

 private:
    void add_item(const index::Suggestion& suggestion, std::size_t same);
    void index_labels();

    std::string texts_;
    std::vector<Item> items_;
    std::array<std::size_t, kSections.size() + 1> sections_{};  // first item of each; then the end
    std::unordered_set<std::size_t> always_;
    std::vector<std::string> words_;
    std::vector<std::size_t> begins_{0};   // of each word in postings_; then the end
    std::vector<std::uint32_t> postings_;  // number of the item × 2, + 1 where it is the first word
};

}  // namespace reperes::search
