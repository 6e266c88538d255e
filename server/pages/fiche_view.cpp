#include "pages/fiche_view.h"

#include <fmt/format.h>

#include "corpus/country.h"
#include "pages/practice.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

View plain_list(const std::vector<std::string>& values) {
    View list{View::type::list};
    for (const auto& value : values) list.push_back(View{value});
    return list;
}

View groupes_view(const std::vector<std::string>& names, const corpus::Corpus& corpus) {
    View list{View::type::list};
    for (const auto& name : names)
        if (const auto* groupe = corpus.find(corpus::Collection::groupes, name)) {
            const auto& latest = groupe->versions.back();
            list.push_back(link_view(fmt::format("{} ({})", latest.title, corpus::as_groupe(latest)->sigle),
                                     corpus::page_path(*groupe)));
        }
    return list;
}

View terms_view(const corpus::Fiche& fiche) {
    View list{View::type::list};
    for (const auto& term : fiche.terms) {
        View one;
        one.set("origine", term.original);
        one.set("langue", fiche.original_language);
        one.set("francais", term.french);
        list.push_back(one);
    }
    return list;
}

View sections_view(const std::vector<std::string>& names, const corpus::Corpus& corpus) {
    View list{View::type::list};
    for (const auto& name : names)
        if (const auto* section = corpus.find(corpus::Collection::reference, name)) {
            const auto& latest = section->versions.back();
            list.push_back(link_view(fmt::format("{} {}", corpus::as_section(latest)->number, latest.title),
                                     corpus::page_path(*section)));
        }
    return list;
}

}  // namespace

void put_fiche(const corpus::Fiche& fiche, const corpus::Corpus& corpus, View& view) {
    View countries{View::type::list};
    for (const auto& code : fiche.countries)
        countries.push_back(filter_link("pays", code, corpus::country_name(code)));
    put_list(view, "pays", countries);
    put_list(view, "territoires", plain_list(fiche.territories));
    put_list(view, "organisations", plain_list(fiche.organisations));
    if (auto period = period_text(fiche); !period.empty())
        view.set("periode", std::move(period));
    if (const auto* level = corpus::find(corpus.vocabulary.evidence_levels, fiche.evidence_level)) {
        View proof;
        proof.set("libelle", level->label);
        proof.set("definition", level->definition);
        view.set("preuve", proof);
    }
    if (!fiche.original_title.empty()) {
        View original;
        original.set("titre", fiche.original_title);
        original.set("langue", fiche.original_language);
        original.set("langue_nom", corpus::language_name(fiche.original_language));
        view.set("origine", original);
    }
    put_list(view, "termes", terms_view(fiche));
    put_list(view, "sections", sections_view(fiche.sections, corpus));
    put_list(view, "groupes", groupes_view(fiche.groupes, corpus));
}

}  // namespace reperes::pages
