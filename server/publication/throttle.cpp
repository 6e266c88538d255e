#include "publication/throttle.h"

#include <algorithm>

namespace reperes::publication {

namespace {

constexpr std::size_t kMaxNames = 16'384;
constexpr std::chrono::seconds kLongest = std::chrono::minutes(15);
constexpr std::chrono::hours kRemembered{24};  // after the last failure

std::chrono::seconds wait_after(unsigned failures) {
    if (failures < 2) return std::chrono::seconds(0);
    const unsigned doublings = std::min(failures - 2, 10U);  // 2^10 s is beyond the longest
    return std::min(std::chrono::seconds(1U << doublings), kLongest);
}

}  // namespace

std::chrono::seconds Throttle::begin(const std::string& name) {
    const auto now = clock_();
    const std::lock_guard lock(mutex_);
    auto found = tries_.find(name);
    if (found == tries_.end()) {
        if (tries_.size() >= kMaxNames) forget_oldest();
        found = tries_.emplace(name, Tries{}).first;
    }
    auto& tries = found->second;
    const bool clock_went_back = now < tries.last;
    if (now < tries.until && !clock_went_back) return tries.until - now;
    if (now - tries.last >= kRemembered) tries.failures = 0;
    ++tries.failures;
    tries.last = now;
    tries.until = now + wait_after(tries.failures);
    return std::chrono::seconds(0);
}

void Throttle::succeed(const std::string& name) {
    const std::lock_guard lock(mutex_);
    tries_.erase(name);
}

void Throttle::cancel(const std::string& name) {
    const std::lock_guard lock(mutex_);
    const auto found = tries_.find(name);
    if (found == tries_.end()) return;
    auto& tries = found->second;
    if (tries.failures > 0) --tries.failures;
    tries.until = tries.last;
}

void Throttle::forget_oldest() {
    tries_.erase(std::ranges::min_element(tries_, {}, [](const auto& entry) { return entry.second.last; }));
}

}  // namespace reperes::publication
