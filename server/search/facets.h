// Exact facet counts: OR inside a facet, AND across, and a facet's own choice does not shrink its siblings.
//
// Counted by Xapian's own ValueCountMatchSpy (which works on a remote index): a slot holds the values of a
// document joined, the sum is made here. Free functions over a handle: the thread that owns it calls.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "search/catalogue.h"
#include "search/request.h"
#include "search/result.h"

namespace reperes::search {

using ValueCounts = std::map<std::string, std::size_t, std::less<>>;
using AllCounts = std::array<ValueCounts, index::kFacetCount>;

// Attaches spies for the facets that have no choice to `enquire`; call counts() after get_mset.
class FacetSpies {
 public:
    FacetSpies(Xapian::Enquire& enquire, const FacetChoice& choice);
    // The counts of the facets without a choice; those of the others stay empty.
    [[nodiscard]] AllCounts counts() const;

 private:
    // A match spy is handed to Xapian by address, so it must not move.
    std::vector<std::pair<std::size_t, std::unique_ptr<Xapian::ValueCountMatchSpy>>> spies_;
};

// The counts of facet `facet` over the documents that `query` matches.
ValueCounts count_facet(const Xapian::Database& database, const Xapian::Query& query, std::size_t facet);

// For readers: values with results or ticked; vocabularies keep their order, countries and places go by
// label.
std::vector<FacetCounts> present(const AllCounts& counts, const FacetChoice& choice,
                                 const Catalogue& catalogue);

}  // namespace reperes::search
