// Which answers may be compressed, and how a client wants them. Pure functions, any thread.
#pragma once

#include <string_view>

namespace reperes::http {

// Does the Accept-Encoding of a request admit `coding` ("gzip", "br"; RFC 9110 §12.5.3)? A quality that
// cannot be read counts as zero.
bool accepts(std::string_view accept_encoding, std::string_view coding);

// Text, JSON, JavaScript, SVG…: what shrinks. Images and fonts are compressed already.
bool is_compressible(std::string_view content_type);

}  // namespace reperes::http
