// gzip on the fly, for answers that gain from it.
//
// Only gzip: brotli at a level worth having costs too much to be done for each answer. Pure
// functions, any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace reperes::http {

// Does the Accept-Encoding of a request admit `coding` ("gzip", "br"; RFC 9110 §12.5.3)? A quality that
// cannot be read counts as zero.
bool accepts(std::string_view accept_encoding, std::string_view coding);

// Text, JSON, JavaScript, SVG…: what shrinks. Images and fonts are compressed already.
bool is_compressible(std::string_view content_type);

// Level 6. Nothing when zlib fails or when the result is not shorter.
std::optional<std::string> gzip(std::string_view bytes);

}  // namespace reperes::http
