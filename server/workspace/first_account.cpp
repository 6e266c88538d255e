#include "workspace/first_account.h"

#include "publication/sessions.h"

namespace reperes::workspace {

namespace {

constexpr std::size_t kSecretBytes = 32;

publication::Account everything(const std::string& id, const std::string& name) {
    publication::Account account;
    account.id = id;
    account.name = name;
    account.administrator = true;
    for (const auto collection : corpus::kCollections)
        account.roles[collection] = {publication::Role::redacteur, publication::Role::relecteur,
                                     publication::Role::editeur};
    return account;
}

}  // namespace

FirstAccount::FirstAccount(publication::Accounts& accounts)
    : accounts_(&accounts), secret_(publication::random_hex(kSecretBytes)) {}

std::string FirstAccount::secret() const {
    return accounts_->empty() ? secret_ : std::string();
}

bool FirstAccount::is_secret(std::string_view typed) const {
    return publication::same_secret(typed, secret_);
}

Result<publication::Account> FirstAccount::create(std::string_view key, const std::string& id,
                                                  const std::string& name, std::string_view password) {
    const std::lock_guard lock(creating_);
    if (!accounts_->empty() || !is_secret(key))
        return failure(ErrorCode::forbidden, "Ce lien ne sert qu'une fois, et il a servi.",
                       "Connectez-vous, ou demandez un compte à la personne qui les administre.");
    const auto account = everything(id, name);
    const auto link = accounts_->add(account);
    if (!link) return tl::unexpected<Error>(link.error());
    if (auto chosen = accounts_->choose_password(id, *link, password); !chosen)
        return tl::unexpected<Error>(chosen.error());
    return account;
}

}  // namespace reperes::workspace
