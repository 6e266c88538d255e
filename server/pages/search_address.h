// The address of a search: parameters to a request, and back to links. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "search/catalogue.h"
#include "search/request.h"

namespace reperes::pages {

using Parameters = std::vector<std::pair<std::string, std::string>>;

inline constexpr std::size_t kResultsPerPage = 10;
inline constexpr std::size_t kMaxLimit = 100;
inline constexpr std::size_t kMaxFirst = 10000;
inline constexpr std::size_t kMaxQueryBytes = 400;

// What is wrong with an address, and what would be right.
struct BadParameter {
    std::string message;
    std::string subject;             // "paramètres" or the name of a parameter
    std::vector<std::string> known;  // the names or values that exist; empty when it is a range
};

enum class AddressKind { page, api };  // q, facets and page; or q, facets, debut, limite and expliquer

tl::expected<search::SearchRequest, BadParameter> parse_search(const Parameters& parameters, AddressKind kind,
                                                               const search::Catalogue& catalogue);

// "/recherche?q=secret&type=ethique&page=2", canonical: the same search has one address.
std::string search_url(std::string_view text, const search::FacetChoice& facets, std::size_t page = 1);
// The same with the value ticked if it was not, or not ticked if it was; back on the first page.
std::string toggled_url(const search::SearchRequest& request, std::size_t facet, const std::string& value);

// Percent-encoded for a query or a path segment.
std::string url_encode(std::string_view text);

}  // namespace reperes::pages
