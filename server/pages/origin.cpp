#include "pages/origin.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "text/whole_number.h"

namespace reperes::pages {

namespace {

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

bool is_address_character(char c) {  // of IPv6
    return (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || (c >= '0' && c <= '9') || c == ':';
}

bool is_host(std::string_view host) {
    if (host.starts_with('[') && host.ends_with(']') && host.size() > 2)
        return std::all_of(host.begin() + 1, host.end() - 1, is_address_character);
    return !host.empty() && host.front() != '.' && host.front() != '-' &&
           std::all_of(host.begin(), host.end(), is_name_character);
}

bool is_port(std::string_view port) {
    return text::whole_number<std::uint16_t>(port).value_or(0) > 0;
}

// "reperes.exemple.fr", "127.0.0.1:8080", "[::1]:8080"
bool is_authority(std::string_view text) {
    const auto colon = text.ends_with(']') ? std::string_view::npos : text.rfind(':');
    if (colon == std::string_view::npos) return is_host(text);
    return is_host(text.substr(0, colon)) && is_port(text.substr(colon + 1));
}

}  // namespace

Result<std::string> parse_origin(std::string_view text) {
    auto origin = text;
    if (origin.ends_with('/')) origin.remove_suffix(1);
    for (const std::string_view scheme : {"https://", "http://"})
        if (origin.starts_with(scheme) && is_authority(origin.substr(scheme.size())))
            return std::string(origin);
    return failure(ErrorCode::invalid_argument, fmt::format("« {} » n'est pas l'adresse d'un site.", text),
                   "Donnez http:// ou https:// suivi du nom du site, sans chemin : par exemple "
                   "https://reperes.exemple.fr");
}

std::string absolute(const std::string& origin, const std::string& path) {
    return path.starts_with('/') ? origin + path : path;
}

}  // namespace reperes::pages
