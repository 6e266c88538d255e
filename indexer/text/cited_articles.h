// The articles of law that a text cites, and how they are written and ordered for readers.
//
// An article is named by its canonical form, the first of Forms::articles: "l226-2-2", or "n226-13" when no
// letter stands before the number. More is asked here than to be found: "2002-2" is found as a number of an
// article whatever stands before it, and cited as one only behind « article ».
//
// Thread-safety: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/analyser.h"

namespace reperes::text {

// Canonical forms, each once, in the order of the text. `tokens` are all those of one text.
std::vector<std::string> cited_articles(const std::vector<Token>& tokens);

// "l226-2-2" to "L226-2-2", "n226-13" to "226-13".
std::string article_label(std::string_view canonical);

// "L226-2-2", "l. 226-2-2", "226-13" to the canonical form; empty for anything else.
std::string article_of_label(std::string_view label);

// Whether `a` comes before `b`: by letter (L, R, D, A, then those without one), then number by number ("l9"
// before "l10", "l226" before "l226-1").
bool article_precedes(std::string_view a, std::string_view b);

}  // namespace reperes::text
