// What passes the gate and what does not, from the bytes of a head to a Request or a status.
#include "http/gate.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "http/head.h"

using namespace reperes::http;
using namespace std::string_literals;

namespace {

constexpr int passes = 200;

OrRefusal<Request> judge(const std::string& bytes) {
    return parse_head(bytes).and_then([](const Head& head) { return gate(head); });
}

int status_of(const std::string& bytes) {
    const auto request = judge(bytes);
    return request ? passes : request.error().status;
}

std::string get(const std::string& target, const std::string& more_headers = "") {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + more_headers + "\r\n";
}

struct Case {
    std::string name;
    std::string head;
    int status;
};

void check(const std::vector<Case>& cases) {
    for (const auto& [name, head, status] : cases) {
        CAPTURE(name);
        CHECK(status_of(head) == status);
        const auto request = judge(head);
        if (!request) CHECK(request.error().sentence.ends_with('.'));
    }
}

}  // namespace

TEST_CASE("an ordinary request passes the gate") {
    check({
        {"the home page", get("/"), passes},
        {"HTTP/1.0, as nginx speaks to what stands behind", "GET / HTTP/1.0\r\nHost: a\r\n\r\n", passes},
        {"HEAD", "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", passes},
        {"the headers of a browser",
         get("/recherche?q=aide",
             "User-Agent: Mozilla/5.0 (X11; Linux)\r\nAccept: text/html;q=0.9\r\nAccept-Encoding: gzip, "
             "br\r\n"
             "Upgrade-Insecure-Requests: 1\r\nSec-Fetch-Mode: navigate\r\nConnection: keep-alive\r\n"),
         passes},
        {"a length of zero", get("/", "Content-Length: 0\r\n"), passes},
        {"a host with a port", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", passes},
        {"header names in any case", "GET / HTTP/1.1\r\nhOsT: a\r\n\r\n", passes},
        {"an empty value", get("/", "X-Empty:\r\n"), passes},
        {"a tab in a value", get("/", "X: a\tb\r\n"), passes},
        {"accents in a value", get("/", "X: é\r\n"), passes},
        {"one range, which is ignored", get("/", "Range: bytes=0-9\r\n"), passes},
        {"a range that means nothing", get("/", "Range: lignes 3 à 4\r\n"), passes},
        {"an escaped line end in the page the visitor comes from",
         get("/", "Referer: http://a/?q=b%0D%0A\r\n"), passes},
        {"an escape that is not a control character", get("/", "X: 100%25 %C3%A9 %\r\n"), passes},
        {"64 headers",
         get("/",
             [] {
                 std::string more;
                 for (int i = 0; i < 63; ++i) more += "X: y\r\n";
                 return more;
             }()),
         passes},
        {"a target of 4 kB", get("/" + std::string(4095, 'a')), passes},
    });
}

TEST_CASE("only GET and HEAD pass") {
    check({
        {"POST", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n", 405},
        {"PUT", "PUT / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"DELETE", "DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"PRI", "PRI * HTTP/1.1\r\n\r\n", 405},
        {"a made-up method", "LIRE / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"lower case", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 405},
        {"a method that is not a word", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
    });
}

TEST_CASE("a malformed head does not pass") {
    check({
        {"no version", "GET /\r\nHost: a\r\n\r\n", 400},
        {"four words", "GET / x HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"HTTP/2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505},
        {"HTTP/1.1 with a tail", "GET / HTTP/1.1x\r\nHost: a\r\n\r\n", 505},
        {"another protocol", "GET / RTSP/1.0\r\nHost: a\r\n\r\n", 400},
        {"a header without a colon", get("/", "Host\r\n"), 400},
        {"a header without a name", get("/", ": b\r\n"), 400},
        {"a space before the colon", get("/", "Content-Length : 5\r\n"), 400},
        {"a folded line", get("/", "X: a\r\n b\r\n"), 400},
        {"a name with an accent", get("/", "É: a\r\n"), 400},
        {"NUL in a value", get("/", "X: a\0b\r\n"s), 400},
        {"CR alone in a value", get("/", "X: a\rb\r\n"), 400},
        {"LF alone in a value", get("/", "X: a\nY: b\r\n"), 400},
        {"DEL in a value", get("/", "X: a\x7f\r\n"), 400},
        {"an escape sequence of terminals in a value", get("/", "X: \x1b[2J\r\n"), 400},
        {"something after the blank line", get("/") + "x", 400},
        {"65 headers",
         get("/",
             [] {
                 std::string more;
                 for (int i = 0; i < 64; ++i) more += "X: y\r\n";
                 return more;
             }()),
         431},
        {"a target over 4 kB", get("/" + std::string(4096, 'a')), 414},
    });
}

TEST_CASE("a header that announces a body does not pass") {
    check({
        {"a length", get("/", "Content-Length: 5\r\n"), 400},
        {"a length that starts with zero", get("/", "Content-Length: 0abc\r\n"), 400},
        {"a negative length", get("/", "Content-Length: -2\r\n"), 400},
        {"a signed zero", get("/", "Content-Length: +0\r\n"), 400},
        {"a list of lengths", get("/", "Content-Length: 0, 0\r\n"), 400},
        {"an empty length", get("/", "Content-Length:\r\n"), 400},
        {"two lengths that agree", get("/", "Content-Length: 0\r\nContent-Length: 0\r\n"), 400},
        {"two lengths that do not", get("/", "Content-Length: 0\r\ncontent-length: 50\r\n"), 400},
        {"chunks", get("/", "Transfer-Encoding: chunked\r\n"), 411},
        {"chunks, escaped", get("/", "Transfer-Encoding: %63hunked\r\n"), 411},
        {"chunks, in odd case", get("/", "tRANSFER-eNCODING: CHUNKED\r\n"), 411},
        {"identity", get("/", "Transfer-Encoding: identity\r\n"), 411},
        {"chunks and a length", get("/", "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n"), 411},
        {"a compressed body", get("/", "Content-Encoding: gzip\r\n"), 415},
        {"a body on condition", get("/", "Expect: 100-continue\r\n"), 417},
        {"another protocol", get("/", "Connection: Upgrade\r\nUpgrade: h2c\r\n"), 417},
    });
}

TEST_CASE("a header that deceives the server does not pass") {
    check({
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"an empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
        {"two hosts", get("/", "Host: b\r\n"), 400},
        {"a host that is an address of a page", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
        {"a host in several words", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
        {"an endless host", "GET / HTTP/1.1\r\nHost: " + std::string(256, 'a') + "\r\n\r\n", 400},
        {"the address of the client", get("/", "REMOTE_ADDR: 6.6.6.6\r\n"), 400},
        {"the address of the client, in lower case", get("/", "remote_addr: 6.6.6.6\r\n"), 400},
        {"the port of the client", get("/", "REMOTE_PORT: 1\r\n"), 400},
        {"the address of the server", get("/", "LOCAL_ADDR: 1.1.1.1\r\n"), 400},
        {"the port of the server", get("/", "LOCAL_PORT: 1\r\n"), 400},
        {"a line end, escaped", get("/", "X-User: bob%0d%0aX-Role: admin\r\n"), 400},
        {"NUL, escaped", get("/", "X: a%00\r\n"), 400},
        {"an escaped control character after other escapes", get("/", "X: %C3%A9%%7F\r\n"), 400},
        {"two If-None-Match", get("/", "If-None-Match: \"a\"\r\nIf-None-Match: \"b\"\r\n"), 400},
        {"two Authorization", get("/", "Authorization: a\r\nAuthorization: b\r\n"), 400},
        {"two Origin", get("/", "Origin: a\r\nOrigin: b\r\n"), 400},
        {"two ranges in a list", get("/", "Range: bytes=0-,0-\r\n"), 416},
        {"two ranges in two headers", get("/", "Range: bytes=0-\r\nRange: bytes=0-\r\n"), 416},
    });
}

TEST_CASE("a handler sees the decoded path, the parameters and the two headers it may need") {
    const auto request = judge(
        "HEAD /fiches/%C3%A9cole?q=a+b&q=c HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\n"
        "If-None-Match: W/\"x\"\r\naccept-encoding: gzip\r\n\r\n");
    REQUIRE(request.has_value());
    CHECK(request->method == "HEAD");
    CHECK(request->path == "/fiches/école");
    CHECK(request->parameters == Pairs{{"q", "a b"}, {"q", "c"}});
    CHECK(request->if_none_match == "W/\"x\"");
    CHECK(request->accept_encoding == "br, gzip");
}
