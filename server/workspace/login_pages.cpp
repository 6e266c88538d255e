// Entering the space and leaving it, with a password, or with a link to choose one. No cookie is set before a
// form has been sent.
#include "workspace/entering.h"
#include "workspace/guard.h"
#include "workspace/own_pages.h"
#include "workspace/password_fields.h"
#include "workspace/words.h"

namespace reperes::workspace {

namespace {

using pages::Page;
using pages::View;

constexpr const char* kLogin = "/espace/connexion";
constexpr int kTooManyRequests = 429;

Form login_form(const Context& context) {
    Field account{"compte", "Identifiant"};
    account.value = context.field("compte");
    account.autocomplete = "username";
    Field code{"code", "Code de vérification"};
    code.help = "Si votre compte demande la double vérification : les six chiffres de votre application.";
    code.autocomplete = "one-time-code";
    code.optional = true;
    return Form({account, password_field("mot-de-passe", "Mot de passe", "current-password"), code});
}

Page login_view(const Context& context, const FirstAccount& first, const Form& form, int status) {
    View view;
    view.set("titre", "Se connecter");
    view.set("destination",
             safe_next(context.call->post ? context.field("suite") : context.parameter("suite")));
    view.set("sans_compte", !first.secret().empty());
    // A cookie of this site does not come with a request from another one: the same link, followed from here.
    view.set("venu_d_ailleurs", context.call->fetch_site == "cross-site");
    form.put(view);
    return page(context, "espace_connexion", std::move(view), status);
}

// Capitals are no matter, as in publication.
std::string typed_id(const Context& context) {
    std::string id = trimmed(context.field("compte"));
    for (char& c : id)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return id;
}

// What was refused is journaled under the account that was tried, never under a name that is none.
int refuse(const Context& context, const std::string& id, const Error& error, Form& form) {
    if (error.code == ErrorCode::conflict) {
        form.refuse(
            "code",
            "Votre compte demande aussi un code de vérification. Écrivez de nouveau votre mot de passe, "
            "puis le code que montre votre application.");
        return status_of({ErrorCode::invalid_argument, "", ""});
    }
    form.refuse("mot-de-passe", as_one(error));
    if (error.code == ErrorCode::unavailable) return kTooManyRequests;
    if (context.parts->accounts->find(id)) context.note("serveur", "connexion-refusee", id);
    return status_of(error);
}

Page choose_password_view(const Context& context, const Form& form, int status) {
    const bool posted = context.call->post;
    View view;
    view.set("titre", "Choisir votre mot de passe");
    view.set("compte", posted ? context.field("compte") : context.parameter("compte"));
    view.set("cle", posted ? context.field("cle") : context.parameter("cle"));
    form.put(view);
    return page(context, "espace_mot_de_passe", std::move(view), status);
}

}  // namespace

Page log_in_page(const Context& context, const FirstAccount& first) {
    return login_view(context, first, login_form(context), 200);
}

Page log_in(const Context& context, const FirstAccount& first) {
    Form form = login_form(context);
    const auto id = typed_id(context);
    const auto password = context.field("mot-de-passe");
    if (id.empty()) form.refuse("compte", "Écrivez votre identifiant.");
    if (password.empty()) form.refuse("mot-de-passe", "Écrivez votre mot de passe.");
    if (form.refused()) return login_view(context, first, form, 422);
    const auto account = context.parts->accounts->log_in(id, password, trimmed(context.field("code")));
    if (!account) {
        const int status = refuse(context, id, account.error(), form);
        return login_view(context, first, form, status);
    }
    Page page = see(safe_next(context.field("suite")));
    enter(context, account->id, page);
    context.note(account->id, "connexion");
    return page;
}

Page log_out(const Context& context) {
    context.parts->sessions->close(context.secret);
    context.note(context.account.id, "deconnexion");
    Page page = see(kLogin, "deconnexion");
    page.set_cookie = ended_session_cookie(context.https);
    page.clear_site_data = true;
    return page;
}

Page choose_password_page(const Context& context) {
    return choose_password_view(context, Form(new_password_fields("Mot de passe")), 200);
}

Page choose_password(const Context& context) {
    Form form(new_password_fields("Mot de passe"));
    const auto id = context.field("compte");
    auto& accounts = *context.parts->accounts;
    check_new_password(context, accounts.find(id).value_or(publication::Account{}), form);
    if (form.refused()) return choose_password_view(context, form, 422);
    const auto chosen = accounts.choose_password(id, context.field("cle"), context.field("nouveau"));
    if (!chosen) return refused(context, chosen.error());
    context.note(id, "mot-de-passe");
    return see(kLogin, "mot-de-passe-choisi");
}

}  // namespace reperes::workspace
