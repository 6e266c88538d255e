// Has the client already got this answer? (RFC 9110 §8.8 and §13.1.2)
#pragma once

#include <string>
#include <string_view>

namespace reperes::http {

// Does the value of If-None-Match name this ETag, by weak comparison? `*` names any. A value that
// breaks the grammar names what stands before the break: at worst the whole answer is sent again.
bool names_etag(std::string_view if_none_match, std::string_view etag);

// The same tag, weak: for a body that is no longer byte for byte the one the tag was made for.
std::string weak_etag(std::string_view etag);

}  // namespace reperes::http
