// Reading whole files, with messages that editors understand. Any thread.
#pragma once

#include <filesystem>
#include <string>

#include "corpus/error.h"

namespace reperes::corpus {

// The bytes of a regular file of at most `max_bytes`; a larger one is refused without being read.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

}  // namespace reperes::corpus
