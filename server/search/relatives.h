// Relatives of a stem: other stems of the index that begin alike, "protecteur" for "protection".
//
// Derivation, not inflection (which the stemmer sees to). False friends are among them ("formation",
// "format"), so relatives only rank, below the word itself: they are not marked, and never make a document
// have a word. Rule measured in RANKING.md. Call from the thread that owns the database handle.
#pragma once

#include <string>
#include <vector>

#include <xapian.h>

namespace reperes::search {

// Nearest first; empty for stems that are too short. Neither `stem` nor the results have a prefix.
std::vector<std::string> relatives(const std::string& stem, const Xapian::Database& database);

}  // namespace reperes::search
