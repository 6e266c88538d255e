#include "workspace/draft_kind.h"

#include <fmt/format.h>

#include "corpus/typography.h"

namespace reperes::workspace {

namespace {

std::string_view noun(corpus::Collection collection) {
    switch (collection) {
        case corpus::Collection::fiches:
            return "fiche";
        case corpus::Collection::reference:
            return "section";
        case corpus::Collection::recommandations:
            return "recommandation";
        case corpus::Collection::groupes:
            return "page de groupe";
    }
    return {};
}

}  // namespace

std::string_view value_of(const corpus::Fields& fields, std::string_view key) {
    const auto it = fields.find(std::string(key));
    return it == fields.end() ? std::string_view() : std::string_view(it->second);
}

DraftKind kind_of(const publication::Draft& draft) {
    if (value_of(draft.fields, "nature") == "retrait") return DraftKind::withdrawal;
    if (!value_of(draft.fields, "retablit").empty()) return DraftKind::restoration;
    return draft.base == 0 ? DraftKind::creation : DraftKind::revision;
}

std::string describe_kind(const publication::Draft& draft) {
    const auto what = noun(draft.collection);
    switch (kind_of(draft)) {
        case DraftKind::creation:
            return fmt::format("nouvelle {}", what);
        case DraftKind::revision:
            return fmt::format("nouvelle version d'une {}", what);
        case DraftKind::restoration:
            return fmt::format("retour à la version {} d'une {}", value_of(draft.fields, "retablit"), what);
        case DraftKind::withdrawal:
            return fmt::format("retrait d'une {}", what);
    }
    return {};
}

std::string title_of(const publication::Draft& draft) {
    const auto title = value_of(draft.fields, "titre");
    return title.empty() ? "Sans titre" : corpus::french_spaces(std::string(title));
}

}  // namespace reperes::workspace
