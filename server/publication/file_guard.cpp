#include "publication/file_guard.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "corpus/system_error.h"

namespace reperes::publication {

Result<FileGuard> FileGuard::take(const std::filesystem::path& file) {
    const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    // One description each, so that flock keeps threads apart too.
    FileGuard guard(fd);
    int locked = fd < 0 ? -1 : ::flock(fd, LOCK_EX);
    while (locked != 0 && fd >= 0 && errno == EINTR) locked = ::flock(fd, LOCK_EX);
    if (locked == 0) return guard;
    return tl::unexpected(corpus::system_error(ErrorCode::io, "impossible d'ouvrir", file, errno));
}

FileGuard::FileGuard(FileGuard&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

FileGuard::~FileGuard() {
    if (fd_ >= 0) ::close(fd_);
}

}  // namespace reperes::publication
