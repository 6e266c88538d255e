// What the files of Accounts share: see accounts.h. accounts.cpp: who there is; account_login.cpp: passwords;
// second_factor.cpp: codes.
#pragma once

#include <fmt/format.h>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "publication/account_store.h"
#include "publication/accounts.h"
#include "publication/password.h"
#include "publication/throttle.h"

namespace reperes::publication {

struct Accounts::State {
    State(std::filesystem::path data, Clock told, std::shared_ptr<PasswordHasher> given)
        : store(std::move(data)), clock(std::move(told)), hasher(std::move(given)), throttle(clock) {}

    AccountStore store;
    Clock clock;
    std::shared_ptr<PasswordHasher> hasher;
    Throttle throttle;
    std::mutex proposed_mutex;
    std::map<std::string, std::string, std::less<>> proposed;  // second factors by account, raw

    std::optional<StoredAccount> find(std::string_view id);
    // `edit` gets the account as it is in what will be written.
    Result<void> change(std::string_view id, const std::function<Result<void>(StoredAccount&)>& edit);
    // Computes it, then sets it if `still` holds at that moment.
    Result<void> set_password(std::string_view id, std::string_view password,
                              const std::function<Result<void>(const StoredAccount&)>& still);
    // Keeps the password at the cost in use, when it was kept at another.
    void renew(std::string_view id, std::string_view password);
    // A code of the second factor, good once.
    Result<void> take_code(std::string_view id, std::string_view code);
};

inline tl::unexpected<Error> no_account(std::string_view id) {
    return failure(ErrorCode::not_found, fmt::format("le compte « {} » n'existe pas.", id));
}

// One sentence for an unknown account, a wrong password and a wrong code.
inline tl::unexpected<Error> wrong() {
    return failure(ErrorCode::invalid_argument, "identifiant, mot de passe ou code incorrect.",
                   "Vérifiez la touche des majuscules, et attendez le code suivant s'il a déjà servi.");
}

}  // namespace reperes::publication
