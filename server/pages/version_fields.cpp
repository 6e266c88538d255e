#include "pages/version_fields.h"

#include <fmt/format.h>

#include "corpus/country.h"

namespace reperes::pages {

namespace {

constexpr std::string_view kBetween = "\n\n";

std::string label_of(const corpus::TermList& terms, const std::string& id) {
    const auto* term = corpus::find(terms, id);
    return term ? term->label : id;
}

std::string labels_of(const corpus::TermList& terms, const std::vector<std::string>& ids) {
    std::vector<std::string> labels;
    for (const auto& id : ids) labels.push_back(label_of(terms, id));
    return fmt::format("{}", fmt::join(labels, kBetween));
}

std::string country_names(const std::vector<std::string>& codes) {
    std::vector<std::string> names;
    for (const auto& code : codes) names.push_back(corpus::country_name(code));
    return fmt::format("{}", fmt::join(names, kBetween));
}

std::string years(const corpus::Fiche& fiche) {
    const auto text = [](const std::optional<int>& year) { return year ? fmt::format("{}", *year) : ""; };
    return fiche.first_year || fiche.last_year
               ? fmt::format("{} – {}", text(fiche.first_year), text(fiche.last_year))
               : "";
}

std::string terms_text(const std::vector<corpus::BilingualTerm>& terms) {
    std::vector<std::string> texts;
    for (const auto& term : terms) texts.push_back(fmt::format("{} = {}", term.original, term.french));
    return fmt::format("{}", fmt::join(texts, kBetween));
}

std::string source_text(const corpus::Source& source) {
    std::string text = source.title;
    for (const auto& part : {source.publisher, source.date, source.url})
        if (!part.empty()) text += ", " + part;
    return text;
}

std::string sources_text(const std::vector<corpus::Source>& sources) {
    std::vector<std::string> texts;
    for (const auto& source : sources) texts.push_back(source_text(source));
    return fmt::format("{}", fmt::join(texts, kBetween));
}

}  // namespace

std::vector<VersionField> version_fields(const corpus::Version& version,
                                         const corpus::Vocabulary& vocabulary) {
    std::vector<VersionField> fields{{"Titre", version.title}, {"Résumé", version.summary}};
    if (const auto* section = corpus::as_section(version)) {
        fields.push_back({"Numéro", section->number});
        fields.push_back({"Portée", label_of(vocabulary.scopes, section->scope)});
        fields.push_back({"Statut", section->adopted ? "Adoptée par la commission" : "Projet"});
    }
    if (const auto* fiche = corpus::as_fiche(version)) {
        fields.push_back({"Type", label_of(vocabulary.types, fiche->type)});
        fields.push_back({"Pays", country_names(fiche->countries)});
        fields.push_back({"Territoires", fmt::format("{}", fmt::join(fiche->territories, kBetween))});
        fields.push_back({"Organisations", fmt::format("{}", fmt::join(fiche->organisations, kBetween))});
        fields.push_back({"Période", years(*fiche)});
        fields.push_back({"Niveau de preuve", label_of(vocabulary.evidence_levels, fiche->evidence_level)});
        fields.push_back({"Titre d'origine", fiche->original_title});
        fields.push_back({"Termes", terms_text(fiche->terms)});
        fields.push_back({"Sections", fmt::format("{}", fmt::join(fiche->sections, kBetween))});
    }
    fields.push_back({"Thèmes", labels_of(vocabulary.themes, version.themes)});
    fields.push_back({"Publics", labels_of(vocabulary.publics, version.publics)});
    fields.push_back({"Recommandations", fmt::format("{}", fmt::join(version.recommandations, kBetween))});
    fields.push_back({"Sources", sources_text(version.sources)});
    return fields;
}

}  // namespace reperes::pages
