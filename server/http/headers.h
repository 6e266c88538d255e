// The headers of answers: those that every answer carries, and what a header may hold.
#pragma once

#include <cstddef>
#include <ctime>
#include <string>
#include <string_view>

#include "http/message.h"

namespace reperes::http {

// Security headers for pages without any inline script or style, that no other site may frame or
// read. A name already in `headers` is left as it is.
void add_standard_headers(Pairs& headers);

// The first value of that name, or empty.
std::string_view header_value(const Pairs& headers, std::string_view name);

std::size_t header_count(const Pairs& headers, std::string_view name);

// Can the header be sent? The name is a token, the value holds no control character, and it is not
// one of those that say where a message ends: these are the server's own.
bool is_sendable(std::string_view name, std::string_view value);

// "Sun, 06 Nov 1994 08:49:37 GMT"
std::string http_date(std::time_t time);

}  // namespace reperes::http
