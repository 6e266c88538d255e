// The words of the field as suggestions: acronyms with what they stand for, terms, themes. Pure function.
#pragma once

#include <vector>

#include "corpus/vocabulary.h"
#include "index/suggestions.h"

namespace reperes::search {

// In force always; the target is what to search for.
std::vector<index::Suggestion> suggestions_of(const corpus::Vocabulary& vocabulary);

}  // namespace reperes::search
