// One's own account: what it may do, its password, the second factor, where it is logged in.
#include <fmt/format.h>

#include "pages/search_address.h"
#include "workspace/entering.h"
#include "workspace/guard.h"
#include "workspace/own_pages.h"
#include "workspace/password_fields.h"
#include "workspace/words.h"

namespace reperes::workspace {

namespace {

using pages::Page;
using pages::View;

constexpr const char* kAccount = "/espace/compte";

Form password_form() {
    std::vector<Field> fields{password_field("present", "Mot de passe actuel", "current-password")};
    for (auto& field : new_password_fields("Nouveau mot de passe")) fields.push_back(std::move(field));
    return Form(std::move(fields));
}

View sessions_view(const Context& context) {
    View list{View::type::list};
    for (const auto& session : context.parts->sessions->of(context.account.id)) {
        View item;
        item.set("ouverte", instant_view(session.opened));
        item.set("vue", instant_view(session.used));
        item.set("celle_ci", session.form_token == context.session.form_token);
        list.push_back(item);
    }
    return list;
}

Page account_view(const Context& context, const Form& form, int status) {
    View view;
    view.set("titre", "Mon compte");
    view.set("nom", context.account.name);
    view.set("identifiant", context.account.id);
    view.set("droits", rights_in_words(context.account));
    view.set("par_mandataire", !context.call->identity.empty());
    view.set("double", context.account.has_second_factor);
    view.set("publie", publication::publishes(context.account));
    view.set("sessions", sessions_view(context));
    form.put(view);
    return page(context, "espace_compte", std::move(view), status);
}

// otpauth://totp/Rep%C3%A8res:mdupont?secret=…&issuer=Rep%C3%A8res, as authenticator applications read it.
std::string key_uri(const std::string& account, const std::string& key) {
    const auto issuer = pages::url_encode("Repères");
    return fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}", issuer, pages::url_encode(account),
                       key);
}

Form code_form() {
    Field code{"code", "Code à six chiffres"};
    code.help = "Celui que votre application montre en ce moment pour Repères.";
    code.autocomplete = "one-time-code";
    return Form({code});
}

// `key` is shown once; without it, only its confirmation is asked for.
Page second_factor_view(const Context& context, const Form& form, const std::string& key, int status) {
    View view;
    view.set("titre", "Double vérification");
    if (!key.empty()) {
        View shown;
        shown.set("texte", in_groups_of_four(key));
        shown.set("url", key_uri(context.account.id, key));
        view.set("cle", shown);
    }
    form.put(view);
    return page(context, "espace_double_verification", std::move(view), status);
}

}  // namespace

Page account_page(const Context& context) {
    return account_view(context, password_form(), 200);
}

Page change_password(const Context& context) {
    Form form = password_form();
    if (context.field("present").empty()) form.refuse("present", "Écrivez votre mot de passe actuel.");
    check_new_password(context, context.account, form);
    if (form.refused()) return account_view(context, form, 422);
    const auto changed = context.parts->accounts->change_password(
        context.account.id, context.field("present"), context.field("nouveau"));
    if (!changed) {
        form.refuse("present", as_one(changed.error()));
        return account_view(context, form, status_of(changed.error()));
    }
    Page page = see(kAccount, "mot-de-passe-change");
    enter(context, context.account.id, page);  // its sessions have ended, this one too
    context.note(context.account.id, "mot-de-passe");
    return page;
}

Page propose_second_factor(const Context& context) {
    const auto key = context.parts->accounts->propose_second_factor(context.account.id);
    if (!key) return refused(context, key.error());
    return second_factor_view(context, code_form(), *key, 200);
}

Page confirm_second_factor(const Context& context) {
    const auto confirmed =
        context.parts->accounts->confirm_second_factor(context.account.id, trimmed(context.field("code")));
    if (!confirmed) {
        Form form = code_form();
        form.refuse("code", as_one(confirmed.error()));
        return second_factor_view(context, form, {}, status_of(confirmed.error()));
    }
    Page page = see(kAccount, "double-verification");
    enter(context, context.account.id, page);  // its sessions have ended, this one too
    context.note(context.account.id, "double-verification");
    return page;
}

Page log_out_everywhere(const Context& context) {
    context.parts->sessions->close_all(context.account.id);
    context.note(context.account.id, "deconnexion-partout");
    Page page = see("/espace/connexion", "deconnexion-partout");
    page.set_cookie = ended_session_cookie(context.https);
    page.clear_site_data = true;
    return page;
}

}  // namespace reperes::workspace
