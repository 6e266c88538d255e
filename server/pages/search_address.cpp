#include "pages/search_address.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "corpus/nearest.h"

namespace reperes::pages {

namespace {

using search::SearchRequest;

std::vector<std::string> known_names(AddressKind kind) {
    std::vector<std::string> names{"q"};
    for (const auto& facet : index::kFacets) names.emplace_back(facet.name);
    if (kind == AddressKind::page)
        names.emplace_back("page");
    else
        names.insert(names.end(), {"debut", "limite", "expliquer"});
    return names;
}

std::optional<std::size_t> number(std::string_view text) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::vector<std::string> known_values(const search::Catalogue& catalogue, std::size_t facet) {
    std::vector<std::string> values;
    for (const auto& known : catalogue.values(facet)) values.push_back(known.value);
    return values;
}

class Parser {
 public:
    Parser(AddressKind kind, const search::Catalogue& catalogue) : kind_(kind), catalogue_(catalogue) {
        request_.limit = kind == AddressKind::page ? kResultsPerPage : 20;
    }

    std::optional<BadParameter> take(const std::string& name, const std::string& value) {
        if (const auto facet = index::facet_index(name); facet < index::kFacetCount)
            return take_facet(facet, value);
        const auto names = known_names(kind_);
        if (std::find(names.begin(), names.end(), name) == names.end())
            return BadParameter{fmt::format("Le paramètre « {} » n'existe pas.", name), "paramètres", names};
        if (std::find(seen_.begin(), seen_.end(), name) != seen_.end())
            return BadParameter{fmt::format("Le paramètre « {} » figure deux fois.", name), name, {}};
        seen_.push_back(name);
        if (name == "q") return take_text(value);
        if (name == "expliquer")
            return take_number(name, value, 0, 1, [&](std::size_t n) { request_.explain = n == 1; });
        if (name == "limite")
            return take_number(name, value, 1, kMaxLimit, [&](std::size_t n) { request_.limit = n; });
        if (name == "debut")
            return take_number(name, value, 0, kMaxFirst, [&](std::size_t n) { request_.first = n; });
        return take_number(name, value, 1, kMaxFirst / kResultsPerPage,
                           [&](std::size_t n) { request_.first = (n - 1) * kResultsPerPage; });
    }

    SearchRequest request() { return std::move(request_); }

 private:
    std::optional<BadParameter> take_text(const std::string& value) {
        if (value.size() > kMaxQueryBytes)
            return BadParameter{
                "La recherche est trop longue. Gardez les mots les plus importants.", "q", {}};
        const auto first = value.find_first_not_of(' ');
        if (first != std::string::npos)
            request_.text = value.substr(first, value.find_last_not_of(' ') - first + 1);
        return std::nullopt;
    }

    std::optional<BadParameter> take_facet(std::size_t facet, const std::string& value) {
        if (value.empty()) return std::nullopt;  // « tous », in a form
        const std::string name(index::kFacets[facet].name);
        if (!catalogue_.label(facet, value))
            return BadParameter{fmt::format("La valeur « {} » n'existe pas pour « {} ».", value, name), name,
                                known_values(catalogue_, facet)};
        auto& choice = request_.facets[facet];
        if (std::find(choice.begin(), choice.end(), value) == choice.end()) choice.push_back(value);
        return std::nullopt;
    }

    template <typename Set>
    std::optional<BadParameter> take_number(const std::string& name, const std::string& value,
                                            std::size_t low, std::size_t high, Set set) {
        const auto found = number(value);
        if (!found || *found < low || *found > high)
            return BadParameter{
                fmt::format("« {} » doit être un nombre de {} à {}.", name, low, high), name, {}};
        set(*found);
        return std::nullopt;
    }

    AddressKind kind_;
    const search::Catalogue& catalogue_;
    SearchRequest request_;
    std::vector<std::string> seen_;
};

}  // namespace

tl::expected<SearchRequest, BadParameter> parse_search(const Parameters& parameters, AddressKind kind,
                                                       const search::Catalogue& catalogue) {
    Parser parser(kind, catalogue);
    for (const auto& [name, value] : parameters)
        if (auto bad = parser.take(name, value)) return tl::unexpected<BadParameter>(std::move(*bad));
    auto request = parser.request();
    request.at = corpus::now();
    return request;
}

std::string url_encode(std::string_view text) {
    std::string encoded;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '_' || c == '.' || c == '~';
        encoded += plain      ? std::string(1, c)
                   : c == ' ' ? "+"
                              : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

std::string search_url(std::string_view text, const search::FacetChoice& facets, std::size_t page) {
    std::string query;
    const auto add = [&](std::string_view name, std::string_view value) {
        query += fmt::format("{}{}={}", query.empty() ? "?" : "&", name, url_encode(value));
    };
    if (!text.empty()) add("q", text);
    for (std::size_t i = 0; i < index::kFacetCount; ++i) {
        auto values = facets[i];
        std::sort(values.begin(), values.end());
        for (const auto& value : values) add(index::kFacets[i].name, value);
    }
    if (page > 1) add("page", fmt::format("{}", page));
    return "/recherche" + query;
}

std::string toggled_url(const SearchRequest& request, std::size_t facet, const std::string& value) {
    auto facets = request.facets;
    auto& values = facets[facet];
    const auto it = std::find(values.begin(), values.end(), value);
    it == values.end() ? values.push_back(value) : static_cast<void>(values.erase(it));
    return search_url(request.text, facets);
}

}  // namespace reperes::pages
