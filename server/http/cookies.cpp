#include "http/cookies.h"

#include <algorithm>

#include "http/characters.h"

namespace reperes::http {
namespace {

// Printable ASCII without blank, quote, comma, semicolon, backslash.
bool is_cookie_octet(char c) {
    return c > ' ' && c < '\x7F' && std::string_view("\",;\\").find(c) == std::string_view::npos;
}

bool is_cookie_value(std::string_view text) {
    const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    if (quoted) text = text.substr(1, text.size() - 2);
    return std::all_of(text.begin(), text.end(), is_cookie_octet);
}

}  // namespace

Pairs parse_cookies(std::string_view header) {
    Pairs cookies;
    while (!header.empty() && cookies.size() < max_cookies) {
        const auto end = std::min(header.find(';'), header.size());
        const auto piece = trimmed(header.substr(0, end));
        header.remove_prefix(std::min(end + 1, header.size()));
        const auto equal = piece.find('=');
        if (equal == piece.npos) continue;
        const auto name = piece.substr(0, equal), value = piece.substr(equal + 1);
        if (is_token(name) && is_cookie_value(value)) cookies.emplace_back(name, value);
    }
    return cookies;
}

}  // namespace reperes::http
