// The words of the field: which other ways there are to say what was typed, and what an acronym means.
//
// Built from content/vocabulaire. An acronym and its expansions are equivalents, both ways; so are the terms
// of an « equivalent » group. Narrower and related terms are only suggested, never searched for unasked.
// Immutable once built; share freely between threads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/vocabulary.h"
#include "search/question.h"
#include "search/term_table.h"

namespace reperes::search {

class Thesaurus {
 public:
    Thesaurus() = default;
    explicit Thesaurus(const corpus::Vocabulary& vocabulary);

    // Fills question.concepts: the longest terms of the vocabulary that its words say, from left to right.
    void recognise(Question& question) const;

 private:
    struct Entry {
        Expression expression;
        std::vector<std::size_t> equivalents;  // entries
        std::vector<std::string> related;      // labels
        std::string sigle;                     // as usually written; empty for what is no acronym
        std::vector<std::string> meanings;
    };

    std::size_t entry_of(const std::string& term, text::Analyser& analyser);
    void join(const std::vector<std::size_t>& group);
    [[nodiscard]] std::optional<TermTable::Found> acronym_typed(const Word& word) const;
    Concept concept_of(const Entry& entry, std::size_t first, std::size_t last) const;

    std::vector<Entry> entries_;
    TermTable table_;
};

}  // namespace reperes::search
