// The words that another spelling may be suggested from, and how each is usually written.
//
// A word of a single document is as likely a misprint as a word: it is kept only once a second one has it.
// Free functions: call them from the thread that owns the database handles. Nothing is committed.
#pragma once

#include <set>
#include <string>

#include <xapian.h>

#include "index/document.h"

namespace reperes::index {

// All the words of a new index.
void store_spellings(Xapian::WritableDatabase& database, const WordUses& uses);

// The words of texts that are added to an index; `before` shows it as it was without them. How a word that it
// knew is usually written stays as it was.
void add_spellings(Xapian::WritableDatabase& database, const Xapian::Database& before, const WordUses& uses);

// Forgets those of these words that no document has any more.
void drop_spellings(Xapian::WritableDatabase& database, const std::set<std::string>& words);

}  // namespace reperes::index
