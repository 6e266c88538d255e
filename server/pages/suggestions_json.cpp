// Suggestions while typing, in JSON: for the script of the search field, and for whoever asks.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/typography.h"
#include "pages/json_page.h"
#include "pages/views.h"
#include "text/whole_number.h"

namespace reperes::pages {

namespace {

using index::SuggestionKind;
using nlohmann::json;

constexpr std::size_t kMaxSuggestions = 20;

struct Asked {
    std::string text;
    std::size_t limit = 10;
};

tl::unexpected<BadParameter> bad(std::string message, std::string subject,
                                 std::vector<std::string> known = {}) {
    return tl::unexpected<BadParameter>({std::move(message), std::move(subject), std::move(known)});
}

tl::expected<Asked, BadParameter> parse(const Parameters& parameters) {
    static const std::vector<std::string> kNames{"q", "limite"};
    Asked asked;
    std::vector<std::string> seen;
    for (const auto& [name, value] : parameters) {
        if (std::find(kNames.begin(), kNames.end(), name) == kNames.end())
            return bad(fmt::format("Le paramètre « {} » n'existe pas.", name), "paramètres", kNames);
        if (std::find(seen.begin(), seen.end(), name) != seen.end())
            return bad(fmt::format("Le paramètre « {} » figure deux fois.", name), name);
        seen.push_back(name);
        if (value.empty()) continue;
        if (name == "q") {
            asked.text = value;
            continue;
        }
        const auto limit = text::whole_number<std::size_t>(value);
        if (!limit || *limit < 1 || *limit > kMaxSuggestions)
            return bad(fmt::format("« limite » doit être un nombre de 1 à {}.", kMaxSuggestions), name);
        asked.limit = *limit;
    }
    return asked;
}

struct KindName {
    std::string_view name, label;
};

KindName name_of(SuggestionKind kind) {
    switch (kind) {
        case SuggestionKind::sigle:
            return {"sigle", "Sigle"};
        case SuggestionKind::term:
            return {"terme", "Terme"};
        case SuggestionKind::heading:
            return {"intertitre", "Passage"};
        case SuggestionKind::title:
            return {"titre", "Titre"};
        case SuggestionKind::elsewhere:
        case SuggestionKind::stored:
            break;
    }
    return {"titre", "Autre collection"};
}

std::string url_of(const search::Suggestion& suggestion) {
    switch (suggestion.kind) {
        case SuggestionKind::sigle:
        case SuggestionKind::term:
            return search_url(search_for(suggestion.target));
        case SuggestionKind::stored:
            return stored_url(suggestion.target);
        case SuggestionKind::title:
        case SuggestionKind::heading:
        case SuggestionKind::elsewhere:
            break;
    }
    return suggestion.target;
}

json suggestion_json(const search::Suggestion& suggestion) {
    std::string text;
    json fragments = json::array();
    for (const auto& fragment : suggestion.label) {
        text += fragment.text;
        fragments.push_back({{"texte", corpus::french_spaces(fragment.text)}, {"marque", fragment.match}});
    }
    const auto kind = name_of(suggestion.kind);
    return {{"texte", corpus::french_spaces(text)},
            {"genre", kind.name},
            {"genre_libelle", kind.label},
            {"url", url_of(suggestion)},
            {"marques", std::move(fragments)}};
}

}  // namespace

Page Pages::suggestions_api(const Parameters& parameters) {
    const auto asked = parse(parameters);
    if (!asked) return problem_page(asked.error());
    const auto found = site_->suggest(asked->text, corpus::now(), asked->limit);
    if (!found) return problem_page(503, "Recherche indisponible", found.error().message);
    json suggestions = json::array();
    for (const auto& suggestion : *found) suggestions.push_back(suggestion_json(suggestion));
    return json_page(200, {{"q", asked->text}, {"suggestions", std::move(suggestions)}});
}

}  // namespace reperes::pages
