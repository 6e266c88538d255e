// From the drafts of one publication to its files: the versions, and those that waited for their day and are
// published again after them.
//
// Reads the files of waiting versions, and writes nothing; any thread.
#pragma once

#include <filesystem>
#include <vector>

#include "publication/composition.h"
#include "publication/publish_request.h"

namespace reperes::publication {

// A composition for each draft, without a fault. An edition is named in `desk` when one draft becomes several
// files. `conflict`: a version waits and the editor has not chosen; invalid_argument: the first fault.
Result<std::vector<Composition>> assemble(const std::vector<Draft>& drafts, Awaiting awaiting, Desk& desk,
                                          const std::filesystem::path& content);

// All the files, those of a document in the order of their numbers.
std::vector<VersionFile> files_of(const std::vector<Composition>& compositions);

}  // namespace reperes::publication
