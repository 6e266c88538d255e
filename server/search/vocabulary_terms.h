// Which terms of the vocabulary a question says: acronyms, equivalents, terms with a definition, themes.
//
// As the vocabulary writes them, never as they were typed. Built from content/vocabulaire. Immutable once
// built; share freely between threads.
#pragma once

#include <string>
#include <vector>

#include "corpus/vocabulary.h"
#include "search/term_table.h"

namespace reperes::search {

class VocabularyTerms {
 public:
    VocabularyTerms() = default;
    explicit VocabularyTerms(const corpus::Vocabulary& vocabulary);

    // Of a question whose concepts are known (thesaurus.h), each once; not those within a longer one.
    [[nodiscard]] std::vector<std::string> said(const Question& question) const;

 private:
    std::vector<std::string> labels_;
    TermTable table_;
};

}  // namespace reperes::search
