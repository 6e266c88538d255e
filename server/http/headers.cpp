#include "http/headers.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "http/characters.h"

namespace reperes::http {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

constexpr std::array<Entry, 8> standard = {{
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
     "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"X-Frame-Options", "DENY"},
    {"Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"},
    {"Accept-Ranges", "none"},
}};

constexpr std::array<std::string_view, 4> framing = {"Content-Length", "Transfer-Encoding", "Connection",
                                                     "Keep-Alive"};

}  // namespace

std::string_view header_value(const Pairs& headers, std::string_view name) {
    for (const auto& [key, value] : headers) {
        if (same_name(key, name)) return value;
    }
    return {};
}

std::size_t header_count(const Pairs& headers, std::string_view name) {
    return static_cast<std::size_t>(std::count_if(
        headers.begin(), headers.end(), [&](const auto& header) { return same_name(header.first, name); }));
}

void add_standard_headers(Pairs& headers) {
    for (const auto& entry : standard) {
        const bool given = std::any_of(headers.begin(), headers.end(), [&](const auto& header) {
            return same_name(header.first, entry.first);
        });
        if (!given) headers.emplace_back(entry.first, entry.second);
    }
}

bool is_sendable(std::string_view name, std::string_view value) {
    return is_token(name) && std::none_of(value.begin(), value.end(), is_control) &&
           std::none_of(framing.begin(), framing.end(), [&](auto own) { return same_name(own, name); });
}

std::string http_date(std::time_t time) {
    return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(time));
}

}  // namespace reperes::http
