// A fixed number of threads and a queue that does not grow past its bound.
//
// Invariant: jobs running + jobs waiting <= threads + waiting. Thread-safe; shutdown() is called
// once, by the thread that submits.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace reperes::http {

class BoundedPool {
 public:
    using Job = std::function<void()>;  // must not throw

    BoundedPool(std::size_t threads, std::size_t waiting);
    ~BoundedPool();
    BoundedPool(const BoundedPool&) = delete;
    BoundedPool& operator=(const BoundedPool&) = delete;

    // False, and `job` untouched, when the pool is full.
    bool submit(Job& job);

    // Every job submitted is completed, then the threads end.
    void shutdown();

 private:
    void work();

    const std::size_t room_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Job> jobs_;
    std::size_t running_ = 0;
    bool ending_ = false;
    std::vector<std::thread> threads_;  // last: they use all the above
};

}  // namespace reperes::http
