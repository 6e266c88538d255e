#include "pages/document_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/typography.h"
#include "pages/answers.h"
#include "pages/fiche_view.h"
#include "pages/history_view.h"
#include "pages/sections.h"
#include "pages/source_view.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

using corpus::Collection;
using corpus::Corpus;
using corpus::Document;
using corpus::Version;

constexpr std::size_t kFewHeadings = 2;  // without a table of contents

View term_links(std::string_view facet, const std::vector<std::string>& values,
                const corpus::TermList& terms) {
    View list{View::type::list};
    for (const auto& value : values)
        if (const auto* term = corpus::find(terms, value))
            list.push_back(filter_link(facet, value, term->label));
    return list;
}

View recommandation_links(const std::vector<int>& numbers, const Corpus& corpus) {
    View list{View::type::list};
    for (const int number : numbers)
        if (const auto* found = corpus.find_recommandation(number))
            list.push_back(link_view(fmt::format("{}. {}", number, found->versions.back().title),
                                     corpus::page_path(*found)));
    return list;
}

void put_contents(const corpus::Body& body, View& view) {
    if (body.headings.size() <= kFewHeadings) return;
    View contents{View::type::list};
    for (const auto& heading : body.headings)
        if (heading.level == 2)
            contents.push_back(link_view(corpus::french_spaces(heading.title), "#" + heading.anchor));
    put_list(view, "sommaire", contents);
}

void put_neighbours(const Document& document, const Corpus& corpus, const Reading& reading, View& view) {
    const auto sections = sections_in_force(corpus, reading.at);
    const auto it = std::find_if(sections.begin(), sections.end(),
                                 [&](const auto& s) { return s.document->name == document.name; });
    if (it == sections.end() || sections.size() == 1) return;
    const auto link = [&](const SectionInForce& s) {
        return link_view(fmt::format("{} {}", corpus::as_section(*s.version)->number, s.version->title),
                         on_same_day(corpus::page_path(*s.document), reading));
    };
    View neighbours;
    if (it != sections.begin()) neighbours.set("avant", link(*(it - 1)));
    if (it + 1 != sections.end()) neighbours.set("apres", link(*(it + 1)));
    view.set("voisins", neighbours);
}

void put_section(const corpus::Section& section, const corpus::Vocabulary& vocabulary, View& view) {
    view.set("numero", section.number);
    if (const auto* scope = corpus::find(vocabulary.scopes, section.scope)) {
        View portee;
        portee.set("libelle", scope->label);
        portee.set("definition", scope->definition);
        view.set("portee", portee);
    }
    view.set("projet", !section.adopted);
}

// What only its own collection has.
void put_own_fields(const Document& document, const Version& version, const Corpus& corpus,
                    const Reading& reading, View& view) {
    if (const auto* fiche = corpus::as_fiche(version)) {
        put_fiche(*fiche, corpus, view);
        if (!fiche->original_title.empty()) view.set("comparer", "/comparer?fiche=" + document.name);
    }
    if (const auto* section = corpus::as_section(version)) {
        put_section(*section, corpus.vocabulary, view);
        put_neighbours(document, corpus, reading, view);
    }
    if (const auto* recommandation = corpus::as_recommandation(version))
        view.set("numero", fmt::format("{}", recommandation->number));
    if (const auto* groupe = corpus::as_groupe(version)) {
        view.set("sigle", groupe->sigle);
        if (!groupe->contact.empty()) view.set("contact", contact_view(groupe->contact));
    }
}

void put_version(const Version& version, View& view) {
    view.set("auteur", version.author);
    if (!version.reviewer.empty()) view.set("relecteur", version.reviewer);
    view.set("publie", date_view(corpus::paris_day(version.published_at)));
    view.set("vigueur", date_view(corpus::paris_day(corpus::start_of(version))));
    if (version.verified_on) view.set("verifie", date_view(*version.verified_on));
    if (version.review_on) view.set("revoir", date_view(*version.review_on));
    view.set("version", fmt::format("{}", version.number));
}

}  // namespace

Rubrique rubrique_of(Collection collection) {
    switch (collection) {
        case Collection::fiches:
            return {"Fiches", "/recherche"};
        case Collection::reference:
            return {"Texte de référence", "/reference"};
        case Collection::recommandations:
            return {"Recommandations", "/recommandations"};
        case Collection::groupes:
            return {"Groupes de travail", "/groupes"};
    }
    return {};
}

View document_view(const Document& document, const Version& version, const Corpus& corpus,
                   const Reading& reading) {
    const Kind kind = kind_of(version, corpus.vocabulary);
    const Rubrique rubrique = rubrique_of(document.collection);
    View view;
    view.set("titre", corpus::french_spaces(version.title));
    view.set("rubrique", link_view(rubrique.label, rubrique.path));
    view.set("type", kind.label);
    view.set("type_id", kind.id);
    view.set("resume", corpus::french_spaces(version.summary));
    view.set("corps_html", version.body.html);
    put_contents(version.body, view);
    put_own_fields(document, version, corpus, reading, view);
    put_list(view, "reponses", answers(document, version, corpus, reading.at));
    put_list(view, "themes", term_links("theme", version.themes, corpus.vocabulary.themes));
    put_list(view, "publics", term_links("public", version.publics, corpus.vocabulary.publics));
    put_list(view, "recommandations", recommandation_links(version.recommandations, corpus));
    put_list(view, "sources", sources_view(version.sources));
    put_version(version, view);
    put_history(document, version, reading.now, view);
    put_status(document, version, reading.now, view);
    put_day(reading, corpus::page_path(document), view);
    return view;
}

}  // namespace reperes::pages
