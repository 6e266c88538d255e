#include "corpus/durable_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "corpus/system_error.h"

namespace reperes::corpus {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kLockName = ".lock";
constexpr std::string_view kCannotWrite = "impossible d'écrire";
constexpr std::string_view kNotProven = "rien ne prouve que l'écriture soit sur le disque";

// A call made again as long as a signal interrupts it.
template <typename Call>
auto uninterrupted(Call call) -> decltype(call()) {
    auto result = call();
    while (result == -1 && errno == EINTR) result = call();
    return result;
}

// A file descriptor that closes itself.
class Fd {
 public:
    explicit Fd(int fd = -1) : fd_(fd) {}
    ~Fd() {
        if (fd_ >= 0) ::close(fd_);
    }
    Fd(const Fd&) = delete;
    Fd& operator=(const Fd&) = delete;
    Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Fd& operator=(Fd&&) = delete;
    [[nodiscard]] int get() const { return fd_; }
    int release() { return std::exchange(fd_, -1); }
    [[nodiscard]] bool ok() const { return fd_ >= 0; }

 private:
    int fd_;
};

Fd open_at(int folder, const std::string& name, int flags, unsigned mode = 0) {
    return Fd(uninterrupted(
        [&] { return ::openat(folder, name.c_str(), flags | O_CLOEXEC, static_cast<mode_t>(mode)); }));
}

tl::unexpected<Error> refused(const fs::path& path, int number = errno) {
    return tl::unexpected(system_error(ErrorCode::io, kCannotWrite, path, number));
}

tl::unexpected<Error> not_proven(const fs::path& path, int number = errno) {
    return tl::unexpected(system_error(ErrorCode::uncertain, kNotProven, path, number));
}

bool synced(const Fd& fd) {
    return uninterrupted([&] { return ::fsync(fd.get()); }) == 0;
}

// 0, or the errno of the write that failed.
int write_all(const Fd& fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = uninterrupted([&] { return ::write(fd.get(), bytes.data(), bytes.size()); });
        if (written <= 0) return written < 0 ? errno : EIO;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

// The folder, with room for so many bytes.
Result<Fd> open_folder(const fs::path& folder, std::size_t bytes) {
    Fd fd = open_at(AT_FDCWD, folder.string(), O_RDONLY | O_DIRECTORY);
    if (!fd.ok()) return refused(folder);
    struct statvfs disk {};
    if (uninterrupted([&] { return ::fstatvfs(fd.get(), &disk); }) != 0) return refused(folder);
    const std::uintmax_t left = std::uintmax_t{disk.f_bavail} * disk.f_frsize;
    if (left < kKeptFree + bytes)
        return failure(ErrorCode::io,
                       fmt::format("il ne reste que {} Mo sur le disque de « {} » : rien n'a été écrit.",
                                   left >> 20, folder.string()),
                       fmt::format("Faites de la place : {} Mo restent toujours libres.", kKeptFree >> 20));
    return fd;
}

std::string temporary_name() {
    std::uint64_t random = 0;
    if (uninterrupted([&] { return ::getrandom(&random, sizeof random, 0); }) != sizeof random)
        random = static_cast<std::uint64_t>(::getpid());  // O_EXCL settles what chance does not
    return fmt::format("{}{:016x}", kTemporaryPrefix, random);
}

// The open file is the one under this name.
bool same_file(int fd, int folder, const std::string& name) {
    using Status = struct stat;
    Status mine{}, there{};
    return ::fstat(fd, &mine) == 0 && ::fstatat(folder, name.c_str(), &there, AT_SYMLINK_NOFOLLOW) == 0 &&
           mine.st_ino == there.st_ino && mine.st_dev == there.st_dev;
}

// A file that is complete and on the disk, but under no name that anybody looks for.
class Aside {
 public:
    Aside(const Fd& folder, Fd fd, std::string name)
        : folder_(&folder), fd_(std::move(fd)), name_(std::move(name)) {}
    ~Aside() {
        if (!name_.empty()) ::unlinkat(folder_->get(), name_.c_str(), 0);
    }
    Aside(Aside&& other) noexcept
        : folder_(other.folder_), fd_(std::move(other.fd_)), name_(std::exchange(other.name_, {})) {}
    Aside& operator=(Aside&&) = delete;

    // 0, or the errno of what failed.
    int fill(std::string_view bytes) {
        if (const int error = write_all(fd_, bytes)) return error;
        return synced(fd_) ? 0 : errno;
    }
    // The commit points; 0, or the errno of what failed.
    int link_as(const std::string& name) {
        const std::string from = name_.empty() ? fmt::format("/proc/self/fd/{}", fd_.get()) : name_;
        const int linked = uninterrupted([&] {
            return ::linkat(folder_->get(), from.c_str(), folder_->get(), name.c_str(),
                            name_.empty() ? AT_SYMLINK_FOLLOW : 0);
        });
        if (linked == 0) return 0;
        const int error = errno;
        return error == EEXIST && is(name) ? 0 : error;
    }
    int rename_as(const std::string& name) {
        const int renamed = uninterrupted(
            [&] { return ::renameat(folder_->get(), name_.c_str(), folder_->get(), name.c_str()); });
        if (renamed != 0) return errno;
        name_.clear();
        return 0;
    }

 private:
    // The answer of a network disk may be lost, and the call made again find its own work.
    [[nodiscard]] bool is(const std::string& name) const {
        return same_file(fd_.get(), folder_->get(), name);
    }

    const Fd* folder_;
    Fd fd_;
    std::string name_;  // empty for a file without a name
};

Result<Aside> named_aside(const Fd& folder, const fs::path& path, unsigned mode) {
    std::string name = temporary_name();
    Fd fd = open_at(folder.get(), name, O_WRONLY | O_CREAT | O_EXCL, mode);
    if (!fd.ok()) return refused(path);
    return Aside(folder, std::move(fd), std::move(name));
}

Result<Aside> nameless_aside(const Fd& folder, const fs::path& path, unsigned mode) {
    Fd fd = open_at(folder.get(), ".", O_TMPFILE | O_WRONLY, mode);
    if (fd.ok()) return Aside(folder, std::move(fd), {});
    // NFS, among others, knows no file without a name.
    if (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL) return named_aside(folder, path, mode);
    return refused(path);
}

Result<void> sync_folder(const Fd& folder, const fs::path& path) {
    if (!synced(folder)) return not_proven(path);
    return {};
}

// The bytes that a file had before an addition that failed. Who reads it meanwhile may have seen more.
Result<void> take_back(const Fd& fd, off_t size, const fs::path& path, int error) {
    if (uninterrupted([&] { return ::ftruncate(fd.get(), size); }) != 0) return not_proven(path);
    return refused(path, error);
}

}  // namespace

Result<void> create_file(const fs::path& folder, const std::string& name, std::string_view bytes,
                         unsigned mode) {
    const fs::path path = folder / name;
    const auto in = open_folder(folder, bytes.size());
    if (!in) return tl::unexpected(in.error());
    {
        auto file = nameless_aside(*in, path, mode);
        if (!file) return tl::unexpected(file.error());
        if (const int error = file->fill(bytes)) return refused(path, error);
        const int error = file->link_as(name);
        if (error == EEXIST)
            return failure(ErrorCode::conflict, fmt::format("« {} » existe déjà.", path.string()),
                           "Quelqu'un d'autre l'a écrit en premier : relisez, puis décidez.");
        if (error != 0) return refused(path, error);
    }
    return sync_folder(*in, path);
}

Result<void> replace_file(const fs::path& folder, const std::string& name, std::string_view bytes,
                          unsigned mode) {
    const fs::path path = folder / name;
    const auto in = open_folder(folder, bytes.size());
    if (!in) return tl::unexpected(in.error());
    auto file = named_aside(*in, path, mode);
    if (!file) return tl::unexpected(file.error());
    if (const int error = file->fill(bytes)) return refused(path, error);
    if (const int error = file->rename_as(name)) return refused(path, error);
    return sync_folder(*in, path);
}

Result<void> append_file(const fs::path& folder, const std::string& name, std::string_view bytes,
                         unsigned mode) {
    const fs::path path = folder / name;
    const auto in = open_folder(folder, bytes.size());
    if (!in) return tl::unexpected(in.error());
    const Fd fd = open_at(in->get(), name, O_WRONLY | O_APPEND | O_CREAT, mode);
    // What is taken back after a failure must be ours.
    if (!fd.ok() || uninterrupted([&] { return ::flock(fd.get(), LOCK_EX); }) != 0) return refused(path);
    struct stat before {};
    if (::fstat(fd.get(), &before) != 0) return refused(path);
    if (const int error = write_all(fd, bytes)) return take_back(fd, before.st_size, path, error);
    if (!synced(fd)) return not_proven(path);
    if (before.st_size > 0) return {};
    return sync_folder(*in, path);
}

Result<void> create_folder(const fs::path& folder, unsigned mode) {
    std::error_code error;
    if (fs::is_directory(folder, error)) return {};
    const fs::path parent = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
    if (folder.filename().empty()) return create_folder(parent, mode);  // "data/"
    if (parent != folder)
        if (auto made = create_folder(parent, mode); !made) return made;
    const bool made = ::mkdir(folder.c_str(), static_cast<mode_t>(mode)) == 0;
    if (!made && errno != EEXIST) return refused(folder);
    if (!fs::is_directory(folder, error)) return refused(folder, ENOTDIR);
    auto done = sync(parent);
    if (!done && made) ::rmdir(folder.c_str());  // so that it is synced when it is asked for again
    return done;
}

Result<void> sync(const fs::path& path) {
    const Fd fd = open_at(AT_FDCWD, path.string(), O_RDONLY);
    if (!fd.ok()) return refused(path);
    if (!synced(fd)) return not_proven(path);
    return {};
}

Result<FolderLock> FolderLock::acquire(const fs::path& folder) {
    Fd fd = open_at(AT_FDCWD, (folder / kLockName).string(), O_RDWR | O_CREAT, 0644);
    if (!fd.ok()) return refused(folder);
    if (uninterrupted([&] { return ::flock(fd.get(), LOCK_EX | LOCK_NB); }) != 0) {
        if (errno != EWOULDBLOCK) return refused(folder);
        return failure(ErrorCode::unavailable,
                       fmt::format("un autre programme écrit déjà dans « {} ».", folder.string()),
                       "Attendez qu'il ait fini, ou arrêtez-le.");
    }
    return FolderLock(fd.release());
}

bool FolderLock::still_in(const fs::path& folder) const {
    return same_file(fd_, AT_FDCWD, (folder / kLockName).string());
}

FolderLock::~FolderLock() {
    if (fd_ >= 0) ::close(fd_);
}

FolderLock::FolderLock(FolderLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

}  // namespace reperes::corpus
