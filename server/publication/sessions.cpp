#include "publication/sessions.h"

#include <sodium.h>

#include "corpus/digest.h"
#include "publication/start_sodium.h"

namespace reperes::publication {

namespace {

constexpr std::size_t kSecretBytes = 32;
constexpr std::chrono::hours kIdle{1}, kWhole{12};

bool ended(const Session& session, corpus::Instant at) {
    return at - session.used >= kIdle || at - session.opened >= kWhole;
}

}  // namespace

Sessions::Sessions(std::function<corpus::Instant()> clock) : clock_(std::move(clock)) {}

std::string Sessions::open(const std::string& account) {
    const auto now = clock_();
    std::string secret = random_hex(kSecretBytes);
    const std::lock_guard lock(mutex_);
    std::erase_if(sessions_, [&](const auto& entry) { return ended(entry.second, now); });
    sessions_.emplace(corpus::sha256(secret), Session{account, random_hex(kSecretBytes), now, now});
    return secret;
}

std::optional<Session> Sessions::find(std::string_view secret) {
    const auto now = clock_();
    const std::lock_guard lock(mutex_);
    const auto found = sessions_.find(corpus::sha256(secret));
    if (found == sessions_.end()) return std::nullopt;
    if (ended(found->second, now)) {
        sessions_.erase(found);
        return std::nullopt;
    }
    found->second.used = now;
    return found->second;
}

void Sessions::close(std::string_view secret) {
    const std::lock_guard lock(mutex_);
    sessions_.erase(corpus::sha256(secret));
}

void Sessions::close_all(std::string_view account) {
    const std::lock_guard lock(mutex_);
    std::erase_if(sessions_, [&](const auto& entry) { return entry.second.account == account; });
}

std::vector<Session> Sessions::of(std::string_view account) {
    const auto now = clock_();
    std::vector<Session> found;
    const std::lock_guard lock(mutex_);
    for (const auto& [digest, session] : sessions_)
        if (session.account == account && !ended(session, now)) found.push_back(session);
    return found;
}

bool same_secret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string random_hex(std::size_t bytes) {
    start_sodium();
    std::string random(bytes, '\0');
    randombytes_buf(random.data(), random.size());
    std::string hex(bytes * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(random.data()), bytes);
    hex.pop_back();  // the terminating zero
    return hex;
}

}  // namespace reperes::publication
