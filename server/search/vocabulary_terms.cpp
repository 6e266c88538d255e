#include "search/vocabulary_terms.h"

#include <algorithm>

#include "search/add_once.h"

namespace reperes::search {

VocabularyTerms::VocabularyTerms(const corpus::Vocabulary& vocabulary) {
    text::Analyser analyser;
    const auto add = [&](const std::string& label) {
        const auto stems = stems_of(label, analyser);
        if (stems.empty()) return;
        if (table_.add(stems, labels_.size()) == labels_.size()) labels_.push_back(label);
    };
    for (const auto& definition : vocabulary.glossary) add(definition.term);
    for (const auto& theme : vocabulary.themes) add(theme.label);
}

std::vector<std::string> VocabularyTerms::said(const Question& question) const {
    std::vector<std::string> terms;
    for (const auto& known : question.concepts) add_once(terms, known.label);
    for (const auto& [entry, first, last] : occurrences(table_, question)) {
        const bool is_part =
            std::any_of(question.concepts.begin(), question.concepts.end(),
                        [&](const Concept& known) { return known.first <= first && last <= known.last; });
        if (!is_part) add_once(terms, labels_[entry]);
    }
    return terms;
}

}  // namespace reperes::search
