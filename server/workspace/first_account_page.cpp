// The page of the link that the server prints when it starts without any account.
#include "workspace/entering.h"
#include "workspace/guard.h"
#include "workspace/own_pages.h"
#include "workspace/password_fields.h"
#include "workspace/words.h"

namespace reperes::workspace {

namespace {

using pages::Page;
using pages::View;

Form form_of(const Context& context) {
    Field name{"nom", "Prénom et nom"};
    name.help = "Tels qu'ils paraîtront sous les textes que vous écrirez ou relirez.";
    name.value = context.field("nom");
    name.autocomplete = "name";
    Field id{"compte", "Identifiant"};
    id.help = "Pour vous connecter, et pour le journal : par exemple mdupont. Il ne changera plus.";
    id.value = context.field("compte");
    id.autocomplete = "username";
    std::vector<Field> fields{name, id};
    for (auto& field : new_password_fields("Mot de passe")) fields.push_back(std::move(field));
    return Form(std::move(fields));
}

Page view_of(const Context& context, const Form& form, int status) {
    View view;
    view.set("titre", "Créer le premier compte");
    view.set("cle", context.call->post ? context.field("cle") : context.parameter("cle"));
    form.put(view);
    return page(context, "espace_premier_compte", std::move(view), status);
}

Result<void> check_link(const Context& context, const FirstAccount& first, const std::string& key) {
    if (!is_loopback(context.call->host))
        return failure(ErrorCode::forbidden, "Ce lien ne s'ouvre que sur la machine où tourne le serveur.",
                       "Ouvrez-le là, tel que le serveur l'a affiché en démarrant.");
    if (first.secret().empty())
        return failure(ErrorCode::forbidden, "Ce lien ne sert qu'une fois, et un compte existe déjà.",
                       "Connectez-vous, ou demandez un compte à la personne qui les administre.");
    if (!first.is_secret(key))
        return failure(ErrorCode::forbidden, "Ce lien n'est pas le bon.",
                       "Un lien vaut jusqu'à l'arrêt du serveur : prenez celui qu'il a affiché en démarrant, "
                       "en entier.");
    return {};
}

}  // namespace

Page first_account_page(const Context& context, const FirstAccount& first) {
    if (const auto good = check_link(context, first, context.parameter("cle")); !good)
        return refused(context, good.error());
    return view_of(context, form_of(context), 200);
}

Page create_first_account(const Context& context, FirstAccount& first) {
    const auto key = context.field("cle");
    if (const auto good = check_link(context, first, key); !good) return refused(context, good.error());
    Form form = form_of(context);
    publication::Account asked;
    asked.id = trimmed(context.field("compte"));
    asked.name = trimmed(context.field("nom"));
    if (asked.name.empty()) form.refuse("nom", "Écrivez votre prénom et votre nom.");
    if (asked.id.empty()) form.refuse("compte", "Choisissez un identifiant, par exemple mdupont.");
    check_new_password(context, asked, form);
    if (form.refused()) return view_of(context, form, 422);
    const auto account = first.create(key, asked.id, asked.name, context.field("nouveau"));
    if (!account && account.error().code == ErrorCode::invalid_argument) {
        form.refuse("compte", as_one(account.error()));
        return view_of(context, form, 422);
    }
    if (!account) return refused(context, account.error());
    Page page = see("/espace", "premier-compte");
    enter(context, account->id, page);
    context.note(account->id, "compte-cree", account->id, rights_in_words(*account));
    return page;
}

}  // namespace reperes::workspace
