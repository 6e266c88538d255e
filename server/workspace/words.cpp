#include "workspace/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace reperes::workspace {

namespace {

using corpus::Collection;
using publication::Role;

constexpr std::array<std::pair<std::string_view, std::string_view>, 21> kActs{{
    {"connexion", "Connexion"},
    {"connexion-refusee", "Connexion refusée"},
    {"deconnexion", "Déconnexion"},
    {"deconnexion-partout", "Déconnexion de tous les appareils"},
    {"compte-cree", "Compte créé"},
    {"compte-modifie", "Compte modifié"},
    {"lien", "Nouveau lien de mot de passe"},
    {"mot-de-passe", "Mot de passe choisi"},
    {"double-verification", "Double vérification activée"},
    {"reglages", "Réglages changés"},
    {"brouillon", "Brouillon commencé"},
    {"soumission", "Soumis à la relecture"},
    {"approbation", "Approuvé"},
    {"renvoi", "Renvoyé en rédaction"},
    {"reprise", "Repris en rédaction"},
    {"abandon", "Brouillon abandonné"},
    {"publication", "Publié"},
    {"edition", "Édition publiée"},
    {"constat", "Version trouvée dans le contenu"},
    {"export", "Archive de sauvegarde faite"},
    {"import", "Fiches importées en brouillons"},
}};

std::string lowered(std::string_view verb) {
    std::string text(verb);
    text.front() = static_cast<char>(text.front() - 'A' + 'a');
    return text;
}

}  // namespace

std::string_view label(Collection collection) {
    switch (collection) {
        case Collection::fiches:
            return "Fiches";
        case Collection::reference:
            return "Texte de référence";
        case Collection::recommandations:
            return "Recommandations";
        case Collection::groupes:
            return "Groupes de travail";
    }
    return {};
}

std::string_view verb(Role role) {
    switch (role) {
        case Role::lecteur:
            return "Lire";
        case Role::redacteur:
            return "Rédiger";
        case Role::relecteur:
            return "Relire";
        case Role::editeur:
            return "Publier";
    }
    return {};
}

std::string rights_in_words(const publication::Account& account) {
    std::string text;
    for (const auto collection : corpus::kCollections) {
        std::string verbs;
        for (const auto role : publication::kRoles)
            if (account.has(role, collection)) verbs += (verbs.empty() ? "" : ", ") + lowered(verb(role));
        if (!verbs.empty()) text += fmt::format("{}\u00A0: {}. ", label(collection), verbs);
    }
    if (account.administrator) text += "Administration des comptes.";
    if (text.empty()) return "Aucun droit pour le moment.";
    return trimmed(text);
}

std::string act_in_words(const std::string& act) {
    const auto found =
        std::find_if(kActs.begin(), kActs.end(), [&](const auto& pair) { return pair.first == act; });
    return found == kActs.end() ? act : std::string(found->second);
}

pages::View instant_view(corpus::Instant instant) {
    pages::View view;
    view.set("texte", fmt::format("{} à {}", corpus::french_date(corpus::paris_day(instant)),
                                  corpus::french_time(instant)));
    view.set("iso", corpus::iso_instant(instant));
    return view;
}

std::string in_groups_of_four(std::string_view key) {
    std::string text;
    for (std::size_t at = 0; at < key.size(); at += 4) {
        if (at > 0) text += ' ';
        text += key.substr(at, 4);
    }
    return text;
}

std::string as_sentence(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    else if (text.starts_with("é"))
        text.replace(0, std::string_view("é").size(), "É");
    return text;
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\n";
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(kBlanks) - first + 1));
}

}  // namespace reperes::workspace
