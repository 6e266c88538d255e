#include "http/utf8.h"

#include "text/utf8.h"

namespace reperes::http {

bool is_clean_utf8(std::string_view text) {
    const auto printed = [](char32_t code) { return code >= 0x20 && (code < 0x7F || code > 0x9F); };
    return text::first_refused(text, printed) == std::string_view::npos;
}

}  // namespace reperes::http
