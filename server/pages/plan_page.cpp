// The reference text: its plan, and the whole of it on one page.
#include <fmt/format.h>

#include "corpus/typography.h"
#include "index/entry.h"
#include "pages/citation.h"
#include "pages/nested_html.h"
#include "pages/pages.h"
#include "pages/plan_view.h"
#include "pages/reading.h"
#include "pages/source_view.h"
#include "pages/take_away_view.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

constexpr const char* kTitle = "Texte de référence : éthique et déontologie";
constexpr const char* kPlanPath = "/reference";
constexpr const char* kWholePath = "/reference/integral";

void put_scope(const corpus::Section& section, const corpus::Vocabulary& vocabulary, View& view) {
    const auto* scope = corpus::find(vocabulary.scopes, section.scope);
    view.set("portee", scope ? View{scope->label} : View{false});
}

// A section of the plan, with its address as of the same day.
View card_of(const SectionInForce& section, const corpus::Vocabulary& vocabulary, const Reading& reading) {
    View card = card_view(*section.document, *section.version, vocabulary);
    card.set("url", on_same_day(corpus::page_path(*section.document), reading));
    put_scope(*corpus::as_section(*section.version), vocabulary, card);
    card.set("version", fmt::format("{}", section.version->number));
    return card;
}

// A section whole.
View text_of(const SectionInForce& section, const corpus::Vocabulary& vocabulary, const std::string& origin) {
    const auto& [document, version] = section;
    const auto& fields = *corpus::as_section(*version);
    const auto citation = cite(*document, *version, vocabulary, origin);
    View view;
    view.set("ancre", document->name);
    view.set("numero", fields.number);
    view.set("titre", corpus::french_spaces(version->title));
    view.set("resume", corpus::french_spaces(version->summary));
    view.set("statut", std::string(fields.adopted ? "Adoptée" : "Projet"));
    put_scope(fields, vocabulary, view);
    view.set("corps_html",
             nested_html(version->body.html, document->name + "-", fmt::format("section {}", fields.number)));
    put_list(view, "sources", sources_view(version->sources));
    view.set("citation", citation_text(citation));
    view.set("adresse", citation.url);
    view.set("url", index::version_path(*document, *version));
    return view;
}

// What the plan and the whole text have in common.
View frame_of(const std::vector<SectionInForce>& sections, const Reading& reading, const char* path,
              const search::Catalogue& catalogue) {
    View view;
    view.set("titre", std::string(kTitle));
    view.set("projet", text_or_false(draft_notice(sections)));
    view.set("vide", sections.empty());
    view.set("plan", on_same_day(kPlanPath, reading));
    view.set("integral", on_same_day(kWholePath, reading));
    view.set("choisir_jour", std::string(path));
    put_day(reading, path, view);
    put_feed(everything_with("type", "reference"), catalogue, view);
    return view;
}

}  // namespace

Page Pages::reference_plan(const Parameters& parameters) {
    const auto snapshot = site_->current();
    const auto& vocabulary = snapshot->corpus.vocabulary;
    const auto reading = parse_reading(parameters, corpus::now());
    if (!reading) return bad_parameter(reading.error());
    const auto sections = sections_in_force(snapshot->corpus, reading->at);
    View view = frame_of(sections, *reading, kPlanPath, snapshot->engine.catalogue());
    view.set("parties", parts_view(sections, vocabulary, [&](const SectionInForce& section) {
                 return card_of(section, vocabulary, *reading);
             }));
    return {200, "text/html; charset=utf-8", html("plan", view)};
}

Page Pages::whole_reference(const Parameters& parameters) {
    const auto snapshot = site_->current();
    const auto& vocabulary = snapshot->corpus.vocabulary;
    const auto reading = parse_reading(parameters, corpus::now());
    if (!reading) return bad_parameter(reading.error());
    const auto sections = sections_in_force(snapshot->corpus, reading->at);
    View view = frame_of(sections, *reading, kWholePath, snapshot->engine.catalogue());
    view.set("titre", std::string("Texte de référence intégral"));
    view.set("etabli", date_view(reading->day.value_or(corpus::paris_day(reading->now))));
    view.set("parties", parts_view(sections, vocabulary, [&](const SectionInForce& section) {
                 return text_of(section, vocabulary, origin_);
             }));
    return {200, "text/html; charset=utf-8", html("integral", view)};
}

}  // namespace reperes::pages
