// The accounts on disk: DATA/comptes.json, readable by the server's user alone, replaced whole at each
// change.
//
// Passwords: Argon2id (password.h). Second factor: TOTP (totp.h), each code once, its secret sealed (seal.h).
// After failures the same account waits longer and longer (throttle.h), never for good; an unknown account
// costs and says exactly what a wrong password does.
//
// Thread-safety: every function may be called from any thread. The command line changes the same file: what
// the file says is read again when it has changed.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"
#include "publication/account.h"
#include "publication/password.h"

namespace reperes::publication {

// Of a password: at least this many characters, at most 128 of them, and not one that everybody tries.
inline constexpr std::size_t kMinPasswordCharacters = 12;
Result<void> check_password(std::string_view password, const Account& account);

class Accounts {
 public:
    using Clock = std::function<corpus::Instant()>;
    // Makes the folder if need be. The error says what is wrong with the file; it is never overwritten then.
    static Result<std::unique_ptr<Accounts>> open(
        std::filesystem::path data, Clock clock = corpus::now,
        std::shared_ptr<PasswordHasher> hasher = std::make_shared<PasswordHasher>());
    ~Accounts();

    // `changed` is called for each account that opens otherwise than before (password, second factor, roles,
    // disabled, gone): its sessions are to be closed. Before the function that changed it returns; when the
    // command line did, at the next call of any function here, list() and find() included.
    void watch(std::function<void(std::string_view id)> changed);

    [[nodiscard]] std::vector<Account> list() const;  // by id
    [[nodiscard]] std::optional<Account> find(std::string_view id) const;
    [[nodiscard]] bool empty() const;

    // An account without a password yet, and the secret of the link that lets its owner choose one (24 hours,
    // once): "/espace/mot-de-passe?compte=ID&cle=SECRET".
    Result<std::string> add(const Account& account);
    // Changes name, roles, administrator, disabled. conflict: nobody would run the accounts any more.
    Result<void> change(const Account& account);
    // Another such link; the password and the second factor no longer open anything.
    Result<std::string> reset(std::string_view id);
    // With the secret of a link.
    Result<void> choose_password(std::string_view id, std::string_view secret, std::string_view password);
    // With the present one.
    Result<void> change_password(std::string_view id, std::string_view present, std::string_view password);

    // `code` is empty when none was typed. invalid_argument: wrong, whichever of the three; unavailable:
    // wait, the hint says how long; conflict: the password is right and a code of the second factor is
    // needed.
    Result<Account> log_in(std::string_view id, std::string_view password, std::string_view code);

    // A new secret, in base 32, shown once to its owner; in force when confirmed by a code made from it.
    Result<std::string> propose_second_factor(std::string_view id);
    Result<void> confirm_second_factor(std::string_view id, std::string_view code);

 private:
    struct State;
    explicit Accounts(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace reperes::publication
