// What is asked of a search, once read from an address: nothing here knows HTTP.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "corpus/date.h"
#include "index/schema.h"

namespace reperes::search {

// For each facet, in the order of index::kFacets, the values that are ticked: OR inside a facet, AND across.
using FacetChoice = std::array<std::vector<std::string>, index::kFacetCount>;

struct SearchRequest {
    std::string text;  // as typed; empty: browse everything, latest first
    FacetChoice facets;
    std::size_t first = 0;   // results to skip
    std::size_t limit = 10;  // results wanted
    corpus::Instant at{};    // versions in force at this instant
    bool explain = false;
};

}  // namespace reperes::search
