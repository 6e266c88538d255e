// Waiting after failures.
#include "publication/throttle.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

using namespace reperes;
using namespace reperes::publication;
using std::chrono::seconds;

namespace {

struct Clocked {
    corpus::Instant now = *corpus::parse_instant("2026-11-21T10:00:00Z");
    Throttle throttle{[this] { return now; }};
};

}  // namespace

TEST_CASE("the wait doubles from one second to fifteen minutes, and stays there") {
    Clocked clocked;
    CHECK(clocked.throttle.begin("mdupont") == seconds(0));
    CHECK(clocked.throttle.begin("mdupont") == seconds(0));  // one slip is forgiven
    for (const int wait : {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900}) {
        CAPTURE(wait);
        CHECK(clocked.throttle.begin("mdupont") == seconds(wait));
        clocked.now += seconds(wait - 1);
        CHECK(clocked.throttle.begin("mdupont") == seconds(1));  // asking too soon costs nothing more
        clocked.now += seconds(1);
        CHECK(clocked.throttle.begin("mdupont") == seconds(0));
    }
}

TEST_CASE("one name waits, the others do not") {
    Clocked clocked;
    for (int failure = 0; failure < 3; ++failure) clocked.throttle.begin("mdupont");
    CHECK(clocked.throttle.begin("mdupont") > seconds(0));
    CHECK(clocked.throttle.begin("jmartin") == seconds(0));
}

TEST_CASE("a success forgets the failures") {
    Clocked clocked;
    for (int failure = 0; failure < 5; ++failure) {
        clocked.throttle.begin("mdupont");
        clocked.now += std::chrono::hours(1);
    }
    clocked.throttle.begin("mdupont");
    clocked.throttle.succeed("mdupont");
    CHECK(clocked.throttle.begin("mdupont") == seconds(0));
    CHECK(clocked.throttle.begin("mdupont") == seconds(0));
}

TEST_CASE("a try that was neither right nor wrong forgives nothing of those before") {
    Clocked clocked;
    for (const int wait : {0, 0, 1, 2, 4}) {
        clocked.now += seconds(wait);
        REQUIRE(clocked.throttle.begin("mdupont") == seconds(0));
    }
    clocked.now += seconds(8);
    REQUIRE(clocked.throttle.begin("mdupont") == seconds(0));
    clocked.throttle.cancel("mdupont");
    CHECK(clocked.throttle.begin("mdupont") == seconds(0));
    CHECK(clocked.throttle.begin("mdupont") == seconds(16));  // as after six failures
}

TEST_CASE("failures are forgotten a day later") {
    Clocked clocked;
    for (int failure = 0; failure < 8; ++failure) {
        clocked.throttle.begin("mdupont");
        clocked.now += seconds(900);
    }
    clocked.now += std::chrono::hours(24);
    CHECK(clocked.throttle.begin("mdupont") == seconds(0));
    CHECK(clocked.throttle.begin("mdupont") == seconds(0));
}

TEST_CASE("a clock that is put back makes nobody wait until it has caught up") {
    Clocked clocked;
    for (int failure = 0; failure < 2; ++failure) clocked.throttle.begin("mdupont");
    clocked.now -= std::chrono::hours(48);
    CHECK(clocked.throttle.begin("mdupont") == seconds(0));
}

TEST_CASE("many tries at the same time are not many for the price of one") {
    Clocked clocked;
    std::atomic<int> begun = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 16; ++thread)
        threads.emplace_back([&] { begun += clocked.throttle.begin("mdupont") == seconds(0) ? 1 : 0; });
    for (auto& thread : threads) thread.join();
    CHECK(begun == 2);
}

TEST_CASE("names that nobody has do not fill the memory: the oldest is forgotten") {
    Clocked clocked;
    for (const int wait : {0, 0, 1, 2, 4, 8}) {
        clocked.now += seconds(wait);
        clocked.throttle.begin("mdupont");
    }
    clocked.now += seconds(1);
    for (int name = 0; name < 16'383; ++name) clocked.throttle.begin("inconnu" + std::to_string(name));
    CHECK(clocked.throttle.begin("mdupont") == seconds(15));
    clocked.throttle.begin("un de plus");
    CHECK(clocked.throttle.begin("mdupont") == seconds(0));
}
