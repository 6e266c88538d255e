#include "search/vocabulary_suggestions.h"

#include <fmt/format.h>

#include <algorithm>

namespace reperes::search {

namespace {

using index::SuggestionKind;

constexpr corpus::Period kAlways{{}, corpus::kNever};

bool has_other_meanings(const corpus::Sigle& sigle, const std::vector<corpus::Sigle>& all) {
    return std::any_of(all.begin(), all.end(), [&](const corpus::Sigle& other) {
        return other.sigle == sigle.sigle && other.expansion != sigle.expansion;
    });
}

}  // namespace

std::vector<index::Suggestion> suggestions_of(const corpus::Vocabulary& vocabulary) {
    std::vector<index::Suggestion> all;
    for (const auto& sigle : vocabulary.sigles)
        all.push_back({SuggestionKind::sigle, kAlways,
                       has_other_meanings(sigle, vocabulary.sigles) ? sigle.expansion : sigle.sigle,
                       fmt::format("{} : {}", sigle.sigle, sigle.expansion)});
    const auto add_term = [&](const std::string& term) {
        all.push_back({SuggestionKind::term, kAlways, term, term});
    };
    for (const auto& group : vocabulary.synonyms)
        for (const auto& term : group.terms) add_term(term);
    for (const auto& known : vocabulary.glossary) add_term(known.term);
    for (const auto& theme : vocabulary.themes) add_term(theme.label);
    return all;
}

}  // namespace reperes::search
