// Slow clients, many clients: what is bounded, and who is served meanwhile.
#include <doctest/doctest.h>
#include <netinet/tcp.h>

#include <atomic>
#include <condition_variable>
#include <fstream>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "http/listener.h"
#include "http_raw_client.h"

using namespace reperes::http;
using namespace reperes::http::test;

namespace {

Response hello(const Request&) {
    Response response;
    response.body = "bonjour";
    return response;
}

// Handlers of "/attendre" stay inside until it opens.
class Door {
 public:
    Response operator()(const Request& request) {
        std::unique_lock lock(mutex_);
        if (request.path == "/attendre") {
            ++inside_;
            changed_.notify_all();
            changed_.wait_for(lock, 10s, [this] { return open_; });
        }
        return hello(request);
    }
    void wait_for(int inside) {
        std::unique_lock lock(mutex_);
        REQUIRE(changed_.wait_for(lock, 5s, [&] { return inside_ >= inside; }));
    }
    void open() {
        const std::lock_guard lock(mutex_);
        open_ = true;
        changed_.notify_all();
    }

 private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int inside_ = 0;
    bool open_ = false;
};

Limits small(std::size_t threads, std::size_t waiting) {
    Limits limits;
    limits.threads = threads;
    limits.waiting = waiting;
    return limits;
}

}  // namespace

TEST_CASE("when every thread is busy and the queue is full, the next one gets 503 at once") {
    Door door;
    Running running([&](const Request& request) { return door(request); }, small(2, 1));
    std::vector<std::unique_ptr<RawClient>> inside;
    for (int i = 1; i <= 2; ++i) {
        inside.push_back(std::make_unique<RawClient>(running.address()));
        inside.back()->send(get("/attendre"));
        door.wait_for(i);
    }
    RawClient waiting(running.address());
    waiting.send(get("/"));
    std::this_thread::sleep_for(100ms);  // for it to be accepted
    for (int i = 0; i < 20; ++i) {
        const auto got = ask(running.address(), get("/"));
        CHECK(got.status == 503);
        CHECK(got.header("Retry-After") == "2");
        CHECK(got.header("X-Content-Type-Options") == "nosniff");
        CHECK(got.body == "Le serveur est très demandé. Réessayez dans quelques secondes.\n");
    }
    door.open();
    for (auto& client : inside) CHECK(parse(client->receive_all()).status == 200);
    CHECK(parse(waiting.receive_all()).status == 200);
    CHECK(ask(running.address(), get("/")).status == 200);
}

TEST_CASE("a few slow clients do not stop the others") {
    Running running(hello, small(8, 16));
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int i = 0; i < 6; ++i) {
        slow.push_back(std::make_unique<RawClient>(running.address()));
        slow.back()->send("GET / HTTP/1.1\r\nHo");
    }
    const auto before = std::chrono::steady_clock::now();
    for (int i = 0; i < 50; ++i) CHECK(ask(running.address(), get("/")).status == 200);
    CHECK(std::chrono::steady_clock::now() - before < 2s);
    for (auto& client : slow) client->send("st: a\r\n\r\n");
    for (auto& client : slow) CHECK(parse(client->receive_all()).body == "bonjour");
}

TEST_CASE("a client that dribbles its request gets 408 when its time is over, not one byte later") {
    auto limits = small(1, 16);
    limits.read_time = 400ms;
    Running running(hello, limits);
    RawClient slow(running.address());
    const auto before = std::chrono::steady_clock::now();
    std::thread dribble([&] {
        const auto head = get("/", "X: " + std::string(1000, 'y') + "\r\n");
        for (const char c : head) {
            if (!slow.send({&c, 1})) break;
            std::this_thread::sleep_for(20ms);
            if (std::chrono::steady_clock::now() - before > 2s) break;
        }
    });
    const auto got = parse(slow.receive_all());
    const auto taken = std::chrono::steady_clock::now() - before;
    dribble.join();
    CHECK(got.status == 408);
    CHECK(taken >= 400ms);
    CHECK(taken < 1500ms);
    CHECK(ask(running.address(), get("/")).status == 200);
}

TEST_CASE("a client that says nothing is left without a word") {
    auto limits = small(1, 16);
    limits.read_time = 200ms;
    Running running(hello, limits);
    RawClient silent(running.address());
    CHECK(silent.receive_all().empty());
}

TEST_CASE("a client that does not read its answer does not keep its thread") {
    auto limits = small(1, 16);
    limits.write_time = 300ms;
    Running running(
        [](const Request& request) {
            Response response;
            response.body.assign(request.path == "/grand" ? 30'000'000 : 10, 'a');
            return response;
        },
        limits);
    RawClient deaf(running.address());
    deaf.send(get("/grand"));
    std::this_thread::sleep_for(50ms);
    CHECK(ask(running.address(), get("/")).status == 200);
}

TEST_CASE("a large answer arrives whole") {
    Running running([](const Request&) {
        Response response;
        response.body.assign(20'000'000, 'a');
        return response;
    });
    CHECK(ask(running.address(), get("/")).body.size() == 20'000'000);
}

TEST_CASE("many clients at once are all served") {
    std::atomic<int> served = 0;
    Running running(hello);
    std::vector<std::thread> clients;
    for (int i = 0; i < 16; ++i) {
        clients.emplace_back([&] {
            for (int k = 0; k < 50; ++k) served += ask(running.address(), get("/")).body == "bonjour" ? 1 : 0;
        });
    }
    for (auto& client : clients) client.join();
    CHECK(served == 16 * 50);
}

TEST_CASE("the system keeps 511 connections for the server, or as many as it may") {
    int allowed = 0;
    std::ifstream("/proc/sys/net/core/somaxconn") >> allowed;
    const auto listener = Listener::open({"127.0.0.1", 0, ""});
    REQUIRE(listener.has_value());
    tcp_info info{};
    socklen_t size = sizeof info;
    REQUIRE(::getsockopt((*listener)->socket(), IPPROTO_TCP, TCP_INFO, &info, &size) == 0);
    CHECK(info.tcpi_sacked ==
          static_cast<unsigned>(std::min(511, allowed)));  // of a listening socket: its backlog
}
