// SHA-256, in hexadecimal (64 characters), as `sha256sum` prints it. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace reperes::corpus {

std::string sha256(std::string_view bytes);

}  // namespace reperes::corpus
