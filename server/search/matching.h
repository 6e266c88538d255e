// Which documents a question is answered with, before any facet is ticked.
//
//   nothing typed    every document in force, the latest first
//   keywords         the documents that have them all; when too few have, these first and then as below
//   operators        the documents that they describe
//   a sentence       the documents nearest to the best one: those that score a share of what it scores, up to
//   a
//                    thousand. The answer to a whole question may lack most of its words, but not all that
//                    makes the best one best
// The choice rests on the question alone, so that ticking a facet never changes what the others count.
// Call from the thread that owns the database handle.
#pragma once

#include <optional>
#include <vector>

#include <xapian.h>

#include "search/query.h"

namespace reperes::search {

struct Found {
    Xapian::docid document = 0;
    double score = 0;
};

struct Matching {
    Xapian::Query documents;                    // exactly these match…
    Xapian::Query ranking;                      // empty when nothing is ranked
    std::optional<std::vector<Found>> nearest;  // …unless they are known already, best first
    bool relaxed = false;                       // keywords, of which some documents have only part…
    std::size_t with_all = 0;                   // …after so many that have them all
};

// Adds to `clauses` what puts the documents with all the words first, when that is needed.
Matching choose_matching(const Question& question, std::vector<Clause>& clauses, const Xapian::Query& scope,
                         const Xapian::Database& database);

// Whether some document of the scope has all of the question.
bool finds_something(const Question& question, const Xapian::Query& scope, const Xapian::Database& database);

}  // namespace reperes::search
