// The answer to a search: plain values, safe to hand to another thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "index/schema.h"

namespace reperes::search {

// A stretch of text, matched by the query or not. Joined, the fragments are the text.
struct Fragment {
    std::string text;
    bool match = false;
};
using Fragments = std::vector<Fragment>;

struct Passage {
    Fragments fragments;
    std::string heading;  // that it stands under; may be empty
    std::string anchor;   // of that heading
};

struct Hit {
    std::string id, url, title, summary, type;
    std::int64_t published_at = 0;  // seconds since 1970; 0 when unknown
    Fragments marked_title;
    Passage passage;
    double score = 0;
};

struct FacetValue {
    std::string value, label;
    std::size_t count = 0;  // results if this value were ticked too (exact)
    bool selected = false;
};

struct FacetCounts {
    std::string name, label;
    std::vector<FacetValue> values;  // those with results, and those ticked
};

struct ResultPage {
    std::size_t total = 0;  // exact
    std::vector<Hit> hits;
    std::vector<FacetCounts> facets;
    bool relaxed = false;     // too few documents have all the words: some have only part of them
    std::string suggestion;   // another spelling of the query; empty when none is better
    std::string explanation;  // tokens, query and scores, when asked for
};

}  // namespace reperes::search
