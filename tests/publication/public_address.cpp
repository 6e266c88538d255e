// Which addresses belong to the public Internet.
#include "publication/public_address.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/un.h>

#include <string>

namespace reperes::publication {
namespace {

bool is_public_text(const std::string& text) {
    CAPTURE(text);
    sockaddr_in four{};
    four.sin_family = AF_INET;
    if (::inet_pton(AF_INET, text.c_str(), &four.sin_addr) == 1)
        return is_public(reinterpret_cast<const sockaddr*>(&four));
    sockaddr_in6 six{};
    six.sin6_family = AF_INET6;
    REQUIRE(::inet_pton(AF_INET6, text.c_str(), &six.sin6_addr) == 1);
    return is_public(reinterpret_cast<const sockaddr*>(&six));
}

}  // namespace

TEST_CASE("an address of the Internet is public") {
    for (const char* text : {"1.1.1.1",         "8.8.8.8",         "9.255.255.255",        "11.0.0.0",
                             "100.63.255.255",  "100.128.0.0",     "126.255.255.255",      "128.0.0.0",
                             "169.253.255.255", "169.255.0.0",     "172.15.255.255",       "172.32.0.0",
                             "192.0.1.0",       "192.167.255.255", "192.169.0.0",          "198.17.255.255",
                             "198.20.0.0",      "223.255.255.255", "2001:4860:4860::8888", "2a00:1450::1",
                             "3ffe::1",         "::ffff:8.8.8.8",  "64:ff9b::8.8.8.8"}) {
        CAPTURE(text);
        CHECK(is_public_text(text));
    }
}

TEST_CASE("an address of this machine, of a private network or of none is not public") {
    for (const char* text : {"0.0.0.0",
                             "0.255.255.255",
                             "10.0.0.0",
                             "10.255.255.255",
                             "100.64.0.0",
                             "100.127.255.255",
                             "127.0.0.1",
                             "127.255.255.255",
                             "169.254.0.0",
                             "169.254.169.254",
                             "172.16.0.0",
                             "172.31.255.255",
                             "192.0.0.8",
                             "192.0.2.1",
                             "192.168.0.0",
                             "192.168.255.255",
                             "198.18.0.0",
                             "198.19.255.255",
                             "198.51.100.1",
                             "203.0.113.1",
                             "224.0.0.1",
                             "239.255.255.255",
                             "240.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "::127.0.0.1",
                             "fc00::1",
                             "fdff::1",
                             "fe80::1",
                             "febf::1",
                             "fec0::1",
                             "ff02::1",
                             "2001::1",
                             "2001:db8::1",
                             "2002:7f00:1::",
                             "3fff::1",
                             "::ffff:127.0.0.1",
                             "::ffff:10.0.0.1",
                             "64:ff9b::10.0.0.1",
                             "64:ff9b:1::1",
                             "100::1",
                             "4000::1",
                             "1fff::1"}) {
        CAPTURE(text);
        CHECK_FALSE(is_public_text(text));
    }
}

TEST_CASE("a socket that is not of the Internet is not public") {
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    CHECK_FALSE(is_public(reinterpret_cast<const sockaddr*>(&name)));
}

}  // namespace reperes::publication
