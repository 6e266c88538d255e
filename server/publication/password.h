// Passwords as they are kept: Argon2id (RFC 9106) by libsodium, as a text that holds its own parameters.
//
// At most two are computed at once and sixteen wait their turn; the next one is refused: a wave of logins
// must not take the memory of the machine (64 MiB each). Thread-safety: any thread.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

#include "corpus/error.h"

namespace reperes::publication {

// About 150 ms on a core of 2020; OWASP asks at least 46 MiB once, or 19 MiB twice.
struct PasswordCost {
    unsigned long long operations = 3;
    std::size_t bytes = std::size_t{64} << 20;
};

class PasswordHasher {
 public:
    explicit PasswordHasher(PasswordCost cost = {}) : cost_(cost) {}

    // unavailable: too many wait already, or there is no memory left.
    Result<std::string> hash(std::string_view password);
    // Whether `kept` was made of this password. An empty `kept` (no such account) is computed all the same,
    // at the same cost, and is never right.
    Result<bool> verify(const std::string& kept, std::string_view password);
    // Made at another cost than the one in use: to be made again when the password is next at hand.
    [[nodiscard]] bool needs_rehash(const std::string& kept) const;
    // How many were computed.
    [[nodiscard]] std::size_t computed() const { return computed_; }

 private:
    class Turn;

    PasswordCost cost_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::size_t computing_ = 0, waiting_ = 0;
    std::atomic<std::size_t> computed_ = 0;
};

}  // namespace reperes::publication
