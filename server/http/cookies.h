// The Cookie header read into names and values (RFC 6265 §4.1.1 and §5.4).
//
// Pure, any thread. Nothing is decoded. Browsers send one server of a machine what the others have stored: a
// piece that is not a cookie is left out, and never a reason to refuse a request.
#pragma once

#include <cstddef>
#include <string_view>

#include "http/message.h"

namespace reperes::http {

inline constexpr std::size_t max_cookies = 50;

// In the order sent, repeats kept: a name that stands twice was set twice, for different paths. The first
// max_cookies.
Pairs parse_cookies(std::string_view header);

}  // namespace reperes::http
