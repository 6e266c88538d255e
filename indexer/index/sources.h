// The files of collections from elsewhere that an index was built with: what it takes to build it again.
//
// Kept beside the generations, in INDEX/sources, since they are needed when these cannot be read: a path a
// line, absolute. Any thread; written under the lock of the index.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "corpus/error.h"

namespace reperes::index {

Result<void> write_sources(const std::filesystem::path& index,
                           const std::vector<std::filesystem::path>& jsonl);

// Nothing when it is not known.
std::optional<std::vector<std::filesystem::path>> read_sources(const std::filesystem::path& index);

}  // namespace reperes::index
