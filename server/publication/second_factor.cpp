#include <algorithm>

#include "publication/accounts_state.h"
#include "publication/seal.h"
#include "publication/start_sodium.h"
#include "publication/totp.h"

namespace reperes::publication {

Result<void> Accounts::State::take_code(std::string_view id, std::string_view code) {
    return change(id, [&](StoredAccount& stored) -> Result<void> {
        if (!stored.second_factor) return wrong();
        auto& factor = *stored.second_factor;
        const auto secret = unseal(store.data(), id, factor.sealed);
        if (!secret) return tl::unexpected(secret.error());
        const auto step = totp_match(*secret, code, clock(), factor.last_step);
        if (!step) return wrong();
        factor.last_step = *step;
        return {};
    });
}

Result<std::string> Accounts::propose_second_factor(std::string_view id) {
    if (!state_->find(id)) return no_account(id);
    start_sodium();
    std::string secret(kTotpSecretBytes, '\0');
    randombytes_buf(secret.data(), secret.size());
    const std::lock_guard lock(state_->proposed_mutex);
    return base32(state_->proposed.insert_or_assign(std::string(id), std::move(secret)).first->second);
}

Result<void> Accounts::confirm_second_factor(std::string_view id, std::string_view code) {
    std::unique_lock lock(state_->proposed_mutex);
    const auto found = state_->proposed.find(id);
    if (found == state_->proposed.end())
        return failure(ErrorCode::conflict, "aucun second facteur n'attend d'être confirmé.",
                       "Recommencez depuis la page de votre compte.");
    const std::string secret = found->second;
    lock.unlock();
    const auto step = totp_match(secret, code, state_->clock(), 0);
    if (!step)
        return failure(ErrorCode::invalid_argument,
                       "ce code n'est pas celui que l'application devrait montrer.",
                       "Vérifiez l'heure du téléphone, et que le secret a été recopié en entier.");
    const auto set = state_->store.change([&](StoredAccounts& accounts) -> Result<void> {
        const auto account = accounts.find(id);
        if (account == accounts.end()) return no_account(id);
        const bool none_sealed = std::ranges::none_of(
            accounts, [](const auto& one) { return one.second.second_factor.has_value(); });
        auto sealed = seal(state_->store.data(), id, secret, none_sealed);
        if (!sealed) return tl::unexpected(sealed.error());
        account->second.second_factor = SecondFactor{std::move(*sealed), *step};
        ++account->second.changes;
        return {};
    });
    if (!set) return set;
    lock.lock();
    state_->proposed.erase(std::string(id));
    return {};
}

}  // namespace reperes::publication
