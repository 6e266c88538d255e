#include "workspace/context.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/typography.h"
#include "workspace/words.h"

namespace reperes::workspace {

namespace {

using pages::Page;
using pages::View;
using publication::Account;
using publication::Act;

constexpr std::array<std::pair<std::string_view, std::string_view>, 19> kDone{{
    {"deconnexion", "Votre session est fermée. À bientôt."},
    {"deconnexion-partout", "Vos sessions sont fermées, sur tous vos appareils."},
    {"session-finie",
     "Votre session a pris fin : une heure sans activité, une journée de travail, ou un changement de votre "
     "compte. Connectez-vous de nouveau."},
    {"mot-de-passe-choisi", "Votre mot de passe est enregistré. Connectez-vous."},
    {"mot-de-passe-change",
     "Votre mot de passe est changé. Vos autres appareils devront se connecter de nouveau."},
    {"double-verification",
     "La double vérification est en place : un code vous sera demandé à chaque connexion."},
    {"double-verification-requise",
     "Avant d'aller plus loin, mettez en place la double vérification : elle est demandée aux personnes qui "
     "publient ou qui administrent les comptes."},
    {"premier-compte", "Bienvenue : votre compte est créé, et votre session est ouverte."},
    {"compte-modifie",
     "Le compte est modifié. La personne devra se connecter de nouveau si ses droits ont changé."},
    {"reglages", "Les réglages sont enregistrés."},
    {"enregistre", "Le brouillon est enregistré."},
    {"cree", "Le brouillon est commencé. Écrivez à votre rythme : rien n'est public."},
    {"soumis", "Le brouillon est soumis à la relecture."},
    {"repris", "Le brouillon est repris : vous pouvez de nouveau l'écrire."},
    {"actualise", "Le brouillon suit maintenant la dernière version publiée."},
    {"renvoye", "Le brouillon est renvoyé en rédaction, avec votre remarque."},
    {"approuve", "Le brouillon est approuvé : il peut être publié."},
    {"publie", "C'est publié."},
    {"abandonne", "Le brouillon est abandonné. Il reste dans l'archive."},
}};

std::string first(const pages::Parameters& pairs, std::string_view name) {
    const auto found =
        std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == name; });
    return found == pairs.end() ? std::string() : found->second;
}

View done_sentence(const std::string& word) {
    const auto found =
        std::find_if(kDone.begin(), kDone.end(), [&](const auto& pair) { return pair.first == word; });
    return found == kDone.end() ? View{false} : View{corpus::french_spaces(std::string(found->second))};
}

bool works_on_texts(const Account& account) {
    return may_anywhere(account, Act::read);
}
bool writes(const Account& account) {
    return may_anywhere(account, Act::write);
}
bool edits(const Account& account) {
    return may_anywhere(account, Act::publish);
}
bool administers(const Account& account) {
    return account.administrator;
}

struct Entry {
    std::string_view url, text;
    bool (*shown)(const Account&);
};
constexpr std::array<Entry, 10> kMenu{{
    {"/espace", "À faire", works_on_texts},
    {"/espace/nouveau", "Écrire", writes},
    {"/espace/brouillons", "Brouillons", works_on_texts},
    {"/espace/edition", "Édition", edits},
    {"/espace/a-revoir", "À revoir", works_on_texts},
    {"/espace/sources", "Sources", works_on_texts},
    {"/espace/recherches", "Recherches sans réponse", works_on_texts},
    {"/espace/journal", "Journal", may_read_journal},
    {"/espace/comptes", "Comptes", administers},
    {"/espace/reglages", "Réglages", administers},
}};

bool is_under(std::string_view path, std::string_view url) {
    return path == url || (url != "/espace" && path.starts_with(std::string(url) + "/"));
}

View menu(const Context& context) {
    View list{View::type::list};
    for (const auto& [url, text, shown] : kMenu) {
        if (!shown(context.account)) continue;
        View item;
        item.set("url", std::string(url));
        item.set("texte", std::string(text));
        item.set("ici", is_under(context.call->path, url));
        list.push_back(item);
    }
    return list;
}

std::string title_of(const Error& error) {
    switch (error.code) {
        case ErrorCode::forbidden:
            return "Cela ne vous est pas ouvert";
        case ErrorCode::not_found:
            return "Page introuvable";
        case ErrorCode::conflict:
            return "Quelqu'un est passé avant vous";
        case ErrorCode::invalid_argument:
            return "Cela n'a pas été compris";
        default:
            return "Ce n'est pas possible en ce moment";
    }
}

}  // namespace

std::string Context::field(std::string_view name) const {
    return first(call->form, name);
}

std::string Context::parameter(std::string_view name) const {
    return first(call->parameters, name);
}

std::string Context::person(const std::string& id) const {
    const auto found = parts->accounts->find(id);
    return found ? found->name : id;
}

void Context::note(std::string who, std::string act, std::string object, std::string detail) const {
    publication::JournalEntry entry;
    entry.who = std::move(who);
    entry.act = std::move(act);
    entry.object = std::move(object);
    entry.detail = std::move(detail);
    if (const auto written = parts->journal->write(entry); !written)
        spdlog::error("l'acte « {} » de {} n'est pas au journal : {} {}", entry.act, entry.who,
                      written.error().message, written.error().hint);
}

Page page(const Context& context, const std::string& name, View view, int status) {
    const bool inside = !context.account.id.empty();
    if (inside) {
        View person;
        person.set("nom", context.account.name);
        person.set("ici", is_under(context.call->path, "/espace/compte"));
        person.set("menu", menu(context));
        view.set("personne", person);
        view.set("jeton", context.session.form_token);
        if (const auto trouble = context.parts->publisher->trouble(); !trouble.empty())
            view.set("panne", corpus::french_spaces(as_sentence(trouble)));
    }
    view.set("fait", done_sentence(context.parameter("fait")));
    Page made{status, "text/html; charset=utf-8", context.parts->pages->html(name, std::move(view))};
    made.private_search = true;
    return made;
}

Page see(std::string location, std::string_view done) {
    if (!done.empty()) {
        location += location.find('?') == std::string::npos ? '?' : '&';
        location += "fait=" + std::string(done);
    }
    Page page{303, "text/html; charset=utf-8", "", std::move(location)};
    page.private_search = true;
    return page;
}

int status_of(const Error& error) {
    switch (error.code) {
        case ErrorCode::invalid_argument:
            return 422;
        case ErrorCode::not_found:
            return 404;
        case ErrorCode::conflict:
            return 409;
        case ErrorCode::forbidden:
            return 403;
        case ErrorCode::unavailable:
        case ErrorCode::incompatible:
            return 503;
        case ErrorCode::io:
        case ErrorCode::uncertain:
            return 500;
    }
    return 500;
}

Page refused(const Context& context, const Error& error) {
    View view;
    view.set("titre", corpus::french_spaces(title_of(error)));
    view.set("message", corpus::french_spaces(as_sentence(error.message)));
    if (!error.hint.empty()) view.set("suite", corpus::french_spaces(error.hint));
    return page(context, "espace_refus", std::move(view), status_of(error));
}

Page no_such_page(const Context& context) {
    return refused(context, {ErrorCode::not_found, "Cette page n'existe pas dans l'espace de la commission.",
                             "Vérifiez l'adresse, ou repartez du menu."});
}

bool may_anywhere(const Account& account, Act act) {
    return std::any_of(std::begin(corpus::kCollections), std::end(corpus::kCollections),
                       [&](auto collection) { return publication::may(account, act, collection); });
}

bool may_read_journal(const Account& account) {
    return publication::publishes(account);
}

}  // namespace reperes::workspace
