// Files that appear whole or not at all, and that are on the disk when the answer says so.
//
// The protocol, and why each step is there (power cuts and faults injected at every call were tried; without
// the sync of the folder, acknowledged files are lost):
//     O_TMPFILE in the folder, write, fsync    nothing is visible yet; an error leaves nothing
//     linkat                                   the commit point; EEXIST means that somebody else was first
//     fsync of the folder                      the durable point; only then is anything acknowledged
// Where the disk knows no file without a name (NFS), a hidden one, ".tmp-…", is linked and then removed.
// A failed fsync is never tried again: the system may have dropped the pages, and the next one would succeed.
//
// Thread-safety: any thread; two that write the same name are settled by the file system.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "corpus/error.h"

namespace reperes::corpus {

inline constexpr std::uintmax_t kKeptFree = 64u << 20;  // bytes that a write never takes from the disk
// Names that begin so are files in the making; those that a killed process left may be removed.
inline constexpr std::string_view kTemporaryPrefix = ".tmp-";

// `conflict` when the name is taken; `io` when nothing was changed; `uncertain` when the file is visible but
// may not survive a power cut.
Result<void> create_file(const std::filesystem::path& folder, const std::string& name, std::string_view bytes,
                         unsigned mode = 0644);

// Gives a name these bytes, whether it exists or not: the old bytes or the new ones, never half.
Result<void> replace_file(const std::filesystem::path& folder, const std::string& name,
                          std::string_view bytes, unsigned mode = 0644);

// Adds bytes at the end of a file, made if need be: all of them, or none when the error is `io`.
Result<void> append_file(const std::filesystem::path& folder, const std::string& name, std::string_view bytes,
                         unsigned mode = 0644);

// Made with those above it, each synced in its parent. Nothing to do when it exists.
Result<void> create_folder(const std::filesystem::path& folder, unsigned mode = 0755);

// Syncs a folder, or a file.
Result<void> sync(const std::filesystem::path& path);

// Held by the one process that writes in a folder, through the file ".lock" in it. `unavailable` when another
// holds it; released at the end of its life, and by the system when the process dies.
class FolderLock {
 public:
    static Result<FolderLock> acquire(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;

    // False once the folder was removed, unmounted or replaced: what is written there goes nowhere.
    [[nodiscard]] bool still_in(const std::filesystem::path& folder) const;

 private:
    explicit FolderLock(int fd) : fd_(fd) {}
    int fd_ = -1;
};

}  // namespace reperes::corpus
