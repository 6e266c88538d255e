#include "commands/roles_option.h"

#include <fmt/format.h>

#include <algorithm>

namespace reperes::commands {

namespace {

constexpr const char* kExample =
    "Écrivez par exemple --role reference=redacteur,relecteur. Collections : fiches, reference, "
    "recommandations, "
    "groupes. Rôles : lecteur, redacteur, relecteur, editeur.";

Result<std::set<publication::Role>> parse_roles(std::string_view names) {
    std::set<publication::Role> roles;
    while (!names.empty()) {
        const auto comma = std::min(names.find(','), names.size());
        const auto name = names.substr(0, comma);
        const auto role = publication::parse_role(name);
        if (!role)
            return failure(ErrorCode::invalid_argument, fmt::format("le rôle « {} » est inconnu.", name),
                           kExample);
        roles.insert(*role);
        names.remove_prefix(std::min(comma + 1, names.size()));
    }
    return roles;
}

Result<void> set_one(publication::Account& account, std::string_view typed) {
    const auto equals = std::min(typed.find('='), typed.size());
    const auto collection = typed.substr(0, equals);
    const auto* found =
        std::ranges::find(corpus::kCollections, collection, [](auto one) { return corpus::name(one); });
    if (found == std::end(corpus::kCollections) || equals == typed.size())
        return failure(ErrorCode::invalid_argument, fmt::format("« {} » ne donne pas de rôle.", typed),
                       kExample);
    auto roles = parse_roles(typed.substr(equals + 1));
    if (!roles) return tl::unexpected(roles.error());
    account.roles[*found] = std::move(*roles);
    return {};
}

}  // namespace

Result<void> set_roles(publication::Account& account, const std::vector<std::string>& typed) {
    for (const auto& one : typed)
        if (const auto set = set_one(account, one); !set) return set;
    std::erase_if(account.roles, [](const auto& held) { return held.second.empty(); });
    return {};
}

std::string rights_of(const publication::Account& account) {
    std::vector<std::string> rights;
    for (const auto& [collection, roles] : account.roles) {
        std::vector<std::string_view> names;
        for (const auto role : roles) names.push_back(publication::name(role));
        if (!names.empty())
            rights.push_back(fmt::format("{}={}", corpus::name(collection), fmt::join(names, ",")));
    }
    if (account.administrator) rights.emplace_back("administration");
    return rights.empty() ? "aucun droit" : fmt::format("{}", fmt::join(rights, " "));
}

}  // namespace reperes::commands
