#include "publication/account.h"

#include <algorithm>

namespace reperes::publication {

std::string_view name(Role role) {
    switch (role) {
        case Role::lecteur:
            return "lecteur";
        case Role::redacteur:
            return "redacteur";
        case Role::relecteur:
            return "relecteur";
        case Role::editeur:
            return "editeur";
    }
    return "";
}

std::string_view label(Role role) {
    switch (role) {
        case Role::lecteur:
            return "lectrice ou lecteur";
        case Role::redacteur:
            return "rédactrice ou rédacteur";
        case Role::relecteur:
            return "relectrice ou relecteur";
        case Role::editeur:
            return "éditrice ou éditeur";
    }
    return "";
}

std::optional<Role> parse_role(std::string_view text) {
    const auto role = std::ranges::find(kRoles, text, [](Role one) { return name(one); });
    return role == kRoles.end() ? std::nullopt : std::optional(*role);
}

bool Account::has(Role role, corpus::Collection collection) const {
    const auto found = roles.find(collection);
    return found != roles.end() && found->second.contains(role);
}

bool may(const Account& account, Act act, corpus::Collection collection) {
    if (account.disabled) return false;
    switch (act) {
        case Act::read:
            return std::ranges::any_of(kRoles, [&](Role role) { return account.has(role, collection); });
        case Act::write:
            return account.has(Role::redacteur, collection);
        case Act::review:
            return account.has(Role::relecteur, collection);
        case Act::publish:
            return account.has(Role::editeur, collection);
    }
    return false;
}

bool may_read_anything(const Account& account) {
    if (account.disabled) return false;
    return account.administrator || std::ranges::any_of(account.roles, [](const auto& collection) {
               return !collection.second.empty();
           });
}

bool publishes(const Account& account) {
    return account.administrator || std::ranges::any_of(account.roles, [](const auto& collection) {
               return collection.second.contains(Role::editeur);
           });
}

}  // namespace reperes::publication
