#include <fmt/format.h>
#include <sys/un.h>

#include <algorithm>
#include <cstdint>

#include "http/characters.h"
#include "http/server.h"
#include "text/whole_number.h"

namespace reperes::http {
namespace {

constexpr std::string_view unix_scheme = "unix:";

tl::expected<Address, std::string> parse_unix(std::string_view path) {
    if (!path.starts_with('/') || path.ends_with('/') || std::any_of(path.begin(), path.end(), is_control)) {
        return tl::unexpected(
            fmt::format("« {}{} » : après « unix: », donnez le chemin complet de la socket, par exemple "
                        "unix:/run/reperes.sock.",
                        unix_scheme, path));
    }
    constexpr auto longest = sizeof(sockaddr_un::sun_path) - 1;
    if (path.size() > longest) {
        return tl::unexpected(
            fmt::format("Le chemin de la socket est trop long : {} octets au plus, celui-ci en a {}.",
                        longest, path.size()));
    }
    return Address{"", 0, std::string(path)};
}

}  // namespace

std::string Address::url() const {
    if (!unix_path.empty()) return fmt::format("{}{}", unix_scheme, unix_path);
    return host.find(':') == std::string::npos ? fmt::format("http://{}:{}", host, port)
                                               : fmt::format("http://[{}]:{}", host, port);
}

tl::expected<Address, std::string> parse_address(std::string_view text) {
    if (text.starts_with(unix_scheme)) return parse_unix(text.substr(unix_scheme.size()));
    const auto colon = text.rfind(':');
    const auto host = text.substr(0, colon);
    const bool has_port = colon != text.npos && !text.ends_with(']');
    if (!has_port || host.empty()) {
        return tl::unexpected(
            fmt::format("« {} » n'est pas une adresse d'écoute : donnez par exemple 127.0.0.1:8080 ou "
                        "unix:/run/reperes.sock.",
                        text));
    }
    if (host != "127.0.0.1" && host != "[::1]" && host != "localhost") {
        return tl::unexpected(fmt::format(
            "« {} » n'est pas sur cette machine seule : le serveur n'écoute que sur 127.0.0.1, [::1], "
            "localhost ou une socket Unix. Pour l'ouvrir au réseau, placez nginx devant lui.",
            text));
    }
    const auto port = text::whole_number<std::uint16_t>(text.substr(colon + 1));
    if (!port) {
        return tl::unexpected(fmt::format("« {} » : le port est un nombre de 0 à 65535.", text));
    }
    return Address{host == "[::1]" ? "::1" : std::string(host), *port, ""};
}

}  // namespace reperes::http
