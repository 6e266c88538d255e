// From a Question to Xapian queries: which documents match, and how they rank.
//
// The ranking, for each distinct stem t of the question, N documents, df(t) those with t in title or body:
//     idf(t)  = ln(1 + (N - df + .5) / (df + .5))
//     word    = idf(t) * (S_body(t, d) + 2 S_title(t, d))        S is the impact stored as wdf
//     (index/schema.h) pair    = .5 (idf(a) + idf(b)), once, when b follows a in the document as in the
//     question article = 3 idf, sigle = .5 idf, once, when the document has it as such score   = their sum
// One idf a word (not one a field) and additive fields with their own length norms are what separates this
// from stock weighting; only stock classes are used (TfIdfWeight "nnn" reads the wdf as it is), so a remote
// index ranks alike.
//
// Free functions over a database handle: call them from the thread that owns the handle.
#pragma once

#include <xapian.h>

#include "search/question.h"
#include "search/request.h"

namespace reperes::search {

inline constexpr double kTitleWeight = 2.0;
inline constexpr double kPairWeight = 0.5;
inline constexpr double kArticleWeight = 3.0;
inline constexpr double kSigleWeight = 0.5;

// Documents with at least `wanted` of the words of the question, and all of its phrases.
Xapian::Query matching(const Question& question, std::size_t wanted, const Xapian::Database& database);

// The weights, for Xapian::TfIdfWeight("nnn"). Matches a document that has any of the words.
Xapian::Query ranking(const Question& question, const Xapian::Database& database);

// Versions in force at `at`.
Xapian::Query in_force(corpus::Instant at);

// What is ticked, facet `except` left aside (index::kFacetCount: none is).
Xapian::Query filter(const FacetChoice& choice, std::size_t except = index::kFacetCount);

}  // namespace reperes::search
