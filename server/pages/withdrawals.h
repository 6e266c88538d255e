// The documents withdrawn, as those who follow a search are told of them. Any thread.
#pragma once

#include <vector>

#include "index/entry.h"
#include "pages/search_address.h"
#include "pages/site.h"

namespace reperes::pages {

// The withdrawals in force at `now`, the latest first, a few at most, of documents that the search would have
// found just before. A search as of a day knows of none: what is in force on that day does not change any
// more.
std::vector<index::Indexed> withdrawals_followed(const SearchAddress& address, Site& site,
                                                 const Snapshot& snapshot, corpus::Instant now);

}  // namespace reperes::pages
