// The plan of the reference text.
#include <fmt/format.h>

#include "pages/pages.h"
#include "pages/sections.h"
#include "pages/views.h"

namespace reperes::pages {

Page Pages::reference_plan() {
    const auto snapshot = site_->current();
    const auto& corpus = snapshot->corpus;
    const auto sections = sections_in_force(corpus, corpus::now());
    View parts{View::type::list};
    for (const auto& part : corpus.vocabulary.plan) {
        View list{View::type::list};
        for (const auto& section : sections) {
            const auto* fields = corpus::as_section(*section.version);
            if (fields->number.substr(0, fields->number.find('.')) != part.id) continue;
            View card = card_view(*section.document, *section.version, corpus.vocabulary);
            if (const auto* scope = corpus::find(corpus.vocabulary.scopes, fields->scope))
                card.set("portee", scope->label);
            card.set("version", fmt::format("{}", section.version->number));
            list.push_back(card);
        }
        if (!list.is_non_empty_list()) continue;
        View view;
        view.set("numero", part.id);
        view.set("titre", part.label);
        view.set("sections", list);
        parts.push_back(view);
    }
    View view;
    view.set("titre", "Texte de référence : éthique et déontologie");
    view.set("parties", parts);
    return {200, "text/html; charset=utf-8", html("plan", view)};
}

}  // namespace reperes::pages
