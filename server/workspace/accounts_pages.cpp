// The accounts, for those who administer them: who is there, with what rights; a new one; a link to choose a
// password, shown once.
#include <fmt/format.h>

#include "pages/search_address.h"
#include "workspace/entering.h"
#include "workspace/form.h"
#include "workspace/own_pages.h"
#include "workspace/password_fields.h"
#include "workspace/words.h"

namespace reperes::workspace {

namespace {

using pages::Page;
using pages::View;
using publication::Account;

constexpr const char* kAccounts = "/espace/comptes";
constexpr std::string_view kChange = "/espace/comptes/modifier/";
constexpr std::string_view kReset = "/espace/comptes/lien/";

// "role-fiches-redacteur"
std::string box_name(corpus::Collection collection, publication::Role role) {
    return fmt::format("role-{}-{}", corpus::name(collection), publication::name(role));
}

// The table of rights: a line a collection, a box a role.
View rights_view(const Account& account) {
    View lines{View::type::list};
    for (const auto collection : corpus::kCollections) {
        View boxes{View::type::list};
        for (const auto role : publication::kRoles) {
            View box;
            box.set("nom", box_name(collection, role));
            box.set("role", std::string(verb(role)));
            box.set("cochee", account.has(role, collection));
            boxes.push_back(box);
        }
        View line;
        line.set("collection", std::string(label(collection)));
        line.set("cases", boxes);
        lines.push_back(line);
    }
    return lines;
}

View roles_view() {
    View list{View::type::list};
    for (const auto role : publication::kRoles) list.push_back(View{std::string(verb(role))});
    return list;
}

// What the boxes of the form say.
void read_rights(const Context& context, Account& account) {
    account.roles.clear();
    for (const auto collection : corpus::kCollections)
        for (const auto role : publication::kRoles)
            if (!context.field(box_name(collection, role)).empty()) account.roles[collection].insert(role);
    account.administrator = !context.field("administration").empty();
}

Field name_field(const Account& account) {
    Field name{"nom", "Prénom et nom"};
    name.help = "Tels qu'ils paraîtront sous les textes que cette personne écrira ou relira.";
    name.value = account.name;
    return name;
}

void put_rights(const Account& account, View& view) {
    view.set("roles", roles_view());
    view.set("collections", rights_view(account));
    view.set("administration", account.administrator);
}

Page new_account_view(const Context& context, const Account& account, Form form, int status) {
    View view;
    view.set("titre", "Ajouter une personne");
    put_rights(account, view);
    form.put(view);
    return page(context, "espace_compte_nouveau", std::move(view), status);
}

Form new_account_form(const Account& account) {
    Field id{"compte", "Identifiant"};
    id.help = "Pour se connecter, et pour le journal : par exemple mdupont. Il ne changera plus.";
    id.value = account.id;
    return Form({name_field(account), id});
}

Page edit_view(const Context& context, const Account& account, const Form& form, int status) {
    View view;
    view.set("titre", fmt::format("Le compte de {}", account.name));
    view.set("identifiant", account.id);
    view.set("adresse", pages::url_encode(account.id));
    view.set("desactive", account.disabled);
    view.set("soi_meme", account.id == context.account.id);
    put_rights(account, view);
    form.put(view);
    return page(context, "espace_compte_modifier", std::move(view), status);
}

// The one page where the link can be read.
Page link_view(const Context& context, const Account& account, const std::string& secret) {
    View view;
    view.set("titre", fmt::format("Un lien pour {}", account.name));
    view.set("nom", account.name);
    view.set("lien", fmt::format("{}/espace/mot-de-passe?compte={}&cle={}", context.parts->pages->origin(),
                                 pages::url_encode(account.id), secret));
    return page(context, "espace_lien", std::move(view));
}

std::optional<Account> account_in_path(const Context& context, std::string_view before) {
    return context.parts->accounts->find(std::string_view(context.call->path).substr(before.size()));
}

// Nobody can shut the door behind themselves: somebody must be left to open it again.
bool locks_oneself_out(const Context& context, const Account& wanted) {
    return wanted.id == context.account.id && (!wanted.administrator || wanted.disabled);
}

std::string_view state_of(const Account& account) {
    if (account.disabled) return "désactivé";
    return account.has_password ? "actif" : "attend son mot de passe";
}

}  // namespace

Page accounts_page(const Context& context) {
    View list{View::type::list};
    for (const auto& account : context.parts->accounts->list()) {
        View item;
        item.set("nom", account.name);
        item.set("identifiant", account.id);
        item.set("url", std::string(kChange) + pages::url_encode(account.id));
        item.set("droits", rights_in_words(account));
        item.set("etat", std::string(state_of(account)));
        item.set("inactif", account.disabled || !account.has_password);
        item.set("double", account.has_second_factor);
        list.push_back(item);
    }
    View view;
    view.set("titre", "Comptes");
    view.set("comptes", list);
    return page(context, "espace_comptes", std::move(view));
}

Page new_account_page(const Context& context) {
    return new_account_view(context, {}, new_account_form({}), 200);
}

Page add_account(const Context& context) {
    Account account;
    account.id = trimmed(context.field("compte"));
    account.name = trimmed(context.field("nom"));
    read_rights(context, account);
    Form form = new_account_form(account);
    if (account.name.empty()) form.refuse("nom", "Écrivez le prénom et le nom de la personne.");
    if (account.id.empty()) form.refuse("compte", "Choisissez un identifiant, par exemple mdupont.");
    if (form.refused()) return new_account_view(context, account, form, 422);
    const auto secret = context.parts->accounts->add(account);
    if (!secret) {
        const auto code = secret.error().code;
        if (code != ErrorCode::invalid_argument && code != ErrorCode::conflict)
            return refused(context, secret.error());
        form.refuse("compte", as_one(secret.error()));
        return new_account_view(context, account, form, status_of(secret.error()));
    }
    context.note(context.account.id, "compte-cree", account.id, rights_in_words(account));
    return link_view(context, account, *secret);
}

Page edit_account_page(const Context& context) {
    const auto account = account_in_path(context, kChange);
    if (!account) return no_such_page(context);
    return edit_view(context, *account, Form({name_field(*account)}), 200);
}

Page change_account(const Context& context) {
    const auto before = account_in_path(context, kChange);
    if (!before) return no_such_page(context);
    Account account = *before;
    account.name = trimmed(context.field("nom"));
    account.disabled = !context.field("desactive").empty();
    read_rights(context, account);
    Form form({name_field(account)});
    if (account.name.empty()) form.refuse("nom", "Écrivez le prénom et le nom de la personne.");
    if (form.refused()) return edit_view(context, account, form, 422);
    if (locks_oneself_out(context, account))
        return refused(context, {ErrorCode::forbidden,
                                 "Vous ne pouvez ni désactiver votre propre compte, ni lui retirer "
                                 "l'administration.",
                                 "Demandez-le à une autre personne qui administre les comptes."});
    if (const auto changed = context.parts->accounts->change(account); !changed)
        return refused(context, changed.error());
    Page page = see(kAccounts, "compte-modifie");
    if (account.id == context.account.id) enter(context, account.id, page);
    context.note(context.account.id, "compte-modifie", account.id,
                 rights_in_words(account) + (account.disabled ? " Désactivé." : ""));
    return page;
}

Page reset_account(const Context& context) {
    const auto account = account_in_path(context, kReset);
    if (!account) return no_such_page(context);
    if (account->id == context.account.id)
        return refused(context, {ErrorCode::forbidden, "Ce lien fermerait votre propre compte.",
                                 "Changez votre mot de passe dans « Mon compte »."});
    const auto secret = context.parts->accounts->reset(account->id);
    if (!secret) return refused(context, secret.error());
    context.note(context.account.id, "lien", account->id);
    return link_view(context, *account, *secret);
}

}  // namespace reperes::workspace
