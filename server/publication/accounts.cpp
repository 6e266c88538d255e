#include "publication/accounts.h"

#include <algorithm>
#include <utility>

#include "corpus/digest.h"
#include "corpus/durable_file.h"
#include "publication/accounts_state.h"
#include "publication/sessions.h"
#include "text/utf8.h"

namespace reperes::publication {

namespace {

constexpr std::chrono::hours kLinkLife{24};
constexpr std::size_t kLinkSecretBytes = 32;
constexpr std::size_t kMaxNameCharacters = 100;

// The people and the programs that the journal names without an account.
bool is_reserved(std::string_view id) {
    return id == "serveur" || id == "ligne-de-commande";
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return !text::is_continuation(byte); }));
}

bool has_control(std::string_view text) {
    return std::ranges::any_of(text, [](unsigned char byte) { return byte < 0x20 || byte == 0x7F; });
}

Result<void> check_name(std::string_view name) {
    if (!name.empty() && count_characters(name) <= kMaxNameCharacters && !has_control(name)) return {};
    return failure(ErrorCode::invalid_argument, "le nom est vide, trop long ou illisible.",
                   fmt::format("Écrivez le nom tel que les lecteurs le verront, en {} caractères au plus.",
                               kMaxNameCharacters));
}

Result<void> check_new_id(std::string_view id) {
    if (is_account_id(id) && !is_reserved(id)) return {};
    return failure(
        ErrorCode::invalid_argument, fmt::format("« {} » ne peut pas être un identifiant.", id),
        "De 2 à 32 caractères : petites lettres sans accent, chiffres, points et traits d'union, en "
        "commençant par une lettre. « serveur » et « ligne-de-commande » sont pris.");
}

bool runs_accounts(const Account& account) {
    return account.administrator && !account.disabled;
}

bool same_rights(const Account& a, const Account& b) {
    return a.roles == b.roles && a.administrator == b.administrator && a.disabled == b.disabled;
}

// A new link, and its secret.
std::pair<Link, std::string> make_link(corpus::Instant now) {
    std::string secret = random_hex(kLinkSecretBytes);
    Link link{corpus::sha256(secret), now + kLinkLife};
    return {std::move(link), std::move(secret)};
}

}  // namespace

std::optional<StoredAccount> Accounts::State::find(std::string_view id) {
    const auto accounts = store.read_or_last();
    const auto found = accounts->find(id);
    return found == accounts->end() ? std::nullopt : std::optional(found->second);
}

Result<void> Accounts::State::change(std::string_view id,
                                     const std::function<Result<void>(StoredAccount&)>& edit) {
    return store.change([&](StoredAccounts& accounts) -> Result<void> {
        const auto found = accounts.find(id);
        return found == accounts.end() ? no_account(id) : edit(found->second);
    });
}

Result<std::unique_ptr<Accounts>> Accounts::open(std::filesystem::path data, Clock clock,
                                                 std::shared_ptr<PasswordHasher> hasher) {
    if (const auto made = corpus::create_folder(data, 0700); !made) return tl::unexpected(made.error());
    auto state = std::make_unique<State>(std::move(data), std::move(clock), std::move(hasher));
    if (const auto read = state->store.read(); !read) return tl::unexpected(read.error());
    return std::unique_ptr<Accounts>(new Accounts(std::move(state)));
}

Accounts::Accounts(std::unique_ptr<State> state) : state_(std::move(state)) {}
Accounts::~Accounts() = default;

std::vector<Account> Accounts::list() const {
    std::vector<Account> accounts;
    for (const auto& [id, stored] : *state_->store.read_or_last()) accounts.push_back(stored.seen());
    return accounts;
}

std::optional<Account> Accounts::find(std::string_view id) const {
    const auto stored = state_->find(id);
    return stored ? std::optional(stored->seen()) : std::nullopt;
}

bool Accounts::empty() const {
    return state_->store.read_or_last()->empty();
}

void Accounts::watch(std::function<void(std::string_view id)> changed) {
    state_->store.watch(std::move(changed));
}

Result<std::string> Accounts::add(const Account& account) {
    if (const auto id = check_new_id(account.id); !id) return tl::unexpected(id.error());
    if (const auto name = check_name(account.name); !name) return tl::unexpected(name.error());
    auto [link, secret] = make_link(state_->clock());
    const auto added = state_->store.change([&](StoredAccounts& accounts) -> Result<void> {
        const bool is_new = accounts.emplace(account.id, StoredAccount{account, {}, link, {}, 0}).second;
        if (is_new) return {};
        return failure(ErrorCode::conflict, fmt::format("le compte « {} » existe déjà.", account.id),
                       "Choisissez un autre identifiant.");
    });
    if (!added) return tl::unexpected(added.error());
    return std::move(secret);
}

Result<void> Accounts::change(const Account& account) {
    if (const auto name = check_name(account.name); !name) return name;
    return state_->store.change([&](StoredAccounts& accounts) -> Result<void> {
        const auto found = accounts.find(account.id);
        if (found == accounts.end()) return no_account(account.id);
        auto& stored = found->second;
        if (!same_rights(stored.account, account)) ++stored.changes;
        const bool was_running = runs_accounts(stored.account);
        stored.account = account;
        const bool somebody_runs =
            std::ranges::any_of(accounts, [](const auto& one) { return runs_accounts(one.second.account); });
        if (!was_running || somebody_runs) return {};
        return failure(ErrorCode::conflict, "c'est le dernier compte qui administre les comptes.",
                       "Donnez d'abord l'administration à un autre.");
    });
}

Result<std::string> Accounts::reset(std::string_view id) {
    auto [link, secret] = make_link(state_->clock());
    const auto done = state_->change(id, [&](StoredAccount& stored) -> Result<void> {
        stored.password.clear();
        stored.second_factor.reset();
        stored.link = link;
        ++stored.changes;
        return {};
    });
    if (!done) return tl::unexpected(done.error());
    return std::move(secret);
}

}  // namespace reperes::publication
