#include "workspace/guard.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace reperes::workspace {

namespace {

constexpr std::string_view kSpace = "/espace";

std::string cookie_name(bool https) {
    return https ? "__Host-reperes" : "reperes";
}

std::string cookie(std::string_view value, bool https) {
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}", cookie_name(https), value,
                       https ? "; Secure" : "");
}

std::string_view without_port(std::string_view host) {
    if (host.ends_with(']')) return host;
    return host.substr(0, host.rfind(':'));
}

bool is_address_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
}

}  // namespace

bool comes_from_our_pages(const Call& call, const std::string& origin) {
    if (!call.fetch_site.empty()) return call.fetch_site == "same-origin";
    if (call.origin.empty()) return false;
    // Nobody but this machine can have given it that name: its pages are ours.
    return call.origin == origin || (is_loopback(call.host) && call.origin == "http://" + call.host);
}

bool is_loopback(std::string_view host) {
    constexpr std::array<std::string_view, 3> kNames{"localhost", "127.0.0.1", "[::1]"};
    return std::find(kNames.begin(), kNames.end(), without_port(host)) != kNames.end();
}

std::vector<std::string> session_secrets(const Call& call, bool https) {
    std::vector<std::string> secrets;
    for (const auto& [name, value] : call.cookies)
        if (name == cookie_name(https)) secrets.push_back(value);
    return secrets;
}

std::string session_cookie(std::string_view secret, bool https) {
    return cookie(secret, https);
}

std::string ended_session_cookie(bool https) {
    return cookie("", https) + "; Max-Age=0";
}

std::string safe_next(std::string_view wanted) {
    const bool inside =
        wanted.starts_with("/espace/") && std::all_of(wanted.begin(), wanted.end(), is_address_character);
    return std::string(inside ? wanted : kSpace);
}

}  // namespace reperes::workspace
