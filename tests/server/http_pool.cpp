// The bounded pool: what it takes, what it refuses, what it completes.
#include <doctest/doctest.h>

#include <atomic>
#include <latch>

#include "http/bounded_pool.h"

using reperes::http::BoundedPool;

TEST_CASE("a pool of two threads and three places takes five jobs and refuses the sixth") {
    std::latch door(1);
    std::atomic<int> done = 0;
    BoundedPool pool(2, 3);
    auto submit = [&] {
        BoundedPool::Job job = [&] {
            door.wait();
            ++done;
        };
        const bool taken = pool.submit(job);
        CHECK(taken != static_cast<bool>(job));  // a job refused is still the caller's
        return taken;
    };
    for (int i = 0; i < 5; ++i) CHECK(submit());
    CHECK_FALSE(submit());
    door.count_down();
    pool.shutdown();
    CHECK(done == 5);
}

TEST_CASE("a pool that ends completes what waits") {
    std::atomic<int> done = 0;
    {
        BoundedPool pool(1, 1000);
        for (int i = 0; i < 1000; ++i) {
            BoundedPool::Job job = [&] { ++done; };
            REQUIRE(pool.submit(job));
        }
    }
    CHECK(done == 1000);
}
