// The definitions of the field's terms, for those who typed them.
//
// Built from content/vocabulaire/termes.csv. Immutable once built; share freely between threads.
#pragma once

#include <vector>

#include "corpus/vocabulary.h"
#include "search/term_table.h"

namespace reperes::search {

class Glossary {
 public:
    Glossary() = default;
    explicit Glossary(const corpus::Vocabulary& vocabulary);

    // Of the terms that the question says, or that an acronym in it stands for; the concepts of the question
    // are known (thesaurus.h). In the order of the question, each once.
    [[nodiscard]] std::vector<corpus::Definition> definitions(const Question& question) const;

 private:
    std::vector<corpus::Definition> entries_;
    TermTable table_;
};

}  // namespace reperes::search
