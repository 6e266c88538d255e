// How long somebody who fails to log in must wait before the next try: nothing after the first failure
// (fingers slip, buttons are clicked twice), then 1 s, 2 s, 4 s… up to 15 minutes, never for good. In memory.
//
// A try counts as a failure from its beginning, so that many at the same time are not many for the price of
// one. The names are those that were typed, of an account or not. 16,384 are remembered, then the one that
// has waited longest is forgotten; filling them costs a computed password each, hence longer than the longest
// wait.
//
// Thread-safety: any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <string>

#include "corpus/date.h"

namespace reperes::publication {

class Throttle {
 public:
    explicit Throttle(std::function<corpus::Instant()> clock) : clock_(std::move(clock)) {}

    // Begins a try. Zero when it may go on; otherwise how long to wait, and nothing has begun.
    std::chrono::seconds begin(const std::string& name);
    // It was right: all is forgotten.
    void succeed(const std::string& name);
    // It was neither right nor wrong: as if it had not been begun.
    void cancel(const std::string& name);

 private:
    struct Tries {
        unsigned failures = 0;
        corpus::Instant last{}, until{};
    };
    void forget_oldest();

    std::function<corpus::Instant()> clock_;
    std::mutex mutex_;
    std::map<std::string, Tries> tries_;
};

}  // namespace reperes::publication
