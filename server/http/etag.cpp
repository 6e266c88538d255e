#include "http/etag.h"

#include <algorithm>
#include <optional>

#include "http/characters.h"

namespace reperes::http {
namespace {

constexpr std::string_view weak_mark = "W/";

bool is_etag_char(char c) {
    return c != '"' && c != ' ' && !is_control(c);
}

// Takes one tag off the front of `text` and gives its opaque part, quotes included.
std::optional<std::string_view> take_opaque(std::string_view& text) {
    auto rest = text;
    if (rest.starts_with(weak_mark)) rest.remove_prefix(weak_mark.size());
    if (!rest.starts_with('"')) return std::nullopt;
    const auto close = rest.find('"', 1);
    if (close == rest.npos) return std::nullopt;
    const auto opaque = rest.substr(0, close + 1);
    const auto inside = opaque.substr(1, close - 1);
    if (!std::all_of(inside.begin(), inside.end(), is_etag_char)) return std::nullopt;
    text = rest.substr(close + 1);
    return opaque;
}

}  // namespace

bool names_etag(std::string_view if_none_match, std::string_view etag) {
    const auto wanted = take_opaque(etag);
    if (!wanted || !etag.empty()) return false;
    auto list = trimmed(if_none_match);
    if (list == "*") return true;
    while (!list.empty()) {
        if (list.front() == ',') {  // also skips the empty elements a list may have
            list = trimmed(list.substr(1));
            continue;
        }
        const auto opaque = take_opaque(list);
        if (!opaque) return false;
        list = trimmed(list);
        if (!list.empty() && list.front() != ',') return false;
        if (*opaque == *wanted) return true;
    }
    return false;
}

std::string weak_etag(std::string_view etag) {
    return etag.starts_with(weak_mark) ? std::string(etag) : std::string(weak_mark) + std::string(etag);
}

}  // namespace reperes::http
