#include "publication/account_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace reperes::publication {

namespace {

using nlohmann::ordered_json;

constexpr int kFormat = 1;

ordered_json json_of(const std::map<corpus::Collection, std::set<Role>>& roles) {
    ordered_json json = ordered_json::object();
    for (const auto& [collection, held] : roles) {
        if (held.empty()) continue;
        auto& names = json[std::string(corpus::name(collection))] = ordered_json::array();
        for (const auto role : held) names.push_back(name(role));
    }
    return json;
}

ordered_json json_of(const StoredAccount& stored) {
    const auto& account = stored.account;
    ordered_json json{{"id", account.id},
                      {"nom", account.name},
                      {"roles", json_of(account.roles)},
                      {"administrateur", account.administrator},
                      {"desactive", account.disabled},
                      {"etat", stored.changes}};
    if (!stored.password.empty()) json["mot-de-passe"] = stored.password;
    if (stored.link)
        json["lien"] = {{"empreinte", stored.link->digest},
                        {"jusqu-a", corpus::iso_instant(stored.link->until)}};
    if (stored.second_factor)
        json["second-facteur"] = {{"scelle", stored.second_factor->sealed},
                                  {"pas", stored.second_factor->last_step}};
    return json;
}

// What is wrong, for the message; thrown and caught within this file.
struct Wrong {
    std::string what;
};

// Every key is known, and is read with the type that it must have.
void only_keys(const ordered_json& object, std::initializer_list<std::string_view> known) {
    for (const auto& [key, value] : object.items())
        if (std::ranges::find(known, std::string_view(key)) == known.end())
            throw Wrong{fmt::format("la clé « {} » est inconnue", key)};
}

corpus::Collection collection_of(const std::string& text) {
    const auto* found =
        std::ranges::find(corpus::kCollections, text, [](auto one) { return corpus::name(one); });
    if (found == std::end(corpus::kCollections))
        throw Wrong{fmt::format("la collection « {} » est inconnue", text)};
    return *found;
}

std::map<corpus::Collection, std::set<Role>> roles_of(const ordered_json& json) {
    std::map<corpus::Collection, std::set<Role>> roles;
    for (const auto& [collection, names] : json.items()) {
        auto& held = roles[collection_of(collection)];
        for (const auto& text : names.get<std::vector<std::string>>()) {
            const auto role = parse_role(text);
            if (!role) throw Wrong{fmt::format("le rôle « {} » est inconnu", text)};
            held.insert(*role);
        }
    }
    return roles;
}

Link link_of(const ordered_json& json) {
    only_keys(json, {"empreinte", "jusqu-a"});
    const auto until = corpus::parse_instant(json.at("jusqu-a").get<std::string>());
    if (!until) throw Wrong{"une date de lien est illisible"};
    return {json.at("empreinte").get<std::string>(), *until};
}

SecondFactor factor_of(const ordered_json& json) {
    only_keys(json, {"scelle", "pas"});
    return {json.at("scelle").get<std::string>(), json.at("pas").get<std::uint64_t>()};
}

StoredAccount account_of(const ordered_json& json) {
    only_keys(json, {"id", "nom", "roles", "administrateur", "desactive", "etat", "mot-de-passe", "lien",
                     "second-facteur"});
    StoredAccount stored;
    stored.account.id = json.at("id").get<std::string>();
    if (!is_account_id(stored.account.id))
        throw Wrong{fmt::format("« {} » n'est pas un identifiant", stored.account.id)};
    stored.account.name = json.at("nom").get<std::string>();
    stored.account.roles = roles_of(json.at("roles"));
    stored.account.administrator = json.at("administrateur").get<bool>();
    stored.account.disabled = json.at("desactive").get<bool>();
    stored.changes = json.at("etat").get<unsigned>();
    stored.password = json.value("mot-de-passe", "");
    if (json.contains("lien")) stored.link = link_of(json.at("lien"));
    if (json.contains("second-facteur")) stored.second_factor = factor_of(json.at("second-facteur"));
    return stored;
}

StoredAccounts accounts_of(const ordered_json& json) {
    only_keys(json, {"format", "comptes"});
    if (json.at("format").get<int>() != kFormat)
        throw Wrong{"il a été écrit par une autre version de Repères"};
    StoredAccounts accounts;
    for (const auto& one : json.at("comptes")) {
        auto stored = account_of(one);
        const std::string id = stored.account.id;
        if (!accounts.emplace(id, std::move(stored)).second)
            throw Wrong{fmt::format("le compte « {} » y est deux fois", id)};
    }
    return accounts;
}

tl::unexpected<Error> damaged(const std::string& what) {
    return failure(ErrorCode::unavailable, fmt::format("le fichier des comptes est abîmé : {}.", what),
                   "Il est laissé tel quel. Remettez comptes.json depuis une sauvegarde, ou déplacez-le pour "
                   "repartir sans compte.");
}

}  // namespace

Account StoredAccount::seen() const {
    Account seen = account;
    seen.has_password = !password.empty();
    seen.has_second_factor = second_factor.has_value();
    return seen;
}

std::string write_accounts(const StoredAccounts& accounts) {
    ordered_json list = ordered_json::array();
    for (const auto& [id, stored] : accounts) list.push_back(json_of(stored));
    return ordered_json{{"format", kFormat}, {"comptes", std::move(list)}}.dump(1) + '\n';
}

Result<StoredAccounts> read_accounts(std::string_view bytes) {
    try {
        return accounts_of(ordered_json::parse(bytes));
    } catch (const Wrong& wrong) {
        return damaged(wrong.what);
    } catch (const ordered_json::exception& error) {
        return damaged(error.what());
    }
}

bool is_account_id(std::string_view id) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return id.size() >= 2 && id.size() <= 32 && is_letter(id.front()) && std::ranges::all_of(id, [&](char c) {
               return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
           });
}

}  // namespace reperes::publication
