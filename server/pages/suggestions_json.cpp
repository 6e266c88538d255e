// Suggestions while typing, in JSON: for the script of the search field, and for whoever asks.
#include "corpus/typography.h"
#include "pages/json_page.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

using index::SuggestionKind;
using nlohmann::json;

constexpr std::size_t kMaxSuggestions = 20;

struct Asked {
    std::string text;
    std::size_t limit = 10;
};

tl::expected<Asked, BadParameter> parse(const Parameters& parameters) {
    KnownNames names({"q", "limite"});
    Asked asked;
    for (const auto& [name, value] : parameters) {
        if (auto bad = names.take(name)) return tl::unexpected<BadParameter>(std::move(*bad));
        if (value.empty()) continue;
        if (name == "q") {
            asked.text = value;
            continue;
        }
        auto limit = read_number(name, value, 1, kMaxSuggestions);
        if (!limit) return tl::unexpected<BadParameter>(std::move(limit.error()));
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
    if (!found) return problem_page(found.error());
    json suggestions = json::array();
    for (const auto& suggestion : *found) suggestions.push_back(suggestion_json(suggestion));
    return json_page(200, {{"q", asked->text}, {"suggestions", std::move(suggestions)}});
}

}  // namespace reperes::pages
