#include "workspace/workspace.h"

#include <algorithm>
#include <atomic>

#include "pages/search_address.h"
#include "workspace/context.h"
#include "workspace/entering.h"
#include "publication/import_table.h"
#include "workspace/guard.h"
#include "workspace/likeness.h"
#include "workspace/own_pages.h"

namespace reperes::workspace {

namespace {

using pages::Page;
using pages::View;
using publication::Account;

bool everybody(const Account&) {
    return true;
}
bool administers(const Account& account) {
    return account.administrator;
}
bool writes_anywhere(const Account& account) {
    return may_anywhere(account, publication::Act::write);
}

// What `reperes-index import` reads, to be filled in a spreadsheet.
Page template_file(const Context&) {
    Page page{200, "text/csv; charset=utf-8", publication::import_template()};
    page.private_search = true;
    page.file_name = "reperes-modele.csv";
    return page;
}

// The addresses of this room; the others are draft_page()'s. One that ends with '/' is followed by a name.
struct Route {
    std::string_view path;
    bool post;
    bool (*open_to)(const Account&);
    Page (*answer)(const Context&);
};
constexpr Route kRoutes[] = {
    {"/espace", false, everybody, dashboard},
    {"/espace/deconnexion", true, everybody, log_out},
    {"/espace/compte", false, everybody, account_page},
    {"/espace/compte/mot-de-passe", true, everybody, change_password},
    {"/espace/compte/double-verification", true, everybody, propose_second_factor},
    {"/espace/compte/double-verification/confirmer", true, everybody, confirm_second_factor},
    {"/espace/compte/deconnecter-partout", true, everybody, log_out_everywhere},
    {"/espace/comptes", false, administers, accounts_page},
    {"/espace/comptes/nouveau", false, administers, new_account_page},
    {"/espace/comptes/nouveau", true, administers, add_account},
    {"/espace/comptes/modifier/", false, administers, edit_account_page},
    {"/espace/comptes/modifier/", true, administers, change_account},
    {"/espace/comptes/lien/", true, administers, reset_account},
    {"/espace/reglages", false, administers, settings_page},
    {"/espace/reglages", true, administers, change_settings},
    {"/espace/journal", false, may_read_journal, journal_page},
    {"/espace/semblables", false, writes_anywhere, likeness_answer},
    {"/espace/modele.csv", false, writes_anywhere, template_file},
};

bool leads_to(const Route& route, std::string_view path) {
    return route.path.ends_with('/') ? path.starts_with(route.path) : path == route.path;
}

Page not_yours(const Context& context) {
    return refused(context, {ErrorCode::forbidden, "Cette page n'est pas ouverte à votre compte.",
                             "Si vous en avez besoin, demandez ce droit à une personne qui administre les "
                             "comptes."});
}

// An address of a button was opened as a page, or the reverse.
Page wrong_method(const Context& context) {
    View view;
    view.set("titre", "Cette adresse ne s'ouvre pas ainsi");
    view.set("message", "Elle sert à un bouton d'une page de l'espace ; rien n'a été fait.");
    view.set("suite", "Repartez du menu.");
    return page(context, "espace_refus", std::move(view), 405);
}

Page routed(const Context& context) {
    bool known = false;
    for (const auto& route : kRoutes) {
        if (!leads_to(route, context.call->path)) continue;
        if (!route.open_to(context.account)) return not_yours(context);
        if (route.post == context.call->post) return route.answer(context);
        known = true;
    }
    if (known) return wrong_method(context);
    if (!may_anywhere(context.account, publication::Act::read)) return not_yours(context);
    return draft_page(context);
}

// What somebody had typed in a form that comes too late: theirs to copy, secrets apart.
Page too_late(const Context& context) {
    static constexpr std::string_view kKept[] = {"mot-de-passe", "present", "nouveau", "encore",
                                                 "code",         "jeton",   "cle",     "revision"};
    View list{View::type::list};
    for (const auto& [name, value] : context.call->form) {
        if (value.empty() || std::find(std::begin(kKept), std::end(kKept), name) != std::end(kKept)) continue;
        View item;
        item.set("nom", name);
        item.set("texte", value);
        list.push_back(item);
    }
    View view;
    view.set("titre", "Votre session a pris fin");
    if (list.is_non_empty_list()) {
        View typed;
        typed.set("liste", list);
        view.set("saisie", typed);
    }
    return page(context, "espace_session_finie", std::move(view), 403);
}

Page to_the_login(const Context& context) {
    std::string url = "/espace/connexion";
    if (const auto& path = context.call->path; safe_next(path) != "/espace")
        url += "?suite=" + pages::url_encode(path);
    const bool had_one = !session_secrets(*context.call, context.https).empty();
    return see(url, had_one ? "session-finie" : "");
}

bool may_enter(const Account& account, bool identified_elsewhere) {
    return !account.disabled && (account.has_password || identified_elsewhere);
}

bool lacks_second_factor(const Context& context) {
    return context.https && context.call->identity.empty() && publication::publishes(context.account) &&
           !context.account.has_second_factor;
}

// Where somebody can still go to set it up.
bool is_own_account(std::string_view path) {
    return path == "/espace/compte" || path.starts_with("/espace/compte/") || path == "/espace/deconnexion";
}

Page second_factor_first(const Context& context) {
    if (!context.call->post) return see("/espace/compte", "double-verification-requise");
    return refused(context, {ErrorCode::forbidden,
                             "La double vérification est demandée aux personnes qui publient ou qui "
                             "administrent les comptes.",
                             "Mettez-la en place dans « Mon compte »."});
}

}  // namespace

struct Workspace::State {
    explicit State(Parts given) : parts(given), first(*given.accounts) {
        // Whoever changes an account, here or on the command line.
        parts.accounts->watch([sessions = parts.sessions](std::string_view id) { sessions->close_all(id); });
    }

    [[nodiscard]] bool recognise(Context& context) const;
    Page entrance(const Context& context);
    Page identified(Context& context);

    Parts parts;
    FirstAccount first;
    std::atomic<bool> https = false;
};

// Finds the session of the cookie and its account, as the account is now.
bool Workspace::State::recognise(Context& context) const {
    const auto& identity = context.call->identity;
    for (const auto& secret : session_secrets(*context.call, context.https)) {
        const auto named = parts.sessions->find(secret);
        if (!named || (!identity.empty() && named->account != identity)) continue;
        const auto account = parts.accounts->find(named->account);
        const auto session = parts.sessions->find(secret);  // over, if the account has just been read anew
        if (!account || !session || !may_enter(*account, !identity.empty())) continue;
        context.account = *account;
        context.session = *session;
        context.secret = secret;
        return true;
    }
    return false;
}

// The pages of those who are not logged in.
Page Workspace::State::entrance(const Context& context) {
    const auto& path = context.call->path;
    const bool post = context.call->post;
    if (path == "/espace/connexion") return post ? log_in(context, first) : log_in_page(context, first);
    if (path == "/espace/premier-compte")
        return post ? create_first_account(context, first) : first_account_page(context, first);
    return post ? choose_password(context) : choose_password_page(context);
}

// Somebody whom a reverse proxy has identified: a session is opened for the token of its forms.
Page Workspace::State::identified(Context& context) {
    const auto account = parts.accounts->find(context.call->identity);
    if (!account || !may_enter(*account, true))
        return refused(context,
                       {ErrorCode::forbidden,
                        "Vous êtes bien identifié, mais aucun compte de l'espace ne vous correspond.",
                        "Demandez-en un à une personne qui administre les comptes."});
    if (context.call->post) return too_late(context);
    context.account = *account;
    context.secret = parts.sessions->open(account->id);
    context.session = parts.sessions->find(context.secret).value();
    context.note(account->id, "connexion");
    Page page = routed(context);
    page.set_cookie = session_cookie(context.secret, context.https);
    return page;
}

std::unique_ptr<Workspace> Workspace::create(Parts parts) {
    return std::unique_ptr<Workspace>(new Workspace(std::make_unique<State>(parts)));
}

Workspace::Workspace(std::unique_ptr<State> state) : state_(std::move(state)) {}
Workspace::~Workspace() = default;

std::string Workspace::first_account_secret() const {
    return state_->first.secret();
}

void Workspace::set_public(bool https) {
    state_->https = https;
}

pages::Page Workspace::answer(const Call& call) {
    Context context;
    context.parts = &state_->parts;
    context.call = &call;
    context.https = state_->https;
    context.now = corpus::now();
    if (call.post && !comes_from_our_pages(call, state_->parts.pages->origin()))
        return refused(context, {ErrorCode::forbidden, "Cette demande ne vient pas d'une page de Repères.",
                                 "Rien n'a été fait. Repartez de l'espace de la commission."});
    if (call.path == "/espace/") return see("/espace");
    if (call.path == "/espace/premier-compte" || call.path == "/espace/mot-de-passe")
        return state_->entrance(context);
    const bool inside = state_->recognise(context);
    if (call.path == "/espace/connexion")
        return !call.post && (inside || !call.identity.empty()) ? see("/espace") : state_->entrance(context);
    if (!inside && !call.identity.empty()) return state_->identified(context);
    if (!inside) return call.post ? too_late(context) : to_the_login(context);
    if (call.post && !publication::same_secret(context.field("jeton"), context.session.form_token))
        return too_late(context);
    if (lacks_second_factor(context) && !is_own_account(call.path)) return second_factor_first(context);
    return routed(context);
}

}  // namespace reperes::workspace
