#include "index/generation.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>
#include <vector>

#include "index/schema.h"
#include "index/xapian_try.h"
#include "text/analyser.h"

namespace reperes::index {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "gen-";
constexpr std::size_t kKept = 2;

// A file descriptor that closes itself.
class Fd {
 public:
    Fd(const fs::path& path, int flags, mode_t mode = 0644)
        : fd_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
    ~Fd() {
        if (fd_ >= 0) ::close(fd_);
    }
    Fd(const Fd&) = delete;
    Fd& operator=(const Fd&) = delete;
    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] bool ok() const { return fd_ >= 0; }

 private:
    int fd_;
};

tl::unexpected<Error> system_error(std::string_view what, const fs::path& path) {
    return failure(ErrorCode::io, fmt::format("{} « {} » : {}.", what, path.string(), std::strerror(errno)),
                   "Vérifiez la place libre et les droits du dossier de l'index.");
}

Result<void> sync(const fs::path& path, int flags) {
    const Fd fd(path, flags);
    if (!fd.ok() || ::fsync(fd.get()) != 0) return system_error("impossible d'écrire durablement", path);
    return {};
}

Result<void> sync_tree(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (auto done = sync(it->path(), O_RDONLY); !done) return done;
    if (error) return system_error("impossible de lire", folder);
    return sync(folder, O_RDONLY | O_DIRECTORY);
}

std::vector<fs::path> generations(const fs::path& index) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator it(index, error), end; !error && it != end; it.increment(error))
        if (it->path().filename().string().starts_with(kPrefix)) found.push_back(it->path());
    std::sort(found.begin(), found.end());
    return found;
}

// Gives `name` in `index` the content `text`, whole or not at all.
Result<void> replace_file(const fs::path& index, const std::string& name, std::string_view text) {
    const fs::path temporary = index / (name + ".tmp");
    {
        const Fd fd(temporary, O_WRONLY | O_CREAT | O_TRUNC);
        if (!fd.ok() || ::write(fd.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
            ::fsync(fd.get()) != 0)
            return system_error("impossible d'écrire", temporary);
    }
    if (::rename(temporary.c_str(), (index / name).c_str()) != 0)
        return system_error("impossible de remplacer", index / name);
    return sync(index, O_RDONLY | O_DIRECTORY);
}

}  // namespace

Result<BuildLock> BuildLock::acquire(const fs::path& index) {
    std::error_code error;
    fs::create_directories(index, error);
    const int fd = ::open((index / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0) return system_error("impossible d'écrire dans", index);
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        ::close(fd);
        return failure(ErrorCode::unavailable,
                       fmt::format("une construction de l'index « {} » est déjà en cours.", index.string()),
                       "Attendez qu'elle finisse.");
    }
    return BuildLock(fd);
}

BuildLock::~BuildLock() {
    if (fd_ >= 0) ::close(fd_);
}

BuildLock::BuildLock(BuildLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

fs::path next_generation(const fs::path& index) {
    unsigned long last = 0;
    for (const auto& path : generations(index))
        last = std::max(last, std::strtoul(path.filename().c_str() + kPrefix.size(), nullptr, 10));
    return index / fmt::format("{}{:06}", kPrefix, last + 1);
}

Result<void> publish(const fs::path& index, const fs::path& generation) {
    if (auto done = sync_tree(generation); !done) return done;
    if (auto done = replace_file(index, "current", fmt::format("auto {}\n", generation.filename().string()));
        !done)
        return done;
    auto all = generations(index);
    std::error_code ignored;  // an old generation that cannot be removed costs space, nothing else
    for (std::size_t i = 0; i + kKept < all.size(); ++i) fs::remove_all(all[i], ignored);
    return {};
}

Result<fs::path> current_generation(const fs::path& index) {
    std::ifstream stub(index / "current");
    std::string kind, name, more;
    stub >> kind >> name;
    if (stub && !(stub >> more) && kind == "auto" && name.starts_with(kPrefix)) return index / name;
    if (name.empty())
        return failure(ErrorCode::not_found, fmt::format("il n'y a pas d'index dans « {} ».", index.string()),
                       "Construisez-le : reperes-index build --content DOSSIER --index DOSSIER");
    return failure(
        ErrorCode::incompatible,
        fmt::format("l'index « {} » n'est pas fait ici : il ne peut pas y être mis à jour.", index.string()),
        "Mettez-le à jour là où il est construit.");
}

Result<void> sync_folder(const fs::path& generation) {
    return sync(generation, O_RDONLY | O_DIRECTORY);
}

Result<Xapian::Database> open_current(const fs::path& index) {
    return xapian_try(
        [&] { return Xapian::Database((index / "current").string(), Xapian::DB_BACKEND_STUB); });
}

std::string current_stamp(const fs::path& index) {
    struct stat info {};
    if (::stat((index / "current").c_str(), &info) != 0) return {};
    return fmt::format("{}-{}-{}", info.st_ino, info.st_mtim.tv_sec, info.st_mtim.tv_nsec);
}

Result<void> check_compatible(const Xapian::Database& database, const std::string& vocabulary,
                              const fs::path& content, const fs::path& index) {
    const auto metadata = xapian_try([&] {
        return std::vector<std::string>{database.get_metadata(std::string(kMetaSchema)),
                                        database.get_metadata(std::string(kMetaAnalyser)),
                                        database.get_metadata(std::string(kMetaVocabulary))};
    });
    if (!metadata) return tl::unexpected<Error>(metadata.error());
    std::string other;
    if ((*metadata)[0] != kSchemaVersion)
        other = fmt::format("un autre schéma ({} au lieu de {})", (*metadata)[0], kSchemaVersion);
    else if ((*metadata)[1] != text::kAnalyserVersion)
        other = fmt::format("une autre version de l'analyseur ({} au lieu de {})", (*metadata)[1],
                            text::kAnalyserVersion);
    else if ((*metadata)[2] != vocabulary)
        other = "un autre état des vocabulaires";
    if (other.empty()) return {};
    return failure(ErrorCode::incompatible,
                   fmt::format("l'index « {} » a été fait avec {}.", index.string(), other),
                   fmt::format("Reconstruisez-le : reperes-index build --content {} --index {}",
                               content.string(), index.string()));
}

}  // namespace reperes::index
