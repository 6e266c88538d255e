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

const Rules forms_in_the_space{"/espace", false};

OrRefusal<Request> judge(const std::string& bytes, const Rules& rules = {}) {
    return parse_head(bytes)
        .and_then([&](const Head& head) { return gate(head, rules); })
        .map([](const Admission& admitted) { return admitted.request; });
}

std::string get(const std::string& target, const std::string& more_headers = "") {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + more_headers + "\r\n";
}

struct Case {
    std::string name;
    std::string head;
    int status;
};

void check(const std::vector<Case>& cases, const Rules& rules = {}) {
    for (const auto& [name, head, status] : cases) {
        CAPTURE(name);
        const auto request = judge(head, rules);
        CHECK((request ? passes : request.error().status) == status);
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
        {"a line end, escaped by another server of the machine, in its cookie",
         get("/", "Cookie: theme=a%0Ab; =; \"\r\n"), passes},
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
        {"two Sec-Fetch-Site", get("/", "Sec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site\r\n"), 400},
        {"two Cookie", get("/", "Cookie: a=b\r\nCookie: a=c\r\n"), 400},
        {"two If-Match", get("/", "If-Match: \"1\"\r\nIf-Match: \"2\"\r\n"), 400},
        {"an origin that is no UTF-8", get("/", "Origin: http://\xE9\r\n"), 400},
        {"an identity where none is believed", get("/", "X-Reperes-Identite: mdupont\r\n"), 400},
        {"an identity in lower case", get("/", "x-reperes-identite: mdupont\r\n"), 400},
        {"an empty identity", get("/", "X-Reperes-Identite:\r\n"), 400},
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

TEST_CASE("a form passes for the path that the rules name and for those below it") {
    const auto to = [](const std::string& target) {
        return "POST " + target +
               " HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
               "Content-Length: 3\r\n\r\n";
    };
    check(
        {
            {"the path itself", to("/espace"), passes},
            {"a path below", to("/espace/brouillons/1/enregistrer?a=b"), passes},
            {"an escaped path", to("/%65space/x"), passes},
            {"a path that only starts alike", to("/espaces"), 405},
            {"the path in capitals", to("/Espace"), 405},
            {"the home page", to("/"), 405},
            {"a way up", to("/espace/../x"), 405},
            {"a doubled slash", to("//espace"), 405},
            {"PUT", "PUT /espace HTTP/1.1\r\nHost: a\r\n\r\n", 405},
            {"reading", get("/espace"), passes},
        },
        forms_in_the_space);
    check({{"no rule", to("/espace"), 405}, {"no rule, the home page", to("/"), 405}});
}

TEST_CASE("a 405 names the methods of that address") {
    CHECK(judge("PUT /espace HTTP/1.1\r\n\r\n", forms_in_the_space).error().allowed == "GET, HEAD, POST");
    CHECK(judge("POST / HTTP/1.1\r\n\r\n", forms_in_the_space).error().allowed == "GET, HEAD");
}

TEST_CASE("a form must say what it is and how long") {
    const std::string type = "Content-Type: application/x-www-form-urlencoded\r\n",
                      length = "Content-Length: 3\r\n";
    const auto with = [](const std::string& headers) {
        return "POST /espace HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
    };
    check(
        {
            {"both", with(type + length), passes},
            {"a charset", with("Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n" + length),
             passes},
            {"odd case", with("content-type: Application/X-WWW-Form-UrlEncoded;charset=utf-8\r\n" + length),
             passes},
            {"nothing in it", with(type + "Content-Length: 0\r\n"), passes},
            {"the longest", with(type + "Content-Length: 1048576\r\n"), passes},
            {"an If-Match", with(type + length + "If-Match: \"7\"\r\n"), passes},
            {"no type", with(length), 415},
            {"another charset",
             with("Content-Type: application/x-www-form-urlencoded; charset=latin1\r\n" + length), 415},
            {"two parameters",
             with("Content-Type: application/x-www-form-urlencoded; charset=utf-8; a=b\r\n" + length), 415},
            {"a parameter that is empty",
             with("Content-Type: application/x-www-form-urlencoded;\r\n" + length), 415},
            {"files", with("Content-Type: multipart/form-data; boundary=x\r\n" + length), 415},
            {"plain text, which any site may send", with("Content-Type: text/plain\r\n" + length), 415},
            {"JSON", with("Content-Type: application/json\r\n" + length), 415},
            {"two types", with(type + type + length), 400},
            {"no length", with(type), 411},
            {"an empty length", with(type + "Content-Length:\r\n"), 400},
            {"two lengths that agree", with(type + length + length), 400},
            {"two lengths that do not", with(type + length + "content-length: 4\r\n"), 400},
            {"a list of lengths", with(type + "Content-Length: 3, 3\r\n"), 400},
            {"a signed length", with(type + "Content-Length: +3\r\n"), 400},
            {"a negative length", with(type + "Content-Length: -3\r\n"), 400},
            {"a length with a tail", with(type + "Content-Length: 3 \t3\r\n"), 400},
            {"a length in hexadecimal", with(type + "Content-Length: 0x3\r\n"), 400},
            {"a length of eleven digits", with(type + "Content-Length: 00000000003\r\n"), 400},
            {"a length beyond 64 bits", with(type + "Content-Length: 18446744073709551619\r\n"), 400},
            {"one byte too long", with(type + "Content-Length: 1048577\r\n"), 413},
            {"ten digits", with(type + "Content-Length: 9999999999\r\n"), 413},
            {"chunks", with(type + "Transfer-Encoding: chunked\r\n"), 411},
            {"chunks and a length", with(type + length + "Transfer-Encoding: chunked\r\n"), 411},
            {"identity", with(type + length + "Transfer-Encoding: identity\r\n"), 411},
            {"compressed", with(type + length + "Content-Encoding: gzip\r\n"), 415},
            {"on condition", with(type + length + "Expect: 100-continue\r\n"), 417},
            {"no host", "POST /espace HTTP/1.1\r\n" + type + length + "\r\n", 400},
            {"the body of a GET", get("/espace", type + length), 400},
            {"the body of a HEAD", "HEAD /espace HTTP/1.1\r\nHost: a\r\n" + length + "\r\n", 400},
        },
        forms_in_the_space);
}

TEST_CASE("a handler sees where a request says it comes from, and its cookies") {
    const auto request = judge(
        "POST /espace HTTP/1.1\r\nHost: reperes.example\r\nOrigin: https://reperes.example\r\n"
        "Sec-Fetch-Site: same-origin\r\nIf-Match: \"7\"\r\nIf-None-Match: \"7\"\r\nCookie: a=b; c=d\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\n",
        forms_in_the_space);
    REQUIRE(request.has_value());
    CHECK(request->method == "POST");
    CHECK(request->host == "reperes.example");
    CHECK(request->origin == "https://reperes.example");
    CHECK(request->fetch_site == "same-origin");
    CHECK(request->if_match == "\"7\"");
    CHECK(request->if_none_match.empty());  // a form is never answered by 304
    CHECK(request->cookies == Pairs{{"a", "b"}, {"c", "d"}});
    CHECK(request->identity.empty());
    const auto silent = judge(get("/"));
    REQUIRE(silent.has_value());
    CHECK((silent->origin + silent->fetch_site + silent->if_match + silent->identity).empty());
    CHECK(silent->cookies.empty());
}

TEST_CASE("an identity is believed where the rules say so, once, clean and short") {
    const Rules believing{"/espace", true};
    const auto with = [](const std::string& value) {
        return get("/espace", "X-Reperes-Identite: " + value + "\r\n");
    };
    const auto identity = [&](const std::string& head) {
        const auto request = judge(head, believing);
        return request ? request->identity : std::to_string(request.error().status);
    };
    CHECK(identity(with("mdupont")) == "mdupont");
    CHECK(identity(with("Marie.Élodie@exemple.fr")) == "Marie.Élodie@exemple.fr");
    CHECK(identity(get("/espace", "x-reperes-identite: mdupont\r\n")) == "mdupont");
    CHECK(identity(with(std::string(100, 'a'))) == std::string(100, 'a'));
    CHECK(identity(with(std::string(101, 'a'))) == "400");
    CHECK(identity(with("m\xE9")) == "400");
    CHECK(identity(with("a\tb")) == "400");
    CHECK(identity(with("a%0Ab")) == "400");
    CHECK(identity(with("a\r\nX-Reperes-Identite: b")) == "400");
    CHECK(identity(with("")).empty());
    CHECK(identity(get("/espace")).empty());
    CHECK(identity(get("/espace", "X_Reperes_Identite: admin\r\n")).empty());
}
