// The addresses of the Web that the content names: its sources, and the links of its texts. Pure functions;
// any thread.
#pragma once

#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/date.h"

namespace reperes::workspace {

struct WebAddress {
    std::string url;
    std::vector<const corpus::Document*> named_by;  // each once
};

// In the texts in force at `at`, each address once, in the order of the documents.
std::vector<WebAddress> web_addresses(const corpus::Corpus& corpus, corpus::Instant at);

}  // namespace reperes::workspace
