// The real server on a free port, asked over raw sockets.
#include "http/server.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "http_gunzip.h"
#include "http_log_capture.h"
#include "http_raw_client.h"

using namespace reperes::http;
using namespace reperes::http::test;

namespace {

const std::string page = "<p>" + std::string(100'000, 'a') + "</p>";

Response pages(const Request& request) {
    Response response;
    if (request.path == "/lancer") throw std::runtime_error("/srv/index/secret");
    if (request.path == "/vide") return response;
    response.headers.emplace_back("ETag", "\"v1\"");
    response.body = request.path == "/page" ? page : request.method + ' ' + request.path;
    return response;
}

}  // namespace

TEST_CASE("a page is served on a port and the connection is closed") {
    Running running(pages);
    CHECK(running.address().port != 0);
    const auto got = ask(running.address(), get("/école?q=1"));
    CHECK(got.status == 200);
    CHECK(got.body == "GET /école");
    CHECK(got.header("Content-Type") == "text/html; charset=utf-8");
    CHECK(got.header("Content-Length") == std::to_string(got.body.size()));
    CHECK(got.header("Connection") == "close");
    CHECK(got.header("Date").ends_with(" GMT"));
    CHECK(got.header("X-Content-Type-Options") == "nosniff");
    CHECK(got.header("Server").empty());
}

TEST_CASE("a page is served on IPv6") {
    Server probe({"::1", 0, ""}, pages);
    if (!probe.bind()) return;  // a machine without IPv6
    Running running(pages, {}, {"::1", 0, ""});
    CHECK(ask(running.address(), get("/a")).body == "GET /a");
}

TEST_CASE("no header is sent twice") {
    const LogCapture captured;
    Running running(pages);
    for (const std::string& head : {get("/page"), get("/page", "Accept-Encoding: gzip\r\n"), get("/lancer"),
                                    get("/vide"), std::string("POST / HTTP/1.1\r\n\r\n")}) {
        auto headers = ask(running.address(), head).headers;
        CHECK(headers.size() > 5);
        std::sort(headers.begin(), headers.end());
        const auto twice = std::adjacent_find(
            headers.begin(), headers.end(), [](const auto& a, const auto& b) { return a.first == b.first; });
        CHECK(twice == headers.end());
    }
}

TEST_CASE("HEAD has the headers of GET and no body") {
    Running running(pages);
    for (const std::string more : {"", "Accept-Encoding: gzip\r\n"}) {
        auto with_body = ask(running.address(), get("/page", more));
        auto without = ask(running.address(), "HEAD /page HTTP/1.1\r\nHost: a\r\n" + more + "\r\n");
        CHECK(without.status == 200);
        CHECK(without.body.empty());
        CHECK(without.header("Content-Length") == std::to_string(with_body.body.size()));
        std::erase_if(with_body.headers, [](const auto& header) { return header.first == "Date"; });
        std::erase_if(without.headers, [](const auto& header) { return header.first == "Date"; });
        CHECK(with_body.headers == without.headers);
    }
}

TEST_CASE("a page is compressed once, with gzip and never with brotli") {
    Running running(pages);
    const auto packed = ask(running.address(), get("/page", "Accept-Encoding: br, gzip\r\n"));
    CHECK(packed.header("Content-Encoding") == "gzip");
    CHECK(packed.header("Vary") == "Accept-Encoding");
    CHECK(packed.header("Content-Length") == std::to_string(packed.body.size()));
    CHECK(gunzip(packed.body) == page);
    for (const char* accepted : {"br", "gzip;q=0", "identity"}) {
        CAPTURE(accepted);
        const auto plain =
            ask(running.address(), get("/page", "Accept-Encoding: " + std::string(accepted) + "\r\n"));
        CHECK(plain.header("Content-Encoding").empty());
        CHECK(plain.body == page);
    }
}

TEST_CASE("a page the client has is answered 304, without body or length") {
    Running running(pages);
    const auto got = ask(running.address(), get("/page", "If-None-Match: W/\"v1\"\r\n"));
    CHECK(got.status == 304);
    CHECK(got.body.empty());
    CHECK(got.header("ETag") == "\"v1\"");
    CHECK(got.header("Content-Length").empty());
    CHECK(got.header("Content-Type").empty());
}

TEST_CASE("an answer without body says so") {
    Running running(pages);
    const auto got = ask(running.address(), get("/vide"));
    CHECK(got.status == 200);
    CHECK(got.header("Content-Length") == "0");
}

TEST_CASE("a second server on the same port is told so") {
    Running running(pages);
    Server second(running.address(), pages);
    const auto bound = second.bind();
    REQUIRE_FALSE(bound.has_value());
    CHECK(bound.error() ==
          running.address().url() +
              " est déjà pris : un autre serveur y écoute. Arrêtez-le ou choisissez un autre port.");
    CHECK(ask(running.address(), get("/a")).status == 200);
}

TEST_CASE("the port is free again as soon as the server has stopped") {
    Address address;
    {
        Running running(pages);
        address = running.address();
        CHECK(ask(address, get("/a")).status == 200);
    }
    Running again(pages, {}, address);
    CHECK(ask(address, get("/a")).status == 200);
}
