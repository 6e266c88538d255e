#include "index/generation.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <string_view>
#include <vector>

#include "corpus/system_error.h"
#include "index/schema.h"
#include "index/xapian_try.h"
#include "text/analyser.h"

namespace reperes::index {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "gen-";
constexpr std::size_t kKept = 2;

Result<void> sync_tree(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (auto done = corpus::sync(it->path()); !done) return done;
    if (error)
        return tl::unexpected(
            corpus::system_error(ErrorCode::io, "impossible de lire", folder, error.value()));
    return corpus::sync(folder);
}

std::vector<fs::path> generations(const fs::path& index) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator it(index, error), end; !error && it != end; it.increment(error))
        if (it->path().filename().string().starts_with(kPrefix)) found.push_back(it->path());
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

Result<BuildLock> lock_index(const fs::path& index) {
    if (auto made = corpus::create_folder(index); !made) return tl::unexpected(made.error());
    auto lock = BuildLock::acquire(index);
    if (!lock && lock.error().code == ErrorCode::unavailable)
        return failure(ErrorCode::unavailable,
                       fmt::format("une construction de l'index « {} » est déjà en cours.", index.string()),
                       "Attendez qu'elle finisse.");
    return lock;
}

fs::path next_generation(const fs::path& index) {
    unsigned long last = 0;
    for (const auto& path : generations(index))
        last = std::max(last, std::strtoul(path.filename().c_str() + kPrefix.size(), nullptr, 10));
    return index / fmt::format("{}{:06}", kPrefix, last + 1);
}

Result<void> publish(const fs::path& index, const fs::path& generation) {
    if (auto done = sync_tree(generation); !done) return done;
    const std::string stub = fmt::format("auto {}\n", generation.filename().string());
    if (auto done = corpus::replace_file(index, "current", stub); !done) return done;
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
