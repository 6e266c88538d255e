#include "pages/citation.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/country.h"
#include "corpus/digest.h"
#include "corpus/typography.h"
#include "index/entry.h"
#include "pages/origin.h"

namespace reperes::pages {

namespace {

constexpr std::string_view kPublisher = "Haut Conseil du travail social";
constexpr std::string_view kCollection = "Repères";

std::string key_of(const corpus::Document& document, const corpus::Version& version) {
    auto key = fmt::format("reperes-{}-v{}", document.id(), version.number);
    std::replace(key.begin(), key.end(), '/', '-');
    return key;
}

// Only said when it is not the day of the publication.
std::string in_force_sentence(const Citation& citation) {
    if (!citation.in_force || citation.in_force == citation.published) return {};
    return fmt::format("en vigueur à compter du {}", corpus::french_date(*citation.in_force));
}

}  // namespace

Citation cite(const corpus::Document& document, const corpus::Version& version,
              const corpus::Vocabulary& vocabulary, const std::string& origin) {
    Citation citation;
    citation.key = key_of(document, version);
    citation.title = version.title;
    citation.summary = version.summary;
    citation.kind = kind_of(version, vocabulary);
    citation.author = version.author;
    citation.publisher = kPublisher;
    citation.collection = kCollection;
    citation.version = version.number;
    citation.published = corpus::paris_day(version.published_at);
    citation.in_force = corpus::paris_day(corpus::start_of(version));
    citation.url = absolute(origin, index::version_path(document, version));
    citation.page_url = absolute(origin, corpus::page_path(document));
    for (const auto& id : version.themes)
        if (const auto* theme = corpus::find(vocabulary.themes, id))
            citation.themes.push_back({id, theme->label});
    if (const auto* fiche = corpus::as_fiche(version)) {
        for (const auto& code : fiche->countries) citation.countries.push_back(corpus::country_name(code));
        citation.original_title = fiche->original_title;
        citation.original_language = fiche->original_language;
    }
    if (const auto* section = corpus::as_section(version)) citation.draft = !section->adopted;
    return citation;
}

Citation cite(const search::Hit& hit, Kind kind, const std::string& origin) {
    Citation citation;
    citation.key = "reperes-" + corpus::sha256(hit.id).substr(0, 12);
    citation.title = hit.title.empty() ? hit.id : hit.title;
    citation.kind = std::move(kind);
    citation.url = absolute(origin, hit_url(hit));
    citation.page_url = citation.url;
    return citation;
}

std::vector<std::string> theme_labels(const Citation& citation) {
    std::vector<std::string> labels;
    for (const auto& theme : citation.themes) labels.push_back(theme.label);
    return labels;
}

std::string citation_text(const Citation& citation) {
    std::string text;
    if (!citation.author.empty()) text = citation.author + ", ";
    text += fmt::format("«\u00A0{}\u00A0»", corpus::french_spaces(citation.title));
    for (const auto& part : {citation.collection, citation.publisher})
        if (!part.empty()) text += ", " + part;
    if (citation.version > 0 && citation.published)
        text += fmt::format(", version {} du {}", citation.version, corpus::french_date(*citation.published));
    if (const auto in_force = in_force_sentence(citation); !in_force.empty()) text += ", " + in_force;
    if (citation.draft) text += ", document de travail";
    return text;
}

std::string citation_note(const Citation& citation) {
    std::vector<std::string> sentences;
    if (citation.draft) sentences.emplace_back("Document de travail.");
    if (auto in_force = in_force_sentence(citation); !in_force.empty())
        sentences.push_back("E" + in_force.substr(1) + ".");
    if (!citation.original_title.empty())
        sentences.push_back(fmt::format("Titre d'origine ({}) : {}.",
                                        corpus::language_name(citation.original_language),
                                        citation.original_title));
    if (!citation.countries.empty())
        sentences.push_back(fmt::format("Pays : {}.", fmt::join(citation.countries, ", ")));
    return fmt::format("{}", fmt::join(sentences, " "));
}

}  // namespace reperes::pages
