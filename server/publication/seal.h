// Secrets kept on disk so that a copy of comptes.json alone gives none of them: sealed with the key of
// DATA/cle (crypto_secretbox of libsodium), each for one owner: moved to another account, it does not open.
//
// The key is made when first needed and never made again over secrets that it sealed.
// Thread-safety: any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "corpus/error.h"

namespace reperes::publication {

inline constexpr const char* kKeyFile = "cle";

// In hexadecimal. `may_make_key` when nothing has been sealed yet.
Result<std::string> seal(const std::filesystem::path& data, std::string_view owner, std::string_view secret,
                         bool may_make_key);
// unavailable: the key is missing or is not the one, or the bytes were changed.
Result<std::string> unseal(const std::filesystem::path& data, std::string_view owner,
                           std::string_view sealed);

}  // namespace reperes::publication
