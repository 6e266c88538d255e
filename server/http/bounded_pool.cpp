#include "http/bounded_pool.h"

#include <utility>

namespace reperes::http {

BoundedPool::BoundedPool(std::size_t threads, std::size_t waiting) : room_(threads + waiting) {
    threads_.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

BoundedPool::~BoundedPool() {
    shutdown();
}

bool BoundedPool::submit(Job& job) {
    {
        const std::lock_guard lock(mutex_);
        if (jobs_.size() + running_ >= room_) return false;
        jobs_.push_back(std::move(job));
    }
    changed_.notify_one();
    return true;
}

void BoundedPool::shutdown() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

void BoundedPool::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return ending_ || !jobs_.empty(); });
        if (jobs_.empty()) return;
        auto job = std::move(jobs_.front());
        jobs_.pop_front();
        ++running_;
        lock.unlock();
        job();
        job = nullptr;  // what it holds is freed outside the lock
        lock.lock();
        --running_;
    }
}

}  // namespace reperes::http
