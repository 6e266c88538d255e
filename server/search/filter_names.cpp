#include "search/filter_names.h"

#include <algorithm>

#include "search/question_words.h"

namespace reperes::search {

FilterNames::FilterNames(const Catalogue& catalogue) {
    text::Analyser analyser;
    for (std::size_t facet = 0; facet < index::kFacetCount; ++facet)
        for (const auto& known : catalogue.values(facet)) {
            const std::size_t entry = entries_.size();
            entries_.push_back({facet, known.value, known.label, 0, 0});
            for (const auto& name : known.names)
                if (const auto stems = stems_of(name, analyser); !stems.empty()) table_.add(stems, entry);
        }
}

std::vector<NamedFilter> FilterNames::named(const Question& question, const FacetChoice& choice) const {
    std::vector<NamedFilter> result;
    for (const auto& [entry, first, last] : occurrences(table_, question)) {
        auto filter = entries_[entry];
        const auto& ticked = choice[filter.facet];
        const auto same = [&](const NamedFilter& other) {
            return other.facet == filter.facet && other.value == filter.value;
        };
        if (std::find(ticked.begin(), ticked.end(), filter.value) != ticked.end() ||
            std::any_of(result.begin(), result.end(), same))
            continue;
        filter.begin = question.words[first].begin;
        filter.end = question.words[last].end;
        result.push_back(std::move(filter));
    }
    return result;
}

namespace {

// Says nothing without the word that follows.
bool leads_on(std::string_view word) {
    return is_link_word(word) || word == "à" || word == "ET" || word == "OU" || word == "SAUF";
}

}  // namespace

std::string without(std::string_view text, std::size_t begin, std::size_t end) {
    auto before = text.substr(0, begin), after = text.substr(end);
    // « les pairs aidants au Québec »: nor « au », which would be left hanging.
    const auto last_word = [&] {
        while (before.ends_with(' ')) before.remove_suffix(1);
        return before.substr(before.rfind(' ') == std::string_view::npos ? 0 : before.rfind(' ') + 1);
    };
    for (auto word = last_word(); !word.empty() && leads_on(word); word = last_word())
        before.remove_suffix(word.size());
    while (after.starts_with(' ')) after.remove_prefix(1);
    if (before.empty())
        for (const std::string_view mark : {"ET ", "OU "})
            if (after.starts_with(mark)) after.remove_prefix(mark.size());
    std::string rest(before);
    if (!before.empty() && !after.empty()) rest += ' ';
    rest += after;
    return rest;
}

}  // namespace reperes::search
