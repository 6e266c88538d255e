// What is asked of a search, once read from an address: nothing here knows HTTP.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/in_force.h"
#include "index/schema.h"

namespace reperes::search {

// For each facet, in the order of index::kFacets, the values that are ticked: OR inside a facet, AND across.
using FacetChoice = std::array<std::vector<std::string>, index::kFacetCount>;

enum class Sort : std::uint8_t {
    relevance,  // best first; the latest first when nothing is typed
    date,       // latest published first
    title,      // French alphabetical order
};

struct SearchRequest {
    std::string text;  // as typed; empty: browse everything, latest first
    FacetChoice facets;
    Sort sort = Sort::relevance;
    corpus::Period published{{}, corpus::kNever};  // published at an instant of [from, to)
    std::size_t first = 0;                         // results to skip
    std::size_t limit = 10;                        // results wanted
    corpus::Instant at{};                          // versions in force at this instant
    bool passages = true;                          // marked titles and passages are wanted
    bool explain = false;
};

// A search goes no deeper: whoever wants more narrows it.
inline constexpr std::size_t kMaxResults = 1000;

}  // namespace reperes::search
