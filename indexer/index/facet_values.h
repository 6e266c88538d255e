// The values that a facet may take, their labels and the names that a question may call them by, in the order
// of the vocabularies: what an index says of itself, so that a server needs no vocabulary to count and to
// name. Pure function, any thread.
#pragma once

#include <string>
#include <vector>

#include "corpus/corpus.h"

namespace reperes::index {

// As kMetaFacets holds them (schema.h). `collections` are the names of those from elsewhere.
std::string facet_values(const corpus::Corpus& corpus, const std::vector<std::string>& collections);

}  // namespace reperes::index
