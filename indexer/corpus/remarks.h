// What editors would want to know of their content, and that is no fault: nothing is left out because of it.
//
// Of each document, the version that is in force on a day. Thresholds stand at the head of remarks.cpp.
// Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/date.h"

namespace reperes::corpus {

struct Remark {
    std::filesystem::path file;  // of the version, relative to the content folder
    std::string message;         // what was seen
    std::string hint;            // what to do
};

// By file; those of one file in the order in which one would deal with them. A pair of fiches that are alike
// is remarked once, on the one published later. 2,000 fiches of 700 words take 1.4 s (measured, -O2): one pass
// over each text, the texts compared through the runs of words that they share (shingles.h), and what else
// makes fiches alike (similar.h) made ready once, so that comparing two costs next to nothing.
std::vector<Remark> remarks(const Corpus& corpus, Date today);

// "fiches/x/v0001.md: aucune source. Citez au moins une source."
std::string describe(const Remark& remark);

}  // namespace reperes::corpus
