// The filters beside a list of results: facets, dates, what is active and how to remove it. Pure functions,
// any thread.
#pragma once

#include "pages/search_address.h"
#include "pages/site.h"
#include "pages/templates.h"
#include "search/result.h"

namespace reperes::pages {

// Everything that the panel of filters shows.
void put_filters(const SearchAddress& address, const search::ResultPage& page,
                 const search::Catalogue& catalogue, View& view);

// The same search, on its first page, without any filter: words and order alone.
SearchAddress without_filters(const SearchAddress& address);

}  // namespace reperes::pages
