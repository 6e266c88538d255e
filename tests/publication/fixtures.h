// A data folder with a clock that tests move, and passwords that cost little.
#pragma once

#include <memory>
#include <string>

#include "publication/accounts.h"
#include "publication/totp.h"
#include "unit/temporary_folder.h"

namespace reperes::publication {

// 1 pass over 8 KiB: the least that libsodium computes.
inline constexpr PasswordCost kCheap{1, 8192};

inline constexpr const char* kGoodPassword = "cheval agrafe brouette";
inline constexpr const char* kOtherPassword = "tournesol rabot falaise";

class Space : public TemporaryFolder {
 public:
    corpus::Instant now = *corpus::parse_instant("2026-11-21T10:00:00Z");
    std::shared_ptr<PasswordHasher> hasher = std::make_shared<PasswordHasher>(kCheap);

    [[nodiscard]] std::function<corpus::Instant()> clock() {
        return [this] { return now; };
    }
    [[nodiscard]] std::unique_ptr<Accounts> accounts() {
        auto opened = Accounts::open(path(), clock(), hasher);
        REQUIRE_MESSAGE(opened.has_value(), opened.error().message);
        return std::move(*opened);
    }
    [[nodiscard]] std::string read(const std::string& relative) const {
        std::ifstream in(path() / relative, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
};

inline Account marie() {
    Account account;
    account.id = "mdupont";
    account.name = "Marie Dupont";
    account.roles[corpus::Collection::reference] = {Role::redacteur, Role::relecteur};
    return account;
}

inline Account administrator(const std::string& id = "admin") {
    Account account;
    account.id = id;
    account.name = "Camille Bernard";
    account.administrator = true;
    return account;
}

// With a password already.
inline void add_ready(Accounts& accounts, const Account& account) {
    const auto secret = accounts.add(account);
    REQUIRE_MESSAGE(secret.has_value(), secret.error().message);
    REQUIRE(accounts.choose_password(account.id, *secret, kGoodPassword).has_value());
}

// A second factor in force, and its secret.
inline std::string add_second_factor(Accounts& accounts, const std::string& id, corpus::Instant at) {
    const auto shown = accounts.propose_second_factor(id);
    REQUIRE(shown.has_value());
    const auto secret = from_base32(*shown);
    REQUIRE(secret.has_value());
    const auto confirmed = accounts.confirm_second_factor(id, totp_code(*secret, totp_step(at)));
    REQUIRE_MESSAGE(confirmed.has_value(), confirmed.error().message);
    return *secret;
}

}  // namespace reperes::publication
