#include "pages/plan_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace reperes::pages {

View parts_view(const std::vector<SectionInForce>& sections, const corpus::Vocabulary& vocabulary,
                const std::function<View(const SectionInForce&)>& section_view) {
    View parts{View::type::list};
    for (const auto& part : vocabulary.plan) {
        View list{View::type::list};
        for (const auto& section : sections) {
            const auto& number = corpus::as_section(*section.version)->number;
            if (number.substr(0, number.find('.')) == part.id) list.push_back(section_view(section));
        }
        if (!list.is_non_empty_list()) continue;
        View view;
        view.set("numero", part.id);
        view.set("titre", part.label);
        view.set("sections", list);
        parts.push_back(view);
    }
    return parts;
}

std::string draft_notice(const std::vector<SectionInForce>& sections) {
    const auto drafts = std::count_if(sections.begin(), sections.end(), [](const SectionInForce& section) {
        return !corpus::as_section(*section.version)->adopted;
    });
    if (drafts == 0) return {};
    if (static_cast<std::size_t>(drafts) == sections.size())
        return "Ce texte est un projet : il n'a pas été adopté par la commission éthique et déontologie. Il "
               "rassemble ce que disent le droit et la déontologie, avec leurs sources.";
    return drafts == 1 ? std::string(
                             "Une section est un projet : elle n'a pas été adoptée par la commission "
                             "éthique et déontologie.")
                       : fmt::format(
                             "{} sections sur {} sont des projets : elles n'ont pas été adoptées par la "
                             "commission éthique et déontologie.",
                             drafts, sections.size());
}

}  // namespace reperes::pages
