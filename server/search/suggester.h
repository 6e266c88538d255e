// What to suggest to somebody who is typing: labels of which every word typed begins a word.
//
// Those of the content and of the vocabulary are in one index, those from elsewhere in another, which every
// Suggester of a generation shares: a publication changes a few of the former and none of the latter.
//
// Thread-safety: immutable once built; share freely between threads.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/suggestions.h"
#include "search/label_index.h"
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
    Suggester() : Suggester(std::vector<index::Suggestion>{}) {}
    explicit Suggester(std::vector<index::Suggestion> all);
    // `elsewhere` holds nothing but titles from elsewhere, `own` none of them.
    Suggester(std::vector<index::Suggestion> own, std::shared_ptr<const LabelIndex> elsewhere);

    // At most `limit` suggestions in force at `at`, no label twice. An acronym typed whole comes first, then
    // labels that have the last word whole if it is complete, then those that begin as the text does.
    // Sections take turns, so that none crowds the others out.
    [[nodiscard]] std::vector<Suggestion> suggest(std::string_view text, corpus::Instant at,
                                                  std::size_t limit, text::Analyser& analyser) const;

    [[nodiscard]] std::size_t size() const { return own_.size() + elsewhere_->size(); }
    [[nodiscard]] const std::shared_ptr<const LabelIndex>& elsewhere() const { return elsewhere_; }

 private:
    struct Candidate {
        std::size_t tier = 0;  // the lower, the better it answers what was typed
        const LabelIndex* labels = nullptr;
        std::size_t number = 0;  // of the item, in them
    };
    using Candidates = std::vector<Candidate>;

    [[nodiscard]] const LabelIndex& labels_of(Section section) const;
    [[nodiscard]] Candidates best_of(Section section, const std::vector<NumberSet>& tiers, corpus::Instant at,
                                     std::size_t limit) const;
    // The acronyms typed whole.
    [[nodiscard]] NumberSet sigles(const Typed& typed) const;
    [[nodiscard]] Candidates choose(const Typed& typed, corpus::Instant at, std::size_t limit) const;
    // Whether `chosen` has the label of this item.
    [[nodiscard]] static bool has_label(const Candidates& chosen, const LabelIndex::Item& item);

    LabelIndex own_;
    std::shared_ptr<const LabelIndex> elsewhere_;
};

}  // namespace reperes::search
