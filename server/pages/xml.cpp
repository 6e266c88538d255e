#include "pages/xml.h"

#include "text/utf8.h"

namespace reperes::pages {

namespace {

bool is_allowed(char32_t code) {
    if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
    return code != 0xFFFE && code != 0xFFFF;
}

}  // namespace

std::string xml(std::string_view text) {
    std::string escaped;
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, length, valid] = text::decode(text, at);
        at += length;
        switch (code) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            default:
                if (is_allowed(code)) text::append(escaped, code);
        }
    }
    return escaped;
}

}  // namespace reperes::pages
