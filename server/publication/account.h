// Who may do what in the commission's space. Plain values and one pure table of rights; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "corpus/date.h"
#include "corpus/version.h"

namespace reperes::publication {

// A person has any number of them in each collection; any of them lets read what is not public yet.
enum class Role : std::uint8_t { lecteur, redacteur, relecteur, editeur };
inline constexpr std::array kRoles{Role::lecteur, Role::redacteur, Role::relecteur, Role::editeur};
std::string_view name(Role role);   // "redacteur", as typed and stored
std::string_view label(Role role);  // "rédactrice ou rédacteur"
std::optional<Role> parse_role(std::string_view name);

struct Account {
    std::string id;    // "mdupont": what they log in with, and what the journal names; for good
    std::string name;  // "Marie Dupont": what readers see as author or reviewer
    std::map<corpus::Collection, std::set<Role>> roles;
    bool administrator = false;  // of accounts; gives no right on content
    bool disabled = false;
    bool has_password = false;  // otherwise a link to choose one is on its way
    bool has_second_factor = false;

    [[nodiscard]] bool has(Role role, corpus::Collection collection) const;
};

enum class Act : std::uint8_t {
    read,     // drafts and what is due; any role in the collection
    write,    // make and change drafts, submit them: redacteur
    review,   // approve, or send back: relecteur
    publish,  // publish, from restoring to withdrawing: editeur
};
bool may(const Account& account, Act act, corpus::Collection collection);
// May enter the space at all.
bool may_read_anything(const Account& account);
// Has a role whose acts the public sees at once: editeur anywhere, or administrator.
bool publishes(const Account& account);

}  // namespace reperes::publication
