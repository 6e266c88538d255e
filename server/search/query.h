// From a Question to Xapian queries: which documents match, and how they rank.
//
// The ranking, for each distinct stem t of the question, N documents, df(t) those with t in title or body:
//     idf(t)     = ln(1 + (N - df + .5) / (df + .5))
//     S(t, d)    = S_body(t, d) + 2 S_title(t, d)               S is the impact stored as wdf
//     (index/schema.h) word       = (idf(t) - .7 idf(F)) S(t, d) + .7 idf(F) max over F of S(f, d)
//                  F = t and its relatives (relatives.h), idf(F) from the sum of their df
//     pair       = .5 (idf(a) + idf(b)), once, when b follows a as in the question; half as much more when
//     they do
//                  so in the title
//     equivalent = .7 idf(e) S(e, d)   for each other way to say it; a phrase counts once, as if S were 1 in
//     the
//                  body and 2 in the title, with the idf of its rarest stem
//     article    = 3 idf, sigle = .5 idf, once, when the document has it as such
//     foreign    = .7 idf, once, when a title or term of another language has the word, and French has it less
//     score      = their sum
// The factors are in parameters.h. One idf a word (not one a field) and additive fields with their own length
// norms are what separates this from stock weighting; only stock classes are used (TfIdfWeight "nnn" reads
// the wdf as it is), so a remote index ranks alike.
//
// Free functions over a database handle: call them from the thread that owns the handle.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

#include "search/question.h"
#include "search/request.h"

namespace reperes::search {

// One term of the sum above.
struct Clause {
    std::string label;  // for readers: « secret » (corps)
    Xapian::Query query;
};

// Gives the words what only the index knows of them: to those that were cut short by a star, the words that begin so
// (the most frequent ones); to others, the terms of other languages that they may be.
void complete(Question& question, text::Analyser& analyser, const Xapian::Database& database);

// What a document must have, and must not, whatever its words: phrases between quotation marks, words of the
// title, exclusions. Everything passes when there is none, or when operators say what is wanted.
Xapian::Query constraints(const Question& question);

// Documents with every word of the question that is not light, each as typed or in another way; with
// operators, those that they describe.
Xapian::Query all_words(const Question& question);

// Those that have the i-th word of the question.
Xapian::Query has_word(const Question& question, std::size_t i);

// The weights, for Xapian::TfIdfWeight("nnn"): the sum of the clauses ranks. Together they match every
// document that has any of the words, or a relative of one.
std::vector<Clause> ranking(const Question& question, const Xapian::Database& database);
Xapian::Query sum_of(const std::vector<Clause>& clauses);

// The versions that a search is about: in force at its instant, published when it says.
Xapian::Query scope(const SearchRequest& request);

// What is ticked, facet `except` left aside (index::kFacetCount: none is).
Xapian::Query filter(const FacetChoice& choice, std::size_t except = index::kFacetCount);

}  // namespace reperes::search
