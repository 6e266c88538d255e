#include "http/utf8.h"

#include "text/utf8.h"

namespace reperes::http {

bool is_clean_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto read = text::decode(text, at);
        const bool control = read.code < 0x20 || (read.code >= 0x7F && read.code <= 0x9F);
        if (!read.valid || control) return false;
        at += read.length;
    }
    return true;
}

}  // namespace reperes::http
