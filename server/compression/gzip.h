// gzip (RFC 1952), by zlib. Pure function, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace reperes::compression {

// `bytes` compressed at `level`, 1 (quick) to 9 (short). Nothing when zlib fails or when the result is not
// shorter.
std::optional<std::string> gzip(std::string_view bytes, int level);

}  // namespace reperes::compression
