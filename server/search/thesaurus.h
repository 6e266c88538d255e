// The words of the field: which other ways there are to say what was typed, and what an acronym means.
//
// Built from content/vocabulaire. An acronym and its expansions are equivalents, both ways; so are the terms
// of an « equivalent » group. Narrower and related terms are only suggested, never searched for unasked.
// Immutable once built; share freely between threads.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/vocabulary.h"
#include "search/question.h"

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
    const Entry* longest_entry(std::span<const std::string> stems, std::size_t& length) const;
    const Entry* acronym_typed(const Word& word, std::size_t& length) const;
    Concept concept_of(const Entry& entry, std::size_t first, std::size_t last) const;

    std::vector<Entry> entries_;
    std::unordered_map<std::string, std::size_t> by_stems_;  // stems joined by a space, to its entry
    std::unordered_map<std::string, std::size_t>
        longest_by_first_;  // stems of the longest term that begins so
};

}  // namespace reperes::search
