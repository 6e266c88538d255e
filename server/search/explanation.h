// Why a document is where it is: the question as understood, and what each clause gave each document.
//
// Each clause is asked alone for the documents of the page, so that what is shown is what Xapian computes.
// Costs a query a clause: for people who ask, not for every search. Call from the thread that owns the
// database handle.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "search/query.h"
#include "search/result.h"

namespace reperes::search {

// One line for each word, phrase and concept of the question.
std::vector<std::string> describe(const Question& question);

// Fills Hit::clauses; `documents` are the hits' own, in the same order. Clauses that gave nothing are left
// out.
void add_clause_scores(const std::vector<Clause>& clauses, const Xapian::Database& database,
                       const std::vector<Xapian::docid>& documents, std::vector<Hit>& hits);

// Fills Hit::missing with the words of `text` that the document lacks.
void add_missing_words(std::string_view text, const Question& question, const Xapian::Database& database,
                       const std::vector<Xapian::docid>& documents, std::vector<Hit>& hits);

}  // namespace reperes::search
