// Which files an archive holds, under which names, and within which bounds. The same rules say what an export
// takes and what an import accepts. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace reperes::publication {

inline constexpr std::string_view kContentRoot = "contenu", kDataRoot = "donnees";
inline constexpr std::string_view kManifestName = "MANIFESTE.txt";

inline constexpr std::size_t kMaxArchiveFiles = 2'000'000;
// Of all of them, unpacked. Text shrinks to a third or a tenth; what shrinks more is made to fill a disk.
inline constexpr std::uintmax_t kMaxArchiveBytes = std::uintmax_t{64} << 30;
inline constexpr std::uintmax_t kMaxExpansion = 200, kAnyArchiveBytes = std::uintmax_t{4} << 20;
inline constexpr std::size_t kMaxManifestBytes = std::size_t{512} << 20;

// "contenu/fiches/accueil/v0001.md": a known root, plain names, no way out.
bool is_archived(std::string_view name);
// Who may log in, and the key of their second factors.
bool is_of_accounts(std::string_view name);
// The most that such a file may weigh.
std::size_t max_bytes(std::string_view name);

}  // namespace reperes::publication
