// Attacks on the server's reading of requests, over raw sockets. Whatever is sent: at most one
// answer, the handler called at most once, and the next visitor served.
#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include "http_log_capture.h"
#include "http_raw_client.h"

using namespace reperes::http;
using namespace reperes::http::test;

namespace {

const std::string page(300'000, 'a');

// A server that counts what reaches its handler.
struct Target {
    std::atomic<int> handled = 0;
    std::atomic<bool> secret_seen = false;
    Running running;

    Target()
        : running([this](const Request& request) {
              ++handled;
              if (request.path == "/secret") secret_seen = true;
              if (request.path == "/lancer") throw std::runtime_error("/srv/index: mot de passe");
              Response response;
              response.body = page;
              return response;
          }) {}
};

int answers_in(const std::string& bytes) {
    int count = 0;
    for (auto at = bytes.find("HTTP/1."); at != std::string::npos; at = bytes.find("HTTP/1.", at + 1))
        ++count;
    return count;
}

std::string repeated(const std::string& piece, std::size_t times) {
    std::string out;
    out.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}

}  // namespace

TEST_CASE("a request hidden behind another one is never served") {
    const std::string hidden = "GET /secret HTTP/1.1\r\nHost: a\r\n\r\n";
    struct Case {
        std::string name, head;
        int status;
    };
    const std::string length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n";
    const std::vector<Case> cases = {
        {"two requests at once", get("/"), 200},
        {"the body of a GET", get("/", length), 400},
        {"the body of a HEAD", "HEAD / HTTP/1.1\r\nHost: a\r\n" + length + "\r\n", 400},
        {"the body of an OPTIONS", "OPTIONS / HTTP/1.1\r\nHost: a\r\n" + length + "\r\n", 405},
        {"the body of a POST", "POST / HTTP/1.1\r\nHost: a\r\n" + length + "\r\n", 405},
        {"two lengths", get("/", "Content-Length: 0\r\n" + length), 400},
        {"a length that is not a number", get("/", "Content-Length: 0abc\r\n"), 400},
        {"a length and chunks", get("/", "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n"), 411},
        {"escaped chunks", get("/", "Transfer-Encoding: %63hunked\r\n"), 411},
        {"chunks after a bare line feed",
         "GET / HTTP/1.1\r\nHost: a\r\nX: y\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {"a space before the colon", get("/", "Transfer-Encoding : chunked\r\n"), 400},
        {"keep-alive", get("/", "Connection: keep-alive\r\n"), 200},
        {"HTTP/1.0 keep-alive", "GET / HTTP/1.0\r\nHost: a\r\nConnection: Keep-Alive\r\n\r\n", 200},
    };
    Target target;
    for (const bool in_its_own_segment : {false, true}) {
        for (const auto& [name, head, status] : cases) {
            CAPTURE(name);
            CAPTURE(in_its_own_segment);
            RawClient client(target.running.address());
            if (in_its_own_segment) {
                client.send(head);
                std::this_thread::sleep_for(20ms);
                client.send(hidden);
            } else {
                client.send(head + hidden);
            }
            const auto all = client.receive_all();
            CHECK(parse(all).status == status);
            CHECK(answers_in(all) == 1);
        }
    }
    CHECK_FALSE(target.secret_seen);
}

TEST_CASE("whatever grows without bound is refused, and the refusal arrives") {
    struct Case {
        std::string name, bytes;
        int status;
    };
    const std::vector<Case> cases = {
        {"a request line", "GET /" + repeated("a", 200'000), 414},
        {"headers", "GET / HTTP/1.1\r\nHost: a\r\n" + repeated("X: y\r\n", 30'000), 431},
        {"one header", "GET / HTTP/1.1\r\nHost: a\r\nX: " + repeated("y", 200'000), 431},
        {"65 headers", "GET / HTTP/1.1\r\nHost: a\r\n" + repeated("X: y\r\n", 64) + "\r\n", 431},
        {"the chunks of a POST",
         "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" +
             repeated("3e8\r\n" + page.substr(0, 1000) + "\r\n", 200),
         405},
        {"the chunks of a GET",
         get("/", "Transfer-Encoding: chunked\r\n") + repeated("5\r\naaaaa\r\n", 20'000), 411},
        {"a chunk of negative size", get("/", "Transfer-Encoding: chunked\r\n") + "-2\r\n" + page, 411},
        {"a compressed body",
         "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: 200000\r\n\r\n" +
             page.substr(0, 200'000),
         405},
        {"2 600 ranges", get("/", "Range: bytes=0-" + repeated(",0-", 2600) + "\r\n"), 416},
        {"parameters", get("/?" + repeated("a&", 1000)), 400},
    };
    Target target;
    for (const auto& [name, bytes, status] : cases) {
        CAPTURE(name);
        const auto got = ask(target.running.address(), bytes);
        CHECK(got.status == status);
        CHECK(got.header("X-Content-Type-Options") == "nosniff");
        CHECK(got.header("Content-Type") == "text/plain; charset=utf-8");
        CHECK(got.body.ends_with(".\n"));
    }
    CHECK(target.handled == 0);
    CHECK(ask(target.running.address(), get("/")).body == page);
}

TEST_CASE("a range is ignored: the answer is whole") {
    Target target;
    for (const char* range :
         {"bytes=0-9", "bytes=-5", "bytes=9-0", "bytes=999999999-", "lignes=1", "bytes=a-b"}) {
        CAPTURE(range);
        const auto got = ask(target.running.address(), get("/", "Range: " + std::string(range) + "\r\n"));
        CHECK(got.status == 200);
        CHECK(got.body.size() == page.size());
        CHECK(got.header("Content-Range").empty());
        CHECK(got.header("Accept-Ranges") == "none");
    }
}

TEST_CASE("a client that waits for 100 Continue is told no, and no more") {
    Target target;
    RawClient client(target.running.address());
    client.send("GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n");
    const auto all = client.receive_all();
    CHECK(answers_in(all) == 1);
    CHECK(parse(all).status == 417);
}

TEST_CASE("headers that pass for the server's own, or that hide a line end, are refused") {
    Target target;
    for (const char* header :
         {"REMOTE_ADDR: 6.6.6.6", "local_port: 1", "X-User: bob%0d%0aX-Role: admin%00z"}) {
        CAPTURE(header);
        CHECK(ask(target.running.address(), get("/", std::string(header) + "\r\n")).status == 400);
    }
    CHECK(target.handled == 0);
}

TEST_CASE("the text of an exception stays on the server") {
    const LogCapture captured;
    Target target;
    RawClient client(target.running.address());
    client.send(get("/lancer"));
    const auto all = client.receive_all();
    CHECK(parse(all).status == 500);
    CHECK(all.find("mot de passe") == std::string::npos);
    CHECK(all.find("EXCEPTION") == std::string::npos);
    CHECK(captured.text().find("mot de passe") != std::string::npos);
}

TEST_CASE("bytes that are not HTTP get 400 at once") {
    Target target;
    for (const std::string& bytes :
         {std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), std::string("\0\0\0\0", 4),
          std::string("\r\n\r\n"), std::string("SSH-2.0-x\r\n\r\n"), std::string("GET /\n\n"),
          std::string("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")}) {
        const auto before = std::chrono::steady_clock::now();
        const auto status = ask(target.running.address(), bytes).status;
        CHECK((status == 400 || status == 505));
        CHECK(std::chrono::steady_clock::now() - before < 2s);
    }
}

TEST_CASE("a client that leaves at any moment does not disturb the next one") {
    Target target;
    const auto head = get("/");
    for (std::size_t size = 0; size <= head.size(); size += 3)
        RawClient(target.running.address()).send(head.substr(0, size));
    CHECK(ask(target.running.address(), head).body == page);
}
