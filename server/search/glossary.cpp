#include "search/glossary.h"

#include "search/add_once.h"

namespace reperes::search {

Glossary::Glossary(const corpus::Vocabulary& vocabulary) : entries_(vocabulary.glossary) {
    text::Analyser analyser;
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (const auto stems = stems_of(entries_[i].term, analyser); !stems.empty()) table_.add(stems, i);
}

std::vector<corpus::Definition> Glossary::definitions(const Question& question) const {
    std::vector<std::size_t> found;
    for (const auto& occurrence : occurrences(table_, question)) add_once(found, occurrence.entry);
    for (const auto& known : question.concepts) {
        if (known.sigle.empty()) continue;
        for (const auto& expansion : known.equivalents)
            if (const auto entry = table_.find(expansion.stems)) add_once(found, *entry);
    }
    std::vector<corpus::Definition> result;
    for (const auto entry : found) result.push_back(entries_[entry]);
    return result;
}

}  // namespace reperes::search
