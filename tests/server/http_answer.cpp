// What the server makes of a handler's answer: standard headers, refusals, exceptions.
#include "http/answer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "http/headers.h"
#include "http_log_capture.h"

using namespace reperes::http;

namespace {

const std::string get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

Response answered(const Response& response) {
    return answer(get, [&](const Request&) { return response; }).response;
}

}  // namespace

TEST_CASE("every answer carries the standard headers") {
    const LogCapture captured;
    const auto refused =
        answer("POST / HTTP/1.1\r\nHost: a\r\n\r\n", [](const Request&) { return Response(); });
    const auto failed = answer(get, [](const Request&) -> Response { throw std::runtime_error("x"); });
    for (const auto& sent :
         {answered({}), refused.response, failed.response, answer(Refusal{503, "Plus tard."}).response}) {
        CAPTURE(sent.status);
        for (const char* name : {"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy",
                                 "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
                                 "X-Frame-Options", "Permissions-Policy"}) {
            CAPTURE(name);
            CHECK_FALSE(header_value(sent.headers, name).empty());
        }
    }
}

TEST_CASE("a handler may choose its own value of a standard header") {
    Response response;
    response.headers.emplace_back("cross-origin-resource-policy", "cross-origin");
    int times = 0;
    for (const auto& [name, value] : answered(response).headers) {
        if (name == "Cross-Origin-Resource-Policy") CHECK(false);
        if (name == "cross-origin-resource-policy") ++times;
    }
    CHECK(times == 1);
}

TEST_CASE("an exception tells the client nothing") {
    const LogCapture captured;
    const std::vector<Handler> handlers = {
        [](const Request&) -> Response { throw std::runtime_error("/srv/index/secret: mot de passe"); },
        [](const Request&) -> Response { throw 42; },
    };
    for (const auto& handler : handlers) {
        const auto sent = answer(get, handler).response;
        CHECK(sent.status == 500);
        CHECK(sent.content_type == "text/plain; charset=utf-8");
        CHECK(sent.body == "Une erreur interne est survenue. Réessayez dans un instant.\n");
        for (const auto& [name, value] : sent.headers) CHECK(value.find("secret") == std::string::npos);
    }
}

TEST_CASE("the text of an exception goes to the log, on one line of bounded length") {
    const LogCapture captured;
    answer(get, [](const Request&) -> Response {
        throw std::runtime_error("a\nb\x1b[2J" + std::string(5000, 'c'));
    });
    const auto text = captured.text();
    CHECK(text.find("handler: a b [2Jccc") != std::string::npos);
    CHECK(std::count(text.begin(), text.end(), '\n') == 1);
    CHECK(text.size() < 400);
}

TEST_CASE("an answer that would let a reader write headers is not sent") {
    const LogCapture captured;
    const std::vector<std::pair<std::string, std::string>> headers = {
        {"Location", "/a\r\nSet-Cookie: b=c"},
        {"Location", "/a\nb"},
        {"X\r\nY", "a"},
        {"X Y", "a"},
        {"", "a"},
        {"X", std::string("a\0b", 3)},
        {"X", "a\tb"},
        {"Content-Length", "3"},
        {"transfer-encoding", "chunked"},
        {"Connection", "keep-alive"},
    };
    for (const auto& header : headers) {
        CAPTURE(header.first);
        CAPTURE(header.second);
        Response response;
        response.headers.push_back(header);
        CHECK(answered(response).status == 500);
    }
    Response typed;
    typed.content_type = "text/html\r\nX: y";
    CHECK(answered(typed).status == 500);
    for (const int status : {-1, 0, 99, 100, 600}) {
        Response odd;
        odd.status = status;
        CHECK(answered(odd).status == 500);
    }
}

TEST_CASE("a refusal is one French sentence, in plain text, that no cache keeps") {
    const auto refused =
        answer("DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", [](const Request&) { return Response(); });
    CHECK(refused.refused);
    CHECK(refused.response.status == 405);
    CHECK(refused.response.content_type == "text/plain; charset=utf-8");
    CHECK(refused.response.body == "Seules les méthodes GET et HEAD sont acceptées.\n");
    CHECK(header_value(refused.response.headers, "Allow") == "GET, HEAD");
    CHECK(header_value(refused.response.headers, "Cache-Control") == "no-store");
    CHECK(header_value(answer(Refusal{503, "Plus tard."}).response.headers, "Retry-After") == "2");
}

TEST_CASE("the date is written as HTTP wants it") {
    CHECK(http_date(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT");
}
