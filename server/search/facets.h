// Exact facet counts: OR inside a facet, AND across, and a facet's own choice does not shrink its siblings.
//
// A slot of the index holds the values of a document, joined. Free functions over a handle: the thread that
// owns it calls.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "search/catalogue.h"
#include "search/matching.h"
#include "search/request.h"
#include "search/result.h"

namespace reperes::search {

using ValueCounts = std::map<std::string, std::size_t, std::less<>>;
using AllCounts = std::array<ValueCounts, index::kFacetCount>;

// The documents of a page, and what every facet counts.
struct Selection {
    std::size_t total = 0;     // exact
    std::vector<Found> found;  // those wanted, best first
    AllCounts counts;
};

// Counted by Xapian (ValueCountMatchSpy, which works on a remote index), while it ranks.
Selection select_matching(const Matching& matching, const SearchRequest& request,
                          const Xapian::Database& database);

// Counted here, over the documents that matching.nearest holds.
Selection select_nearest(const std::vector<Found>& best_first, const SearchRequest& request,
                         const Xapian::Database& database);

// For readers: values with results or ticked, in the order of each facet.
std::vector<FacetCounts> present(const AllCounts& counts, const FacetChoice& choice,
                                 const Catalogue& catalogue);

}  // namespace reperes::search
