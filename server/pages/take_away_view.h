// The links by which a search is followed and taken away. Pure functions, any thread.
#pragma once

#include <cstddef>
#include <string>

#include "corpus/version.h"
#include "pages/search_address.h"
#include "pages/templates.h"
#include "search/catalogue.h"

namespace reperes::pages {

// What a feed or a file is asked by: the search alone, as AddressKind::whole knows it.
SearchAddress whole_search(const SearchAddress& address);

// A feed has an order of its own: the sort is left out.
std::string feed_url(const SearchAddress& address);
std::string feed_title(const SearchAddress& address, const search::Catalogue& catalogue);

// Sets flux {titre, url}: the feed of the search, for the head of a page.
void put_feed(const SearchAddress& address, const search::Catalogue& catalogue, View& view);

// Sets flux to the feed of one document; `version` gives its title.
void put_document_feed(const corpus::Document& document, const corpus::Version& version, View& view);
std::string document_feed_title(const corpus::Version& version);

// The same, and emporter {flux, fichiers} for the partial of that name; `total` results were found.
void put_take_away(const SearchAddress& address, std::size_t total, const search::Catalogue& catalogue,
                   View& view);

}  // namespace reperes::pages
