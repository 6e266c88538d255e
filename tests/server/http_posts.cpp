// Forms over raw sockets: a whole one reaches the handler once, anything else never does.
#include <doctest/doctest.h>

#include <atomic>
#include <mutex>
#include <string>
#include <vector>

#include "http/form.h"
#include "http_raw_client.h"

using namespace reperes::http;
using namespace reperes::http::test;

namespace {

const std::string hidden = "GET /secret HTTP/1.1\r\nHost: a\r\n\r\n";

Limits patient_for(std::chrono::milliseconds form_time) {
    Limits limits;
    limits.form_time = form_time;
    return limits;
}

// A server that takes forms under /espace, and answers what their fields hold.
struct Space {
    std::atomic<int> handled = 0;
    std::atomic<bool> secret_seen = false;
    Running running;

    explicit Space(Limits limits = {})
        : running(
              [this](const Request& request) {
                  ++handled;
                  if (request.path == "/secret") secret_seen = true;
                  Response response;
                  response.body = request.method;
                  for (const auto& [name, value] : request.form) response.body += '|' + name + '=' + value;
                  return response;
              },
              limits, {"127.0.0.1", 0, ""}, Rules{"/espace", false}) {}

    [[nodiscard]] Received ask(const std::string& bytes) const { return test::ask(running.address(), bytes); }
};

int answers_in(const std::string& bytes) {
    int count = 0;
    for (auto at = bytes.find("HTTP/1."); at != std::string::npos; at = bytes.find("HTTP/1.", at + 1))
        ++count;
    return count;
}

}  // namespace

TEST_CASE("a form reaches the handler, wherever its bytes were cut") {
    Space space;
    const auto bytes = post("/espace/x", "titre=%C3%89t%C3%A9&corps=un%0D%0Adeux");
    const std::string expected = "POST|titre=Été|corps=un\ndeux";
    CHECK(space.ask(bytes).body == expected);
    for (std::size_t cut = 1; cut < bytes.size(); cut += 7) {
        CAPTURE(cut);
        RawClient client(space.running.address());
        client.send(bytes.substr(0, cut));
        std::this_thread::sleep_for(2ms);
        client.send(bytes.substr(cut));
        CHECK(parse(client.receive_all()).body == expected);
    }
    CHECK(space.ask(post("/espace/x", "")).body == "POST");
}

TEST_CASE("the longest form arrives whole") {
    Space space;
    const auto got = space.ask(post("/espace", "a=" + std::string(max_form_bytes - 2, 'x')));
    CHECK(got.status == 200);
    CHECK(got.body.size() == std::string("POST|a=").size() + max_form_bytes - 2);
}

TEST_CASE("a form that is too long is refused before it is read, and its sender reads why") {
    Space space;
    const auto got = space.ask(post("/espace", "a=" + std::string(3 * max_form_bytes, 'x')));
    CHECK(got.status == 413);
    CHECK(got.header("Content-Type") == "text/plain; charset=utf-8");
    CHECK(got.body.find("1 Mo") != std::string::npos);
    CHECK(space.handled == 0);
}

TEST_CASE("a form sent elsewhere is refused before it is read") {
    Space space;
    for (const char* target : {"/", "/recherche?q=a", "/espaces", "/api/v1/recherche"}) {
        CAPTURE(target);
        RawClient client(space.running.address());
        client.send(form_head(target, 1000));  // and nothing follows: the answer does not wait for it
        const auto got = parse(client.receive_all());
        CHECK(got.status == 405);
        CHECK(got.header("Allow") == "GET, HEAD");
    }
    CHECK(space.ask("DELETE /espace/x HTTP/1.1\r\nHost: a\r\n\r\n").header("Allow") == "GET, HEAD, POST");
    CHECK(space.handled == 0);
}

TEST_CASE("a form cut short is refused") {
    Space space(patient_for(300ms));
    const auto short_form = form_head("/espace", 100) + "a=b";
    {
        RawClient leaving(space.running.address());
        leaving.send(short_form);
        leaving.end_sending();
        CHECK(parse(leaving.receive_all()).status == 400);
    }
    RawClient waiting(space.running.address());
    const auto before = std::chrono::steady_clock::now();
    waiting.send(short_form);
    CHECK(parse(waiting.receive_all()).status == 408);
    CHECK(std::chrono::steady_clock::now() - before >= 300ms);
    CHECK(space.handled == 0);
}

TEST_CASE("a form that dribbles gets 408 when its time is over") {
    Space space(patient_for(400ms));
    RawClient slow(space.running.address());
    const auto before = std::chrono::steady_clock::now();
    std::thread dribble([&] {
        slow.send(form_head("/espace", 1000));
        while (std::chrono::steady_clock::now() - before < 2s && slow.send("a"))
            std::this_thread::sleep_for(20ms);
    });
    const auto got = parse(slow.receive_all());
    const auto taken = std::chrono::steady_clock::now() - before;
    dribble.join();
    CHECK(got.status == 408);
    CHECK(taken >= 400ms);
    CHECK(taken < 1500ms);
    CHECK(space.handled == 0);
}

TEST_CASE("nothing after the length of a form is ever a request") {
    struct Case {
        std::string name, bytes;
        int status;
    };
    const std::string length = std::to_string(hidden.size());
    const auto with = [](const std::string& headers) {
        return "POST /espace HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n" +
               headers + "\r\n";
    };
    const std::vector<Case> cases = {
        {"a form, then a request", post("/espace", "a=b"), 200},
        {"an empty form, then a request", post("/espace", ""), 200},
        {"two forms", post("/espace", "a=b") + post("/espace", "c=d"), 200},
        {"a request as the form", form_head("/espace", hidden.size()), 400},
        {"no length", with(""), 411},
        {"two lengths", with("Content-Length: 0\r\nContent-Length: " + length + "\r\n"), 400},
        {"two lengths, the other first", with("Content-Length: " + length + "\r\nContent-Length: 0\r\n"),
         400},
        {"a list of lengths", with("Content-Length: 0, " + length + "\r\n"), 400},
        {"a length that is not a number", with("Content-Length: 0abc\r\n"), 400},
        {"a length after a bare line feed", with("X: y\nContent-Length: 0\r\n"), 400},
        {"a space before the colon", with("Content-Length : 0\r\n"), 400},
        {"a length and chunks", with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n",
         411},
        {"escaped chunks", with("Content-Length: 0\r\nTransfer-Encoding: %63hunked\r\n"), 411},
        {"chunks", with("Transfer-Encoding: chunked\r\n") + "0\r\n\r\n", 411},
        {"on condition", with("Content-Length: 0\r\nExpect: 100-continue\r\n"), 417},
        {"the body of a GET", get("/espace", "Content-Length: " + length + "\r\n"), 400},
        {"the body of a HEAD", "HEAD /espace HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n",
         400},
        {"keep-alive", post("/espace", "a=b", "Connection: keep-alive\r\n"), 200},
    };
    Space space;
    for (const bool in_its_own_segment : {false, true}) {
        for (const auto& [name, bytes, status] : cases) {
            CAPTURE(name);
            CAPTURE(in_its_own_segment);
            RawClient client(space.running.address());
            client.send(in_its_own_segment ? bytes : bytes + hidden);
            if (in_its_own_segment) {
                std::this_thread::sleep_for(20ms);
                client.send(hidden);
            }
            const auto all = client.receive_all();
            CHECK(parse(all).status == status);
            CHECK(answers_in(all) == 1);
        }
    }
    CHECK_FALSE(space.secret_seen);
}

TEST_CASE("a form that is not clean never reaches the handler") {
    Space space;
    for (const char* form : {"a=%", "a=%zz", "a=%E9", "a=\xFF", "a=%00", "a=%1B%5B2J"}) {
        CAPTURE(form);
        const auto got = space.ask(post("/espace", form));
        CHECK(got.status == 400);
        CHECK(got.header("Cache-Control") == "no-store");
        CHECK(got.body.ends_with(".\n"));
    }
    CHECK(space.ask(post("/espace", "a=b", "Cookie: a=b\r\nCookie: a=c\r\n")).status == 400);
    CHECK(space.ask(post("/espace", "a=b", "Origin: null\r\nOrigin: http://localhost\r\n")).status == 400);
    CHECK(space.handled == 0);
}

TEST_CASE("a client that leaves in the middle of a form does not disturb the next one") {
    Space space;
    const auto bytes = post("/espace", "a=" + std::string(20'000, 'x'));
    for (std::size_t size = 0; size < bytes.size(); size += 997)
        RawClient(space.running.address()).send(bytes.substr(0, size));
    CHECK(space.ask(post("/espace", "a=b")).body == "POST|a=b");
    CHECK(space.handled == 1);
}

TEST_CASE("many forms at once each get their own fields") {
    Space space;
    std::atomic<int> right = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 16; ++i) {
        clients.emplace_back([&, i] {
            for (int k = 0; k < 30; ++k) {
                const auto value = std::to_string(i * 1000 + k) + std::string(3000, 'x');
                if (space.ask(post("/espace", "a=" + value)).body == "POST|a=" + value) ++right;
            }
        });
    }
    for (auto& client : clients) client.join();
    CHECK(right == 16 * 30);
}

TEST_CASE("an answer may set a cookie and have the browser forget the site") {
    Running running([](const Request&) {
        Response response;
        response.headers.emplace_back("Set-Cookie", "reperes=a; HttpOnly; SameSite=Strict; Path=/");
        response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
        return response;
    });
    const auto got = ask(running.address(), get("/"));
    CHECK(got.status == 200);
    CHECK(got.header("Set-Cookie") == "reperes=a; HttpOnly; SameSite=Strict; Path=/");
    CHECK(got.header("Clear-Site-Data") == "\"cache\", \"cookies\", \"storage\"");
}
