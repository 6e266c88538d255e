// "Did you mean": another spelling of the words that no document has, from the index's own words.
#pragma once

#include <string>
#include <string_view>

#include <xapian.h>

#include "search/question.h"

namespace reperes::search {

// Whether some document has the word, whatever the search is about.
bool is_known(const Word& word, const Xapian::Database& database);

// `text` with its unknown words replaced, written with their usual accents; empty when there is nothing
// better. Never touches sigles, numbers, articles, quoted phrases, or words that some document has.
std::string suggest_spelling(std::string_view text, const Question& question,
                             const Xapian::Database& database);

}  // namespace reperes::search
