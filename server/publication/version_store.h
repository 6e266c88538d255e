// Version files into the content folder: one alone, or those of an edition, all or none.
//
// What a failure or a kill leaves behind does not count for any reader: files of an edition without its
// manifest, and empty folders. They are set aside (DATA/ecartes) as soon as it can be, at the latest by
// recovery.h.
//
// Thread-safety: by the one thread that holds the publisher's mutex and the lock of the content.
#pragma once

#include <filesystem>
#include <vector>

#include "corpus/edition.h"
#include "corpus/error.h"
#include "publication/composition.h"

namespace reperes::publication {

struct Folders {
    std::filesystem::path content, data;
};

// On the disk when it returns. `conflict` when the number is taken; `io` when nothing is visible;
// `uncertain`: see durable_file.h.
Result<void> add_version(const Folders& folders, const VersionFile& file);
// The same for all of them. `conflict` also when the name of the edition is taken.
Result<void> add_edition(const Folders& folders, const std::vector<VersionFile>& files,
                         const corpus::Edition& edition);

// The file names an edition that was never published. `file` is relative to the content.
bool is_unpublished(const std::filesystem::path& content, const std::filesystem::path& file);
// Moves it to DATA/ecartes, where the answer says.
Result<std::filesystem::path> set_aside(const Folders& folders, const std::filesystem::path& file);

}  // namespace reperes::publication
