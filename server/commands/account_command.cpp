#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

#include "commands/commands.h"
#include "commands/roles_option.h"
#include "commands/terminal.h"
#include "publication/accounts.h"
#include "publication/journal.h"
#include "text/utf8.h"

namespace reperes::commands {

namespace {

using publication::Account;

constexpr const char* kWho = "ligne-de-commande";

// What is typed; each command uses a part of it.
struct Typed {
    std::filesystem::path data;
    std::string id, name;
    std::vector<std::string> roles;
    std::optional<bool> administrator;
    std::string url = "http://127.0.0.1:8080";
};

Result<std::unique_ptr<publication::Accounts>> open_accounts(const Typed& typed) {
    return publication::Accounts::open(typed.data);
}

// The change was made: a journal that cannot say so is a failure of the command all the same.
int note(const Typed& typed, const std::string& act, const std::string& detail) {
    std::vector<std::string> repaired;
    const auto journal = publication::Journal::open(typed.data, repaired);
    for (const auto& sentence : repaired) std::cerr << sentence << '\n';
    if (!journal) return fail(journal.error());
    publication::JournalEntry entry;
    entry.who = kWho;
    entry.act = act;
    entry.object = typed.id;
    entry.detail = detail;
    const auto written = (*journal)->write(entry);
    return written ? 0 : fail(written.error());
}

void print_link(const Typed& typed, const std::string& secret) {
    std::string site = typed.url;
    while (site.ends_with('/')) site.pop_back();
    std::cout << fmt::format("{}/espace/mot-de-passe?compte={}&cle={}\n", site, typed.id, secret);
    std::cerr << "Ce lien sert une fois, dans les 24 heures, à choisir un mot de passe. Remettez-le en mains "
                 "propres ou par une messagerie sûre.\n";
}

// What was typed over what was there.
Result<Account> changed(Account account, const Typed& typed) {
    if (!typed.name.empty()) account.name = typed.name;
    if (typed.administrator) account.administrator = *typed.administrator;
    if (const auto set = set_roles(account, typed.roles); !set) return tl::unexpected(set.error());
    return account;
}

int add(const Typed& typed) {
    Account account;
    account.id = account.name = typed.id;
    const auto wanted = changed(account, typed);
    if (!wanted) return fail(wanted.error());
    const auto accounts = open_accounts(typed);
    if (!accounts) return fail(accounts.error());
    const auto secret = (*accounts)->add(*wanted);
    if (!secret) return fail(secret.error());
    const int noted = note(typed, "compte-cree", rights_of(*wanted));
    print_link(typed, *secret);
    return noted;
}

// Reads the account, lets `edit` change it, writes it.
template <typename Edit>
int edit(const Typed& typed, Edit edit) {
    const auto accounts = open_accounts(typed);
    if (!accounts) return fail(accounts.error());
    const auto before = (*accounts)->find(typed.id);
    if (!before)
        return fail({ErrorCode::not_found, fmt::format("le compte « {} » n'existe pas.", typed.id),
                     "reperes-server account list montre ceux qui existent."});
    const Result<Account> after = edit(*before);
    if (!after) return fail(after.error());
    if (const auto done = (*accounts)->change(*after); !done) return fail(done.error());
    const std::string detail = rights_of(*after) + (after->disabled ? ", désactivé" : "");
    std::cout << fmt::format("{} : {}\n", typed.id, detail);
    return note(typed, "compte-modifie", detail);
}

int role(const Typed& typed) {
    return edit(typed, [&](const Account& account) { return changed(account, typed); });
}

int set_disabled(const Typed& typed, bool disabled) {
    return edit(typed, [&](Account account) -> Result<Account> {
        account.disabled = disabled;
        return account;
    });
}

int reset(const Typed& typed) {
    const auto accounts = open_accounts(typed);
    if (!accounts) return fail(accounts.error());
    const auto secret = (*accounts)->reset(typed.id);
    if (!secret) return fail(secret.error());
    const int noted = note(typed, "lien", "");
    print_link(typed, *secret);
    return noted;
}

std::string_view state_of(const Account& account) {
    if (account.disabled) return "désactivé";
    return account.has_password ? "actif" : "attend son mot de passe";
}

std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return !text::is_continuation(byte); }));
}

// Columns as wide as their widest cell, two blanks apart.
void print_table(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths(rows.front().size());
    for (const auto& row : rows)
        for (std::size_t column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], width(row[column]));
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t column = 0; column + 1 < row.size(); ++column)
            line += row[column] + std::string(widths[column] - width(row[column]) + 2, ' ');
        std::cout << fmt::format("{}{}\n", line, row.back());
    }
}

int list(const Typed& typed) {
    const auto accounts = open_accounts(typed);
    if (!accounts) return fail(accounts.error());
    std::vector<std::vector<std::string>> rows{{"COMPTE", "NOM", "ÉTAT", "SECOND FACTEUR", "DROITS"}};
    for (const auto& account : (*accounts)->list())
        rows.push_back({account.id, account.name, std::string(state_of(account)),
                        account.has_second_factor ? "oui" : "non", rights_of(account)});
    print_table(rows);
    return 0;
}

}  // namespace

void add_account(CLI::App& app, int& status) {
    auto* account = app.add_subcommand("account", "Les comptes de l'espace de la commission");
    account->require_subcommand(1);
    const auto typed = std::make_shared<Typed>();

    const auto command = [&](const char* name, const char* help, auto run) {
        auto* one = account->add_subcommand(name, help);
        add_data_option(*one, typed->data);
        one->callback([typed, run, &status] { status = run(*typed); });
        return one;
    };
    const auto with_id = [&](CLI::App* one) {
        one->add_option("ID", typed->id, "Identifiant du compte")->required();
        return one;
    };
    const auto with_rights = [&](CLI::App* one) {
        one->add_option("--name", typed->name, "Nom, tel que les lecteurs le verront");
        one->add_option(
            "--role", typed->roles,
            "COLLECTION=RÔLE,RÔLE : exactement ces rôles dans cette collection (« fiches= » : aucun) ; "
            "répétable");
        one->add_flag("--administrateur,!--sans-administration", typed->administrator,
                      "Administre les comptes, ou ne les administre plus");
    };
    const auto with_url = [&](CLI::App* one) {
        one->add_option("--url", typed->url, "Adresse du site, pour le lien")->capture_default_str();
    };

    auto* adding = with_id(command("add", "Crée un compte, et le lien pour en choisir le mot de passe", add));
    with_rights(adding);
    with_url(adding);
    command("list", "Montre les comptes", list);
    with_rights(with_id(command("role", "Change les rôles d'un compte, ou son nom", role)));
    with_url(with_id(
        command("reset",
                "Ferme l'ancien mot de passe et le second facteur, et donne un lien pour en choisir d'autres",
                reset)));
    with_id(command("disable", "Désactive un compte, sans rien en effacer",
                    [](const Typed& one) { return set_disabled(one, true); }));
    with_id(command("enable", "Rend un compte désactivé",
                    [](const Typed& one) { return set_disabled(one, false); }));
}

}  // namespace reperes::commands
