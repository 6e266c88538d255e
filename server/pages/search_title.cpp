#include "pages/search_title.h"

#include <fmt/format.h>

#include "corpus/typography.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

std::string facet_part(std::size_t facet, const std::vector<std::string>& values,
                       const search::Catalogue& catalogue) {
    std::string name(index::kFacets[facet].label);
    if (name.front() >= 'A' && name.front() <= 'Z')
        name.front() = static_cast<char>(name.front() + ('a' - 'A'));
    std::vector<std::string> labels;
    for (const auto& value : values) labels.push_back(label_of(catalogue, index::kFacets[facet].name, value));
    return fmt::format("{} : {}", name, fmt::join(labels, " ou "));
}

}  // namespace

std::string search_title(const SearchAddress& address, const search::Catalogue& catalogue) {
    std::vector<std::string> parts;
    if (!address.text.empty()) parts.push_back(fmt::format("« {} »", address.text));
    for (std::size_t i = 0; i < index::kFacetCount; ++i)
        if (!address.facets[i].empty()) parts.push_back(facet_part(i, address.facets[i], catalogue));
    const auto add_date = [&](std::string_view words, const std::optional<corpus::Date>& day) {
        if (day) parts.push_back(fmt::format("{} {}", words, corpus::french_date(*day)));
    };
    add_date("publié depuis le", address.published_from);
    add_date("publié jusqu'au", address.published_to);
    add_date("en vigueur au", address.in_force_on);
    if (parts.empty()) return "toutes les publications";
    return corpus::french_spaces(fmt::format("{}", fmt::join(parts, ", ")));
}

}  // namespace reperes::pages
