// An answer the client has: which tags are the same, and what is sent in place of the answer.
#include "http/etag.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "http/answer.h"
#include "http/headers.h"

using namespace reperes::http;

namespace {

Response answered(const Response& response, const std::string& more_headers = "") {
    return answer("GET / HTTP/1.1\r\nHost: a\r\n" + more_headers + "\r\n",
                  [&](const Request&) { return response; })
        .response;
}

Response with_etag(const std::string& etag) {
    Response response;
    response.body.assign(5000, 'a');
    response.headers.emplace_back("ETag", etag);
    return response;
}

}  // namespace

TEST_CASE("If-None-Match names a tag by weak comparison") {
    struct Case {
        std::string if_none_match, etag;
        bool named;
    };
    const std::vector<Case> cases = {
        {R"("a")", R"("a")", true},
        {R"(W/"a")", R"("a")", true},
        {R"("a")", R"(W/"a")", true},
        {R"("b", W/"a")", R"("a")", true},
        {R"("b","a")", R"("a")", true},
        {R"(, ,"a",)", R"("a")", true},
        {R"("b,c", "a")", R"("a")", true},
        {"*", R"("a")", true},
        {" * ", R"("a")", true},
        {R"("")", R"("")", true},
        {"", R"("a")", false},
        {R"("b")", R"("a")", false},
        {R"("A")", R"("a")", false},
        {"a", R"("a")", false},
        {R"("a)", R"("a")", false},
        {R"(w/"a")", R"("a")", false},
        {R"("a"x)", R"("a")", false},
        {R"("b" "a")", R"("a")", false},
        {R"("a, b")", R"("a")", false},
        {R"(*, "b")", R"("a")", false},
        {"*", "", false},   // the answer has no tag
        {"a", "a", false},  // the answer's tag has no quotes
    };
    for (const auto& [if_none_match, etag, named] : cases) {
        CAPTURE(if_none_match);
        CAPTURE(etag);
        CHECK(names_etag(if_none_match, etag) == named);
    }
}

TEST_CASE("an answer the client has is not sent again") {
    auto response = with_etag("\"v1\"");
    response.headers.emplace_back("Cache-Control", "max-age=300");
    const auto sent = answered(response, "If-None-Match: \"v0\", W/\"v1\"\r\n");
    CHECK(sent.status == 304);
    CHECK(sent.body.empty());
    CHECK(sent.content_type.empty());
    CHECK(header_value(sent.headers, "ETag") == "\"v1\"");
    CHECK(header_value(sent.headers, "Cache-Control") == "max-age=300");
    CHECK(header_value(sent.headers, "Vary") == "Accept-Encoding");
    CHECK(answered(response, "If-None-Match: \"v0\"\r\n").status == 200);
}

TEST_CASE("only a 200 becomes a 304") {
    auto missing = with_etag("\"v1\"");
    missing.status = 404;
    CHECK(answered(missing, "If-None-Match: *\r\n").status == 404);
}

TEST_CASE("the tag of a compressed answer is weak, with 200 and with 304 alike") {
    const auto packed = answered(with_etag("\"v1\""), "Accept-Encoding: gzip\r\n");
    CHECK(packed.status == 200);
    CHECK(header_value(packed.headers, "ETag") == "W/\"v1\"");
    const auto again = answered(with_etag("\"v1\""), "Accept-Encoding: gzip\r\nIf-None-Match: W/\"v1\"\r\n");
    CHECK(again.status == 304);
    CHECK(header_value(again.headers, "ETag") == "W/\"v1\"");
    CHECK(header_value(again.headers, "Content-Encoding").empty());
}
