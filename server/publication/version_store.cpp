#include "publication/version_store.h"

#include <fmt/format.h>

#include <cerrno>

#include "corpus/durable_file.h"
#include "corpus/file.h"
#include "corpus/system_error.h"

namespace reperes::publication {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kAsideFolder = "ecartes";

// An empty folder would be a document without a version.
void remove_if_empty(const fs::path& folder) {
    std::error_code ignored;  // not empty, or not ours to remove
    fs::remove(folder, ignored);
}

Result<void> create(const Folders& folders, const VersionFile& file) {
    const auto folder = folders.content / file.folder();
    // A document that has versions has a folder: when it is gone, so is its history.
    if (file.number == 1)
        if (auto made = corpus::create_folder(folder); !made) return made;
    auto created = corpus::create_file(folder, file.name(), file.bytes);
    if (!created && file.number == 1) remove_if_empty(folder);
    return created;
}

// Where nothing is overwritten: "v0003.md", else "v0003.md.2"…
fs::path free_path(const fs::path& wanted) {
    std::error_code error;
    fs::path path = wanted;
    for (unsigned n = 2; fs::exists(path, error); ++n) path = fmt::format("{}.{}", wanted.string(), n);
    return path;
}

// For a folder of data on another disk.
Result<void> copy_and_remove(const fs::path& from, const fs::path& to) {
    const auto bytes = corpus::read_file(from, corpus::kMaxVersionBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    if (auto copied = corpus::create_file(to.parent_path(), to.filename().string(), *bytes); !copied)
        return copied;
    std::error_code error;
    if (!fs::remove(from, error))
        return tl::unexpected(
            corpus::system_error(ErrorCode::io, "impossible d'ôter", from, error ? error.value() : ENOENT));
    return {};
}

void set_all_aside(const Folders& folders, const std::vector<VersionFile>& files, std::size_t count) {
    // What stays does not count either, and is set aside by the next one who wants its number.
    for (std::size_t i = count; i-- > 0;) (void)set_aside(folders, files[i].path());
}

}  // namespace

Result<void> add_version(const Folders& folders, const VersionFile& file) {
    auto created = create(folders, file);
    if (created || created.error().code != ErrorCode::conflict) return created;
    if (!is_unpublished(folders.content, file.path()))
        return failure(ErrorCode::conflict, fmt::format("« {} » existe déjà.", file.path().string()),
                       "Quelqu'un vient de publier, ou a ajouté ce fichier à la main : rechargez la page.");
    if (auto moved = set_aside(folders, file.path()); !moved) return tl::unexpected(moved.error());
    return create(folders, file);
}

Result<void> add_edition(const Folders& folders, const std::vector<VersionFile>& files,
                         const corpus::Edition& edition) {
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto added = add_version(folders, files[i]);
        if (added) continue;
        if (added.error().code != ErrorCode::uncertain) set_all_aside(folders, files, i);
        return added;
    }
    const auto manifest = corpus::manifest_path(edition.name);
    const auto folder = folders.content / manifest.parent_path();
    auto published = corpus::create_folder(folder);
    if (published)
        published = corpus::create_file(folder, manifest.filename().string(), corpus::write_edition(edition));
    if (published || published.error().code == ErrorCode::uncertain) return published;
    set_all_aside(folders, files, files.size());
    if (published.error().code != ErrorCode::conflict) return published;
    return failure(ErrorCode::conflict, fmt::format("l'édition {} existe déjà.", edition.name),
                   "Donnez un autre nom à celle-ci.");
}

bool is_unpublished(const fs::path& content, const fs::path& file) {
    const auto bytes = corpus::read_file(content / file, corpus::kMaxVersionBytes);
    const auto edition = bytes ? corpus::edition_of(*bytes) : std::string();
    std::error_code error;
    return corpus::is_document_name(edition) &&
           !fs::exists(content / corpus::manifest_path(edition), error) && !error;
}

Result<fs::path> set_aside(const Folders& folders, const fs::path& file) {
    const fs::path from = folders.content / file;
    const fs::path wanted = folders.data / kAsideFolder / file;
    if (auto made = corpus::create_folder(wanted.parent_path(), 0700); !made)
        return tl::unexpected(made.error());
    const fs::path to = free_path(wanted);
    std::error_code error;
    fs::rename(from, to, error);
    if (error && error.value() != EXDEV)
        return tl::unexpected(
            corpus::system_error(ErrorCode::io, "impossible de déplacer", from, error.value()));
    if (error)
        if (auto moved = copy_and_remove(from, to); !moved) return tl::unexpected(moved.error());
    for (const auto& folder : {to.parent_path(), from.parent_path()})
        if (auto synced = corpus::sync(folder); !synced) return tl::unexpected(synced.error());
    remove_if_empty(from.parent_path());
    return to;
}

}  // namespace reperes::publication
