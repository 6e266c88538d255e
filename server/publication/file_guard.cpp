#include "publication/file_guard.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace reperes::publication {

Result<FileGuard> FileGuard::take(const std::filesystem::path& file) {
    const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    // One description each, so that flock keeps threads apart too.
    FileGuard guard(fd);
    int locked = fd < 0 ? -1 : ::flock(fd, LOCK_EX);
    while (locked != 0 && fd >= 0 && errno == EINTR) locked = ::flock(fd, LOCK_EX);
    if (locked == 0) return guard;
    return failure(ErrorCode::io,
                   fmt::format("le fichier « {} » ne peut pas être ouvert ({}).", file.string(),
                               std::generic_category().message(errno)),
                   "Vérifiez que le dossier existe, et à qui il appartient.");
}

FileGuard::FileGuard(FileGuard&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

FileGuard::~FileGuard() {
    if (fd_ >= 0) ::close(fd_);
}

}  // namespace reperes::publication
