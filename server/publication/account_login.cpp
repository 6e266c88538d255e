#include <algorithm>

#include "corpus/digest.h"
#include "publication/accounts_state.h"
#include "publication/sessions.h"
#include "text/utf8.h"

namespace reperes::publication {

namespace {

constexpr std::size_t kMaxTypedId = 64;

tl::unexpected<Error> must_wait(std::chrono::seconds wait) {
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(wait).count();
    const auto seconds = wait.count();
    return failure(
        ErrorCode::unavailable, "trop d'essais à la suite.",
        seconds < 60
            ? fmt::format("Attendez {} seconde{} avant de recommencer.", seconds, seconds > 1 ? "s" : "")
            : fmt::format("Attendez {} minute{} avant de recommencer.", minutes, minutes > 1 ? "s" : ""));
}

tl::unexpected<Error> stale_link() {
    return failure(
        ErrorCode::invalid_argument, "ce lien ne vaut pas, ou ne vaut plus.",
        "Un lien sert une fois, dans les 24 heures. Demandez-en un autre à la personne qui administre "
        "les comptes.");
}

// As typed in a form: blanks around and capitals are no matter.
std::string typed_id(std::string_view typed) {
    const auto first = typed.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    typed = typed.substr(first, typed.find_last_not_of(" \t") - first + 1);
    std::string id(text::prefix(typed, kMaxTypedId));
    for (char& character : id)
        if (character >= 'A' && character <= 'Z') character = static_cast<char>(character - 'A' + 'a');
    return id;
}

bool opened_by(const StoredAccount& stored, std::string_view secret, corpus::Instant now) {
    return !stored.account.disabled && stored.link && now < stored.link->until &&
           same_secret(stored.link->digest, corpus::sha256(secret));
}

// The same computation whether the account exists, is disabled, has a password or not.
Result<bool> is_right(PasswordHasher& hasher, const std::optional<StoredAccount>& stored,
                      std::string_view password) {
    return hasher.verify(stored && !stored->account.disabled ? stored->password : "", password);
}

}  // namespace

Result<void> Accounts::State::set_password(std::string_view id, std::string_view password,
                                           const std::function<Result<void>(const StoredAccount&)>& still) {
    const auto kept = hasher->hash(password);
    if (!kept) return tl::unexpected(kept.error());
    return change(id, [&](StoredAccount& stored) -> Result<void> {
        if (const auto may = still(stored); !may) return may;
        stored.password = *kept;
        stored.link.reset();
        ++stored.changes;
        return {};
    });
}

// Not worth refusing the login when it fails.
void Accounts::State::renew(std::string_view id, std::string_view password) {
    const auto before = find(id);
    if (!before || !hasher->needs_rehash(before->password)) return;
    const auto kept = hasher->hash(password);
    if (!kept) return;
    (void)change(id, [&](StoredAccount& stored) -> Result<void> {
        if (stored.password == before->password) stored.password = *kept;
        return {};
    });
}

Result<void> Accounts::choose_password(std::string_view id, std::string_view secret,
                                       std::string_view password) {
    const auto still = [&](const StoredAccount& stored) -> Result<void> {
        if (!opened_by(stored, secret, state_->clock())) return stale_link();
        return {};
    };
    const auto stored = state_->find(id);
    if (!stored || !still(*stored)) return stale_link();
    if (const auto good = check_password(password, stored->account); !good) return good;
    return state_->set_password(id, password, still);
}

Result<void> Accounts::change_password(std::string_view id, std::string_view present,
                                       std::string_view password) {
    const auto stored = state_->find(id);
    if (!stored) return no_account(id);
    if (const auto good = check_password(password, stored->account); !good) return good;
    const std::string name(id);
    if (const auto wait = state_->throttle.begin(name); wait.count() > 0) return must_wait(wait);
    const auto right = is_right(*state_->hasher, stored, present);
    if (!right) {
        state_->throttle.cancel(name);
        return tl::unexpected(right.error());
    }
    if (!*right)
        return failure(ErrorCode::invalid_argument, "le mot de passe actuel n'est pas celui-là.",
                       "Si vous l'avez oublié, demandez un lien à la personne qui administre les comptes.");
    state_->throttle.succeed(name);
    return state_->set_password(id, password, [&](const StoredAccount& now) -> Result<void> {
        if (now.changes == stored->changes) return {};
        return failure(ErrorCode::conflict, "ce compte vient d'être changé ailleurs.", "Reconnectez-vous.");
    });
}

Result<Account> Accounts::log_in(std::string_view id, std::string_view password, std::string_view code) {
    const std::string name = typed_id(id);
    if (const auto wait = state_->throttle.begin(name); wait.count() > 0) return must_wait(wait);
    const auto stored = state_->find(name);
    const auto right = is_right(*state_->hasher, stored, password);
    if (!right) {
        state_->throttle.cancel(name);
        return tl::unexpected(right.error());
    }
    if (!*right) return wrong();
    if (stored->second_factor && code.empty()) {
        state_->throttle.cancel(name);
        return failure(ErrorCode::conflict, "le mot de passe est bon ; il faut aussi un code.",
                       "Tapez le code à six chiffres de votre application.");
    }
    if (stored->second_factor) {
        if (const auto taken = state_->take_code(name, code); !taken) return tl::unexpected(taken.error());
    }
    state_->renew(name, password);
    const auto now = state_->find(name);
    if (!now || now->changes != stored->changes) return wrong();  // changed while the password was computed
    state_->throttle.succeed(name);
    return now->seen();
}

}  // namespace reperes::publication
