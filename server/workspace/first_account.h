// The first account, made by whoever can read what the server prints when it starts: a secret link, taken
// from this machine only, while there is no account.
//
// Thread-safety: any thread. Of several requests with the secret, one makes an account.
#pragma once

#include <mutex>
#include <string>
#include <string_view>

#include "publication/accounts.h"

namespace reperes::workspace {

class FirstAccount {
 public:
    explicit FirstAccount(publication::Accounts& accounts);

    // Empty once there is an account.
    [[nodiscard]] std::string secret() const;
    [[nodiscard]] bool is_secret(std::string_view typed) const;
    // An administrator with every role in every collection, so that everything can be tried; the password has
    // been checked. `forbidden` when the link has served.
    Result<publication::Account> create(std::string_view key, const std::string& id, const std::string& name,
                                        std::string_view password);

 private:
    publication::Accounts* accounts_;
    std::string secret_;
    std::mutex creating_;
};

}  // namespace reperes::workspace
