// The sections of the reference text, in the order of its plan. Pure functions, any thread.
#pragma once

#include <vector>

#include "corpus/corpus.h"
#include "corpus/date.h"

namespace reperes::pages {

struct SectionInForce {
    const corpus::Document* document;
    const corpus::Version* version;
};

// Those in force at `now`; numbers compare part by part ("2.10" after "2.9"). They point into `corpus`.
std::vector<SectionInForce> sections_in_force(const corpus::Corpus& corpus, corpus::Instant now);

}  // namespace reperes::pages
