#include "search/vocabulary_terms.h"

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
    for (const auto& occurrence : occurrences(table_, question)) add_once(terms, labels_[occurrence.entry]);
    return terms;
}

}  // namespace reperes::search
