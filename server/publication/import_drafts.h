// Imports a file of fiches as drafts, while no server holds the content: a server reads its drafts when it
// starts, and would neither show those that came since nor know their folders as taken.
//
// One import at a time, from one thread; the lock of the content keeps servers and other imports away.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "corpus/date.h"
#include "corpus/error.h"

namespace reperes::publication {

struct DraftImportRequest {
    std::filesystem::path file, content, data;
    std::string author;        // id of an account that may write fiches
    bool skip_faulty = false;  // imports the good lines of a file with faults
    std::function<corpus::Instant()> clock = corpus::now;
};

struct DraftImportReport {
    std::size_t created = 0;
    std::size_t left_out = 0;  // lines
    bool noted = true;         // in the journal
};

// `say` is given a sentence for each line of the file. An error when nothing was imported at all.
Result<DraftImportReport> import_drafts(const DraftImportRequest& request,
                                   const std::function<void(const std::string&)>& say);

}  // namespace reperes::publication
