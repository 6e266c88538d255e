#include "publication/archive_paths.h"

#include <algorithm>
#include <array>
#include <vector>

namespace reperes::publication {

namespace {

constexpr std::size_t kMaxDepth = 8, kMaxNameBytes = 200;

// Folders of the roots, and files that stand in them.
constexpr auto kContentFolders = std::to_array<std::string_view>(
    {"fiches", "reference", "recommandations", "groupes", "vocabulaire", "editions"});
constexpr auto kContentFiles = std::to_array<std::string_view>({"LISEZMOI.md"});
constexpr auto kDataFolders = std::to_array<std::string_view>({"brouillons", "journal", "ecartes"});
constexpr auto kDataFiles =
    std::to_array<std::string_view>({"comptes.json", "cle", "reglages.json", "recherches.json"});

bool is_plain(std::string_view name) {
    return !name.empty() && name.size() <= kMaxNameBytes && name.front() != '.' &&
           std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '.' || c == '-' || c == '_';
           });
}

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto slash = path.find('/');
        parts.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return parts;
        path.remove_prefix(slash + 1);
    }
}

template <typename Names>
bool holds(const Names& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

}  // namespace

bool is_archived(std::string_view name) {
    const auto parts = parts_of(name);
    if (parts.size() < 2 || parts.size() > kMaxDepth || !std::ranges::all_of(parts, is_plain)) return false;
    const bool in_folder = parts.size() > 2;
    if (parts[0] == kContentRoot)
        return in_folder ? holds(kContentFolders, parts[1]) : holds(kContentFiles, parts[1]);
    if (parts[0] == kDataRoot) return in_folder ? holds(kDataFolders, parts[1]) : holds(kDataFiles, parts[1]);
    return false;
}

bool is_of_accounts(std::string_view name) {
    return name == "donnees/comptes.json" || name == "donnees/cle";
}

std::size_t max_bytes(std::string_view name) {
    constexpr std::size_t kJournalYear = std::size_t{512} << 20, kOther = std::size_t{16} << 20;
    return name.starts_with("donnees/journal/") ? kJournalYear : kOther;
}

}  // namespace reperes::publication
