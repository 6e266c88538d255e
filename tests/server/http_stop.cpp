// The end of a server: what is under way is completed, and nothing waits for the silent.
#include <doctest/doctest.h>

#include <atomic>
#include <latch>
#include <string>
#include <thread>

#include "http/engine.h"
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

}  // namespace

TEST_CASE("a request under way when the server stops is completed") {
    std::latch arrived(1), door(1);
    Running running([&](const Request&) {
        arrived.count_down();
        door.wait();
        Response response;
        response.body.assign(100'000, 'a');
        return response;
    });
    RawClient client(running.address());
    client.send(get("/"));
    arrived.wait();
    running.server().stop();
    CHECK_FALSE(RawClient(running.address()).is_connected());
    door.count_down();
    CHECK(parse(client.receive_all()).body.size() == 100'000);
    running.stop();
}

TEST_CASE("a request that waits for a thread when the server stops is answered") {
    std::latch arrived(1), door(1);
    Limits limits;
    limits.threads = 1;
    std::atomic<int> handled = 0;
    Running running(
        [&](const Request&) {
            if (handled++ == 0) {
                arrived.count_down();
                door.wait();
            }
            return Response();
        },
        limits);
    RawClient first(running.address()), second(running.address());
    first.send(get("/"));
    arrived.wait();
    second.send(get("/"));
    std::this_thread::sleep_for(100ms);  // for the second to be accepted
    running.server().stop();
    door.count_down();
    CHECK(parse(first.receive_all()).status == 200);
    CHECK(parse(second.receive_all()).status == 200);
}

TEST_CASE("a silent client does not delay the stop") {
    Running running(hello);
    RawClient silent(running.address());
    std::this_thread::sleep_for(50ms);
    const auto before = std::chrono::steady_clock::now();
    running.stop();
    CHECK(std::chrono::steady_clock::now() - before < 1s);
    CHECK(silent.receive_all().empty());
}

TEST_CASE("a server may be stopped before it runs, twice, or without ever running") {
    {
        Server server({"127.0.0.1", 0, ""}, hello);
        server.run();  // not bound: nothing to serve
        REQUIRE(server.bind().has_value());
        server.stop();
        server.stop();
        server.run();  // returns at once
    }
    {
        Server server({"127.0.0.1", 0, ""}, hello);
        server.stop();
        REQUIRE(server.bind().has_value());
        server.run();
    }
    Server never({"127.0.0.1", 0, ""}, hello);
    REQUIRE(never.bind().has_value());
}

TEST_CASE("a handler may stop its own server") {
    Server* self = nullptr;
    Server server({"127.0.0.1", 0, ""}, [&](const Request&) {
        self->stop();
        return Response();
    });
    self = &server;
    const auto address = server.bind();
    REQUIRE(address.has_value());
    std::thread thread([&] { server.run(); });
    CHECK(ask(*address, get("/")).status == 200);
    thread.join();
}

TEST_CASE("accepting can start again after it failed") {
    Engine engine(hello, {}, {});
    const std::atomic<bool> stopping = false;
    const auto closed = Listener::open({"127.0.0.1", 0, ""});
    REQUIRE(closed.has_value());
    (*closed)->close_door();
    engine.serve((*closed)->socket(), stopping);  // returns: accept() fails

    const auto open = Listener::open({"127.0.0.1", 0, ""});
    REQUIRE(open.has_value());
    std::thread thread([&] { engine.serve((*open)->socket(), stopping); });
    CHECK(ask((*open)->address(), get("/")).body == "bonjour");
    (*open)->close_door();
    thread.join();
}
