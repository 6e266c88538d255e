// What DATA/comptes.json holds, and its bytes. Plain values and pure functions; any thread.
//
//     {"format":1,"comptes":[{"id":"mdupont","nom":"Marie Dupont","roles":{"reference":["redacteur"]},
//       "administrateur":false,"desactive":false,"etat":4,"mot-de-passe":"$argon2id$…",
//       "lien":{"empreinte":"…","jusqu-a":"2026-11-22T10:00:00Z"},"second-facteur":{"scelle":"…","pas":5}}]}
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/error.h"
#include "publication/account.h"

namespace reperes::publication {

// Lets choose a password, once.
struct Link {
    std::string digest;  // SHA-256 of its secret
    corpus::Instant until{};
};

struct SecondFactor {
    std::string sealed;           // seal.h
    std::uint64_t last_step = 0;  // of the last code that was taken
};

struct StoredAccount {
    Account account;       // without has_password and has_second_factor, which follow from these:
    std::string password;  // password.h; empty when none was chosen yet
    std::optional<Link> link;
    std::optional<SecondFactor> second_factor;
    unsigned changes = 0;  // of what opens it and of what it opens: sessions from before are over

    [[nodiscard]] Account seen() const;
};

using StoredAccounts = std::map<std::string, StoredAccount, std::less<>>;

std::string write_accounts(const StoredAccounts& accounts);
// unavailable: anything that write_accounts() would not have written; the message says where.
Result<StoredAccounts> read_accounts(std::string_view bytes);

// "mdupont", "marie.dupont-2": from 2 to 32 small letters, digits, '.' and '-', the first one a letter.
bool is_account_id(std::string_view id);

}  // namespace reperes::publication
