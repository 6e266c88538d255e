// Who may open what: each role at each address, and rights that are taken away.
#include "server/space.h"

namespace reperes::tests {

namespace {

struct Member {
    const char* id;
    Strings boxes;
};
const Member kMembers[] = {
    {"sans-role", {}},
    {"lectrice", {"role-fiches-lecteur"}},
    {"redactrice", {"role-fiches-redacteur", "role-reference-redacteur"}},
    {"relectrice", {"role-reference-relecteur"}},
    {"editrice", {"role-reference-editeur"}},
    {"administratrice", {"administration"}},
};

// Of each address, what each of them gets, in that order: 'o' the page, '-' a refusal.
struct Case {
    const char* target;
    bool post;
    const char* expected;
};
const Case kCases[] = {
    {"/espace", false, "oooooo"},
    {"/espace/compte", false, "oooooo"},
    {"/espace/a-revoir", false, "-oooo-"},
    {"/espace/sources", false, "-oooo-"},
    {"/espace/recherches", false, "-oooo-"},
    {"/espace/brouillons", false, "-oooo-"},
    {"/espace/nouveau", false, "-oooo-"},
    {"/espace/edition", false, "----o-"},
    {"/espace/journal", false, "----oo"},
    {"/espace/comptes", false, "-----o"},
    {"/espace/comptes/nouveau", false, "-----o"},
    {"/espace/comptes/modifier/mdupont", false, "-----o"},
    {"/espace/reglages", false, "-----o"},
    {"/espace/comptes/nouveau", true, "-----o"},
    {"/espace/comptes/modifier/sans-role", true, "-----o"},
    {"/espace/reglages", true, "-----o"},
    {"/espace/comptes/lien/lectrice", true, "-----o"},  // the last one: it ends her session
};

}  // namespace

TEST_CASE("each role opens what is its own, and is told so of the rest") {
    SpaceServer space;
    auto marie = space.marie();
    std::vector<Person> members;
    for (const auto& [id, boxes] : kMembers) {
        space.add(marie, id, id, boxes);
        members.push_back(space.somebody());
        REQUIRE(members.back().log_in(id).status == 303);
    }
    for (const auto& [target, post, expected] : kCases) {
        for (std::size_t i = 0; i < members.size(); ++i) {
            CAPTURE(std::string(target));
            CAPTURE(std::string(kMembers[i].id));
            const auto answer = post ? members[i].send(target, {}) : members[i].read(target);
            if (expected[i] == 'o') {
                CHECK(answer.status != 403);
                CHECK(answer.status < 500);
            } else {
                CHECK(answer.status == 403);
                CHECK(contains(answer.body, "<h1>Cela ne vous est pas ouvert</h1>"));
            }
            const bool in_menu =
                contains(members[i].read("/espace/compte").body, fmt::format("<a href=\"{}\">", target));
            if (!post && expected[i] == '-') CHECK_FALSE(in_menu);
        }
    }
}

TEST_CASE("rights that are taken away end with the page that is open") {
    SpaceServer space;
    auto marie = space.marie();
    space.add(marie, "pmartin", "Paul Martin", {"administration"});
    auto paul = space.somebody();
    REQUIRE(paul.log_in("pmartin").status == 303);
    SUBCASE("with a role") {
        CHECK(marie.send("/espace/comptes/modifier/pmartin", {{"nom", "Paul Martin"}}).status == 303);
        CHECK_FALSE(paul.is_in());
        CHECK(paul.log_in("pmartin").status == 303);
        CHECK(paul.read("/espace/comptes").status == 403);
    }
    SUBCASE("with the account") {
        CHECK(marie.send("/espace/comptes/modifier/pmartin", {{"nom", "Paul Martin"}, {"desactive", "oui"}})
                  .status == 303);
        CHECK_FALSE(paul.is_in());
        CHECK(paul.log_in("pmartin").status == 422);
    }
    SUBCASE("not with a name") {
        CHECK(marie.send("/espace/comptes/modifier/pmartin", {{"nom", "Paul"}, {"administration", "oui"}})
                  .status == 303);
        CHECK(paul.is_in());
        CHECK(contains(paul.read("/espace").body, "(Paul)"));
    }
    SUBCASE("and nobody shuts the door behind themselves") {
        const auto refused = marie.send("/espace/comptes/modifier/mdupont", {{"nom", "Marie Dupont"}});
        CHECK(refused.status == 403);
        CHECK(marie.read("/espace/comptes").status == 200);
        CHECK(marie.send("/espace/comptes/lien/mdupont", {}).status == 403);
        CHECK(marie.is_in());
    }
}

}  // namespace reperes::tests
