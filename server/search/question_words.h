// Words of a question that say how one asks, not what one looks for.
//
// All are folded. Stop words (text/stop_words.h) are another list: these matter in documents.
// Thread-safety: pure functions over constant tables.
#pragma once

#include <string_view>

namespace reperes::search {

// "comment", "pourquoi", "existe", "svp": dropped from a question, unless nothing else is typed.
bool is_question_word(std::string_view word);

// Verbs that carry others, adverbs of time and degree: "dois", "faire", "pendant". They rank a little, and
// are never required.
bool is_light_word(std::string_view word);

// Stop words that join keywords ("accès aux droits"); any other one makes a sentence.
bool is_link_word(std::string_view word);

}  // namespace reperes::search
