// The addresses a server may listen on.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "http/server.h"

using namespace reperes::http;

TEST_CASE("an address of this machine is understood, and given back as a URL") {
    struct Case {
        std::string text, host;
        int port;
        std::string unix_path, url;
    };
    const std::vector<Case> cases = {
        {"127.0.0.1:8080", "127.0.0.1", 8080, "", "http://127.0.0.1:8080"},
        {"localhost:0", "localhost", 0, "", "http://localhost:0"},
        {"[::1]:65535", "::1", 65535, "", "http://[::1]:65535"},
        {"unix:/run/reperes.sock", "", 0, "/run/reperes.sock", "unix:/run/reperes.sock"},
    };
    for (const auto& expected : cases) {
        CAPTURE(expected.text);
        const auto address = parse_address(expected.text);
        REQUIRE(address.has_value());
        CHECK(address->host == expected.host);
        CHECK(address->port == expected.port);
        CHECK(address->unix_path == expected.unix_path);
        CHECK(address->url() == expected.url);
    }
}

TEST_CASE("another address is refused with a sentence that helps") {
    struct Case {
        std::string text, sentence_says;
    };
    const std::vector<Case> cases = {
        {"0.0.0.0:80", "nginx"},
        {"[::]:80", "nginx"},
        {"192.168.1.10:8080", "nginx"},
        {"reperes.example.org:80", "nginx"},
        {"127.0.0.1.evil.org:80", "nginx"},
        {"", "par exemple"},
        {"8080", "par exemple"},
        {":8080", "par exemple"},
        {"127.0.0.1", "par exemple"},
        {"[::1]", "par exemple"},
        {"127.0.0.1:", "de 0 à 65535"},
        {"127.0.0.1:65536", "de 0 à 65535"},
        {"127.0.0.1:-1", "de 0 à 65535"},
        {"127.0.0.1:80a", "de 0 à 65535"},
        {"127.0.0.1:99999999999", "de 0 à 65535"},
        {"unix:", "chemin complet"},
        {"unix:reperes.sock", "chemin complet"},
        {"unix:/run/", "chemin complet"},
        {"unix:/run/a\nb", "chemin complet"},
        {"unix:/" + std::string(107, 'a'), "trop long"},
    };
    for (const auto& [text, says] : cases) {
        CAPTURE(text);
        const auto address = parse_address(text);
        REQUIRE_FALSE(address.has_value());
        CAPTURE(address.error());
        CHECK(address.error().find(says) != std::string::npos);
    }
}
