// gzip: when it is used, and that what is sent unpacks to what the handler gave.
#include "http/compression.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "compression/gzip.h"
#include "http/answer.h"
#include "http/headers.h"
#include "http_gunzip.h"

using namespace reperes::http;

namespace {

const std::string page(5000, 'a');

Response answered(const Response& response, const std::string& more_headers = "") {
    return answer("GET / HTTP/1.1\r\nHost: a\r\n" + more_headers + "\r\n",
                  [&](const Request&) { return response; })
        .response;
}

}  // namespace

TEST_CASE("gzip is used when the client admits it") {
    struct Case {
        std::string accept_encoding;
        bool admitted;
    };
    const std::vector<Case> cases = {
        {"gzip", true},
        {"gzip, deflate, br", true},
        {"br;q=1.0, GZIP;q=0.5", true},
        {"x-gzip", true},
        {"gzip;q=0.001", true},
        {"gzip ; q=1", true},
        {"*", true},
        {"br, *;q=0.1", true},
        {"", false},
        {"br", false},
        {"gzip;q=0", false},
        {"gzip;q=0.000", false},
        {"*, gzip;q=0", false},
        {"*;q=0", false},
        {"gzip;q=", false},
        {"gzip;q=abc", false},
        {"gzip;q=1.5", false},
        {"gzip;level=9", false},
        {"notgzip, gzipped", false},
        {",,;,", false},
    };
    for (const auto& [accept_encoding, admitted] : cases) {
        CAPTURE(accept_encoding);
        CHECK(accepts(accept_encoding, "gzip") == admitted);
    }
}

TEST_CASE("a page is compressed, and is the same page once unpacked") {
    Response response;
    response.body = page;
    const auto sent = answered(response, "Accept-Encoding: br, gzip\r\n");
    CHECK(header_value(sent.headers, "Content-Encoding") == "gzip");
    CHECK(header_value(sent.headers, "Vary") == "Accept-Encoding");
    CHECK(sent.body.size() < page.size() / 10);
    CHECK(gunzip(sent.body) == page);
}

TEST_CASE("what gains nothing from gzip is left alone") {
    const std::string gzip_header = "Accept-Encoding: gzip\r\n";
    Response small;
    small.body = "petit";
    CHECK(answered(small, gzip_header).body == "petit");
    CHECK(header_value(answered(small, gzip_header).headers, "Vary").empty());

    Response image;
    image.content_type = "image/png";
    image.body = page;
    CHECK(answered(image, gzip_header).body == page);

    Response packed;
    packed.body = page;
    packed.headers = {{"content-encoding", "br"}, {"Vary", "Accept-Encoding"}};
    const auto sent = answered(packed, gzip_header);
    CHECK(sent.body == page);
    CHECK(header_value(sent.headers, "Content-Encoding") == "br");
    CHECK(header_value(sent.headers, "Vary") == "Accept-Encoding");
}

TEST_CASE("caches are told that the answer varies, even when this one is not compressed") {
    Response response;
    response.body = page;
    response.headers.emplace_back("Vary", "Cookie");
    const auto sent = answered(response);
    CHECK(sent.body == page);
    CHECK(header_value(sent.headers, "Vary") == "Cookie, Accept-Encoding");
}

TEST_CASE("bytes that do not shrink are not sent longer") {
    std::string noise;
    for (unsigned i = 0, x = 1; i < 2000; ++i) {
        x = x * 1664525U + 1013904223U;
        noise.push_back(static_cast<char>(x >> 24U));
    }
    CHECK_FALSE(reperes::compression::gzip(noise, 6).has_value());
    CHECK_FALSE(reperes::compression::gzip("", 6).has_value());
}

TEST_CASE("text types are compressible") {
    for (const char* type : {"text/html; charset=utf-8", "text/css", "application/json", "APPLICATION/JSON",
                             "application/ld+json", "image/svg+xml", "application/manifest+json"}) {
        CAPTURE(type);
        CHECK(is_compressible(type));
    }
    for (const char* type : {"image/png", "font/woff2", "application/octet-stream", ""}) {
        CAPTURE(type);
        CHECK_FALSE(is_compressible(type));
    }
}
