#include "workspace/choices.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "corpus/country.h"
#include "pages/sections.h"

namespace reperes::workspace {

namespace {

std::vector<Option> options_of(const corpus::TermList& terms) {
    std::vector<Option> options;
    for (const auto& term : terms) options.push_back({term.id, term.label, term.definition});
    return options;
}

// Those of a fiche: the last ones are the kinds of the other collections.
std::vector<Option> types_of_fiche(const corpus::Corpus& corpus) {
    static const std::set<std::string_view> kOthers{"reference", "recommandation", "groupe"};
    auto options = options_of(corpus.vocabulary.types);
    std::erase_if(options, [](const Option& option) { return kOthers.contains(option.value); });
    return options;
}

std::vector<Option> groupes(const corpus::Corpus& corpus) {
    std::vector<Option> options;
    for (const auto& document : corpus.documents) {
        if (document.collection != corpus::Collection::groupes) continue;
        const auto& latest = document.versions.back();
        if (latest.nature == corpus::Nature::withdrawal) continue;
        options.push_back(
            {document.name, fmt::format("{} – {}", corpus::as_groupe(latest)->sigle, latest.title), ""});
    }
    return options;
}

std::vector<Option> recommandations(const corpus::Corpus& corpus) {
    std::vector<Option> options;
    for (int number = 1; number <= corpus::kRecommandations; ++number) {
        const auto* document = corpus.find_recommandation(number);
        const auto title = document ? ". " + document->versions.back().title : std::string();
        options.push_back({std::to_string(number), std::to_string(number) + title, ""});
    }
    return options;
}

std::vector<Option> sections(const corpus::Corpus& corpus) {
    std::vector<Option> options;
    for (const auto& [document, version] : pages::sections_in_force(corpus, corpus::now()))
        options.push_back(
            {document->name, fmt::format("{} {}", corpus::as_section(*version)->number, version->title), ""});
    return options;
}

std::string day_in_words(std::string_view value) {
    const auto date = corpus::parse_date(value);
    return date ? corpus::french_date(*date) : std::string(value);
}

std::string country(std::string_view code) {
    return corpus::is_country(code) ? corpus::country_name(code) : std::string(code);
}

std::string language(std::string_view code) {
    return corpus::is_language(code) ? corpus::language_name(code) : std::string(code);
}

std::string label(std::string_view value, const std::vector<Option>& options) {
    const auto it =
        std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.value == value; });
    return it == options.end() ? std::string(value) : it->label;
}

}  // namespace

std::vector<Option> options_of(List list, const corpus::Corpus& corpus) {
    switch (list) {
        case List::none:
            return {};
        case List::types:
            return types_of_fiche(corpus);
        case List::themes:
            return options_of(corpus.vocabulary.themes);
        case List::publics:
            return options_of(corpus.vocabulary.publics);
        case List::evidence:
            return options_of(corpus.vocabulary.evidence_levels);
        case List::scopes:
            return options_of(corpus.vocabulary.scopes);
        case List::groupes:
            return groupes(corpus);
        case List::recommandations:
            return recommandations(corpus);
        case List::sections:
            return sections(corpus);
        case List::status:
            return {{"projet", "Projet", "Un document de travail : la page le dit en tête."},
                    {"adopte", "Adopté", "Adopté par la commission éthique et déontologie."}};
        case List::change:
            return {{"majeur", "Majeur", "La façon de faire change : les professionnels doivent le savoir."},
                    {"mineur", "Mineur",
                     "Une précision, une source, une correction : rien ne change sur le fond."}};
        case List::reasons:
            return {
                {"publie-par-erreur", "Publié par erreur", "Il n'aurait pas dû l'être."},
                {"remplace", "Remplacé", "Un autre document en tient lieu : donnez son adresse plus bas."},
                {"plus-en-vigueur", "Plus en vigueur", "Il a cessé d'être valable."}};
    }
    return {};
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::vector<std::string> in_words(const FormField& field, std::string_view value,
                                  const corpus::Corpus& corpus) {
    const auto options = options_of(field.list, corpus);
    std::vector<std::string> values;
    for (const auto line : lines_of(value)) {
        if (field.kind == Kind::date)
            values.push_back(day_in_words(line));
        else if (field.kind == Kind::countries)
            values.push_back(country(line));
        else if (field.kind == Kind::language)
            values.push_back(language(line));
        else
            values.push_back(label(line, options));
    }
    return values;
}

std::string typed_form(const FormField& field, std::string_view value) {
    if (field.kind == Kind::language) return language(value);
    if (field.kind != Kind::countries) return std::string(value);
    std::string names;
    for (const auto code : lines_of(value)) names += (names.empty() ? "" : "\n") + country(code);
    return names;
}

}  // namespace reperes::workspace
