#include "publication/password.h"

#include <array>

#include "publication/start_sodium.h"

namespace reperes::publication {

namespace {

constexpr std::size_t kAtOnce = 2, kMaxWaiting = 16;

tl::unexpected<Error> too_many() {
    return failure(ErrorCode::unavailable, "trop de connexions sont demandées à la fois.",
                   "Attendez quelques secondes, puis recommencez.");
}

tl::unexpected<Error> no_memory() {
    return failure(ErrorCode::unavailable, "la mémoire manque pour vérifier un mot de passe.",
                   "Recommencez dans une minute ; si cela dure, prévenez la personne qui tient le serveur.");
}

}  // namespace

// The right to compute one, until its end.
class PasswordHasher::Turn {
 public:
    explicit Turn(PasswordHasher& hasher) : hasher_(hasher) {
        std::unique_lock lock(hasher.mutex_);
        if (hasher.computing_ >= kAtOnce && hasher.waiting_ >= kMaxWaiting) return;
        ++hasher.waiting_;
        hasher.freed_.wait(lock, [&] { return hasher.computing_ < kAtOnce; });
        --hasher.waiting_;
        ++hasher.computing_;
        ++hasher.computed_;
        mine_ = true;
    }
    ~Turn() {
        if (!mine_) return;
        {
            const std::lock_guard lock(hasher_.mutex_);
            --hasher_.computing_;
        }
        hasher_.freed_.notify_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    explicit operator bool() const { return mine_; }

 private:
    PasswordHasher& hasher_;
    bool mine_ = false;
};

Result<std::string> PasswordHasher::hash(std::string_view password) {
    start_sodium();
    const Turn turn(*this);
    if (!turn) return too_many();
    std::array<char, crypto_pwhash_STRBYTES> kept{};
    if (crypto_pwhash_str_alg(kept.data(), password.data(), password.size(), cost_.operations, cost_.bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return no_memory();
    return std::string(kept.data());
}

Result<bool> PasswordHasher::verify(const std::string& kept, std::string_view password) {
    start_sodium();
    const Turn turn(*this);
    if (!turn) return too_many();
    if (!kept.empty()) return crypto_pwhash_str_verify(kept.c_str(), password.data(), password.size()) == 0;
    std::array<unsigned char, 32> ignored{};
    constexpr std::array<unsigned char, crypto_pwhash_SALTBYTES> kSalt{};
    if (crypto_pwhash(ignored.data(), ignored.size(), password.data(), password.size(), kSalt.data(),
                      cost_.operations, cost_.bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return no_memory();
    return false;
}

bool PasswordHasher::needs_rehash(const std::string& kept) const {
    return crypto_pwhash_str_needs_rehash(kept.c_str(), cost_.operations, cost_.bytes) != 0;
}

}  // namespace reperes::publication
