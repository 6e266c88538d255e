// A full build of the index: content and collections from elsewhere to a new generation.
//
// Documents are composed by as many threads as there are cores, in shards of a few thousand documents (larger
// batches are slower in Xapian), which one compaction merges in order. Faulty documents are left out.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/error.h"

namespace reperes::index {

struct BuildRequest {
    std::filesystem::path content;
    std::filesystem::path index;
    std::vector<std::filesystem::path> jsonl;
    std::function<void(std::size_t documents)>
        progress;        // called from one thread, now and then; may be empty
    bool force = false;  // build even when the index is up to date
};

struct BuildReport {
    std::size_t documents = 0;
    double seconds = 0;
    double megabytes = 0;               // of the index on disk
    bool up_to_date = false;            // nothing had to be done
    std::vector<corpus::Fault> faults;  // what was left out
};

Result<BuildReport> build(const BuildRequest& request);

}  // namespace reperes::index
