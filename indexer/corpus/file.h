// Reading whole files, with messages that editors understand. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "corpus/error.h"

namespace reperes::corpus {

// The bytes of a regular file of at most `max_bytes`; a larger one is refused without being read.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

// By what a file is known to be the same as before without being read again. `changed_at` is the time that
// nobody can set: of the last change to the bytes, the dates, the rights or the name, in nanoseconds since
// 1970.
struct FileState {
    std::uint64_t device = 0, inode = 0, bytes = 0;
    std::int64_t changed_at = 0;
    bool operator==(const FileState&) const = default;
};
std::optional<FileState> file_state(const std::filesystem::path& path);

// Whether a change that came after would have given the file another state: the clock of a file system stands
// still for some milliseconds.
bool is_settled(const FileState& state);

}  // namespace reperes::corpus
