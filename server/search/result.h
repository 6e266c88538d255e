// The answer to a search: plain values, safe to hand to another thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/vocabulary.h"
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

// What one clause of the ranking gave a document.
struct ClauseScore {
    std::string clause;
    double score = 0;
};

struct Hit {
    std::string id, url, title, summary, type;
    std::string scope;              // portée of a section of the reference text; empty for others
    std::int64_t published_at = 0;  // seconds since 1970; 0 when unknown
    Fragments marked_title;
    Passage passage;
    double score = 0;
    std::vector<std::string> missing;  // words typed that it lacks; filled when the page is relaxed
    std::vector<ClauseScore> clauses;  // the score, taken apart; when asked for
};

// An acronym that was typed, and what it may stand for.
struct Meaning {
    std::string sigle;
    std::vector<std::string> meanings;
};

// How the question was understood, for a person who wonders about a result.
struct Explanation {
    std::vector<std::string> words;  // one line for each word, phrase and concept
    std::string matching, ranking;   // the queries, as Xapian writes them
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

// A filter that the question names, and what it would give.
struct FilterOffer {
    std::size_t facet = 0;
    std::string value, label;
    std::string text;  // the question without the name
    std::size_t total = 0;
};

// When nothing is found: what the question would give without one of its parts.
struct Drop {
    std::string part;  // as typed
    std::string text;  // the question without it
    std::size_t total = 0;
};

struct WayOut {
    std::vector<std::string> unknown;  // words typed that no document has, ever
    std::vector<Drop> words;           // those that would find something, best first
    std::vector<std::pair<std::size_t, std::size_t>>
        facets;                       // a facet whose choice is dropped, and the total
    std::size_t without_dates = 0;    // total without the dates of publication
    std::size_t without_filters = 0;  // total without any facet or date
};

struct ResultPage {
    std::size_t total = 0;  // exact
    std::vector<Hit> hits;
    std::vector<FacetCounts> facets;
    bool relaxed = false;  // keywords were typed, and some of the documents have only part of them…
    std::size_t with_all_words = 0;  // …after so many that have them all
    std::string suggestion;          // another spelling of the query; empty when none is better
    bool corrected = false;          // nothing has the words typed: these are the results of the suggestion
    std::vector<Meaning> meanings;
    std::vector<std::string> related;  // terms of the vocabulary near those typed, that find something
    std::vector<corpus::Definition> definitions;  // of the terms typed
    std::vector<FilterOffer> offers;
    bool cut = false;                     // the question was longer than what is read
    WayOut way_out;                       // when nothing is found…
    std::vector<std::string> unanswered;  // …and the terms of the vocabulary that the question says
    Explanation explanation;              // when asked for
};

}  // namespace reperes::search
