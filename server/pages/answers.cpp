#include "pages/answers.h"

#include <algorithm>
#include <string>
#include <vector>

#include "corpus/in_force.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

bool has(const std::vector<int>& numbers, int n) {
    return std::find(numbers.begin(), numbers.end(), n) != numbers.end();
}
bool has(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

View answers(const corpus::Document& asked, const corpus::Version& version, const corpus::Corpus& corpus,
             corpus::Instant now) {
    std::vector<std::pair<Kind, View>> by_kind;
    for (const auto& document : corpus.documents) {
        const auto* current = corpus::readable(document, now);
        if (&document == &asked || !current) continue;
        bool answers_it = false;
        if (const auto* recommandation = corpus::as_recommandation(version))
            answers_it = has(current->recommandations, recommandation->number);
        if (corpus::as_groupe(version)) {
            const auto* fiche = corpus::as_fiche(*current);
            answers_it = (fiche && has(fiche->groupes, asked.name)) ||
                         (corpus::as_section(*current) && asked.name == "commission-ethique");
        }
        if (!answers_it) continue;
        const Kind kind = kind_of(*current, corpus.vocabulary);
        auto it = std::find_if(by_kind.begin(), by_kind.end(),
                               [&](const auto& pair) { return pair.first.id == kind.id; });
        if (it == by_kind.end()) it = by_kind.insert(by_kind.end(), {kind, View{View::type::list}});
        it->second.push_back(card_view(document, *current, corpus.vocabulary));
    }
    View list{View::type::list};
    for (const auto& term : corpus.vocabulary.types)
        for (const auto& [kind, cards] : by_kind)
            if (kind.id == term.id) {
                View group;
                group.set("type", kind.label);
                group.set("type_id", kind.id);
                group.set("documents", cards);
                list.push_back(group);
            }
    return list;
}

}  // namespace reperes::pages
