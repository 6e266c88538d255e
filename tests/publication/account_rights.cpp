// Roles and what they allow.
#include <doctest/doctest.h>

#include "publication/account.h"

using namespace reperes::publication;
using reperes::corpus::Collection;
using reperes::corpus::kCollections;

namespace {

constexpr std::array kActs{Act::read, Act::write, Act::review, Act::publish};

Account with(Role role, Collection collection) {
    Account account;
    account.roles[collection] = {role};
    return account;
}

}  // namespace

TEST_CASE("each role allows its own act and reading, in its collection alone") {
    const std::map<Role, Act> own{{Role::lecteur, Act::read},
                                  {Role::redacteur, Act::write},
                                  {Role::relecteur, Act::review},
                                  {Role::editeur, Act::publish}};
    for (const auto role : kRoles)
        for (const auto collection : kCollections)
            for (const auto asked : kCollections)
                for (const auto act : kActs) {
                    const bool expected = collection == asked && (act == Act::read || act == own.at(role));
                    CAPTURE(std::string(name(role)));
                    CHECK(may(with(role, collection), act, asked) == expected);
                }
}

TEST_CASE("an administrator enters the space and may do nothing to the content") {
    Account account;
    CHECK_FALSE(may_read_anything(account));
    account.administrator = true;
    CHECK(may_read_anything(account));
    CHECK(publishes(account));
    for (const auto collection : kCollections)
        for (const auto act : kActs) CHECK_FALSE(may(account, act, collection));
}

TEST_CASE("a disabled account may do nothing") {
    Account account = with(Role::editeur, Collection::fiches);
    account.administrator = true;
    account.disabled = true;
    CHECK_FALSE(may_read_anything(account));
    for (const auto act : kActs) CHECK_FALSE(may(account, act, Collection::fiches));
}

TEST_CASE("only editors and administrators publish") {
    for (const auto role : kRoles)
        CHECK(publishes(with(role, Collection::reference)) == (role == Role::editeur));
}

TEST_CASE("a role is read back from its name") {
    for (const auto role : kRoles) {
        CHECK(parse_role(name(role)) == role);
        CHECK_FALSE(label(role).empty());
    }
    for (const auto* text : {"", "Editeur", "éditeur", "administrateur"}) CHECK_FALSE(parse_role(text));
}
