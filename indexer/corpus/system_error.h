// What the system refused, in words for the person who can act. Any thread.
#pragma once

#include <filesystem>
#include <string_view>

#include "corpus/error.h"

namespace reperes::corpus {

// Of a system call that failed with `number` (errno) while doing `what` ("impossible d'écrire") to `path`.
Error system_error(ErrorCode code, std::string_view what, const std::filesystem::path& path, int number);

}  // namespace reperes::corpus
