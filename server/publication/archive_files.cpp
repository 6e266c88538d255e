#include "publication/archive_files.h"

#include <fmt/format.h>

#include <algorithm>

namespace reperes::publication {

namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> unreadable(const fs::path& folder, const std::error_code& error) {
    return failure(
        ErrorCode::io,
        fmt::format("le dossier « {} » ne peut pas être lu ({}).", folder.string(), error.message()),
        "Vérifiez les droits du dossier.");
}

Result<void> find_into(std::vector<FoundFile>& found, const fs::path& folder, const std::string& name) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string file_name = entry->path().filename().string();
        if (file_name.starts_with('.') || file_name.ends_with(".lock")) continue;
        const std::string path = name + '/' + file_name;
        const auto type = entry->symlink_status(error).type();
        if (error) break;
        if (type != fs::file_type::directory)
            found.push_back({path, entry->path(), type == fs::file_type::regular});
        else if (const auto within = find_into(found, entry->path(), path); !within)
            return within;
    }
    if (error) return unreadable(folder, error);
    return {};
}

}  // namespace

Result<std::vector<FoundFile>> find_files(const fs::path& folder, const std::string& name) {
    std::vector<FoundFile> found;
    std::error_code error;
    if (!fs::exists(folder, error)) return found;
    if (const auto done = find_into(found, folder, name); !done) return tl::unexpected(done.error());
    std::ranges::sort(found, {}, &FoundFile::name);
    return found;
}

}  // namespace reperes::publication
