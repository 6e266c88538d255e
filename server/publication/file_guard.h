// Holds a lock file for the time of one change, among threads and processes alike: the command line and the
// running server write the same files. Waits for its turn; the system releases it when the process dies.
#pragma once

#include <filesystem>

#include "corpus/error.h"

namespace reperes::publication {

class FileGuard {
 public:
    // `file` is made if need be, in a folder that exists.
    static Result<FileGuard> take(const std::filesystem::path& file);
    ~FileGuard();
    FileGuard(FileGuard&& other) noexcept;
    FileGuard& operator=(FileGuard&&) = delete;

 private:
    explicit FileGuard(int fd) : fd_(fd) {}
    int fd_ = -1;
};

}  // namespace reperes::publication
