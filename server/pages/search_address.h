// The address of a search: parameters to a search, and back to links. Any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "pages/parameters.h"
#include "search/catalogue.h"
#include "search/request.h"

namespace reperes::pages {

inline constexpr std::size_t kResultsPerPage = 10;
inline constexpr std::size_t kMaxLimit = 100;
inline constexpr std::size_t kMaxPage = search::kMaxResults / kResultsPerPage;

// A search as its address says it. To link to another one, change a copy.
struct SearchAddress {
    std::string text;
    search::FacetChoice facets;
    search::Sort sort = search::Sort::relevance;
    std::optional<corpus::Date> published_from, published_to;  // both included
    std::optional<corpus::Date> in_force_on;                   // « tel qu'en vigueur le »
    std::optional<corpus::Instant> state;  // what was published after is left out: so pages follow each other
    std::size_t page = 1;
    std::size_t first = 0, limit = 20;  // of the API, which has no pages
    bool explain = false;
    bool facets_by_count = false;                            // values of a facet by count
    std::array<std::string, index::kFacetCount> facet_text;  // looked for among the values of a facet
};

enum class AddressKind {
    page,   // with page, etat, filtres and cherche-…
    api,    // with debut, limite and expliquer
    whole,  // a feed or a file: the search alone
};

tl::expected<SearchAddress, BadParameter> parse_search(const Parameters& parameters, AddressKind kind,
                                                       const search::Catalogue& catalogue);

// The one way to write a search as the address of a page, without anything that goes without saying.
Parameters canonical(const SearchAddress& address);
// "/recherche?q=secret&type=ethique&page=2"
std::string search_url(const SearchAddress& address, std::string_view path = "/recherche");

// The search `text`, and nothing else.
SearchAddress search_for(std::string text);
// Everything that has this value of a facet.
SearchAddress everything_with(std::string_view facet, std::string value);
// The same with the value ticked if it was not, or not ticked if it was; back on the first page.
SearchAddress toggled(SearchAddress address, std::size_t facet, const std::string& value);
// The same, on the first page, without anything that was asked for one page only.
SearchAddress from_the_start(SearchAddress address);

// What a page, or a call of the API, asks of the engine. `now` is the clock's.
search::SearchRequest page_request(const SearchAddress& address, corpus::Instant now);
search::SearchRequest api_request(const SearchAddress& address, corpus::Instant now);
// All the results that a search gives, without passages.
search::SearchRequest whole_request(const SearchAddress& address, corpus::Instant now);

// Percent-encoded for a query or a path segment.
std::string url_encode(std::string_view text);

}  // namespace reperes::pages
