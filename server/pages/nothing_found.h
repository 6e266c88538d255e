// When a search finds nothing: what was not understood, what would find something, whom to ask. Pure
// function, any thread.
#pragma once

#include "pages/search_address.h"
#include "pages/site.h"
#include "pages/templates.h"
#include "search/result.h"

namespace reperes::pages {

View nothing_found(const SearchAddress& address, const search::ResultPage& page, const Snapshot& snapshot,
                   corpus::Instant now);

}  // namespace reperes::pages
