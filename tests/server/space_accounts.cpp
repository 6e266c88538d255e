// Accounts from their first link on, passwords that change, settings, and what the journal tells of it all.
#include "server/space.h"

namespace reperes::tests {

TEST_CASE("a link to choose a password is shown once and serves once") {
    SpaceServer space;
    auto marie = space.marie();
    const auto added =
        marie.send("/espace/comptes/nouveau",
                   {{"compte", "pmartin"}, {"nom", "Paul Martin"}, {"role-fiches-lecteur", "oui"}});
    CHECK(added.status == 200);
    const auto key = SpaceServer::one_time_key(added.body);
    CHECK(contains(marie.read("/espace/comptes").body, "attend son mot de passe"));
    for (const char* path : {"/espace/comptes", "/espace/comptes/modifier/pmartin", "/espace/journal"})
        CHECK_FALSE(contains(marie.read(path).body, key));
    auto paul = space.somebody();
    CHECK(paul.read("/espace/mot-de-passe?compte=pmartin&cle=" + key).status == 200);
    const auto choose = [&](const std::string& password) {
        return paul.send("/espace/mot-de-passe",
                         {{"compte", "pmartin"}, {"cle", key}, {"nouveau", password}, {"encore", kPassword}});
    };
    CHECK(contains(choose("court").body, "id=\"nouveau-faute\""));
    CHECK(contains(choose("un tout autre mot de passe").body, "id=\"encore-faute\""));
    CHECK(choose(kPassword).get_header_value("Location") == "/espace/connexion?fait=mot-de-passe-choisi");
    CHECK(paul.cookie.empty());
    CHECK(choose(kPassword).status == 422);
    CHECK(paul.log_in("pmartin").status == 303);
    SUBCASE("another link closes what the account had opened") {
        const auto given = marie.send("/espace/comptes/lien/pmartin", {});
        CHECK(given.status == 200);
        CHECK_FALSE(paul.is_in());
        CHECK(paul.log_in("pmartin").status == 422);
        space.choose_password("pmartin", SpaceServer::one_time_key(given.body));
        CHECK(paul.log_in("pmartin").status == 303);
    }
}

TEST_CASE("an account that cannot be is said at its field, and what was ticked is kept") {
    SpaceServer space;
    auto marie = space.marie();
    const auto add = [&](const std::string& id, const std::string& name) {
        return marie.send("/espace/comptes/nouveau",
                          {{"compte", id}, {"nom", name}, {"role-fiches-relecteur", "oui"}});
    };
    for (const auto& [id, name, field] :
         {std::tuple("", "Paul", "compte"), std::tuple("pmartin", " ", "nom"),
          std::tuple("mdupont", "Paul", "compte"), std::tuple("Été", "Paul", "compte"),
          std::tuple("serveur", "Paul", "compte")}) {
        CAPTURE(id);
        const auto page = add(id, name);
        CHECK(page.status >= 400);
        CHECK(contains(page.body, fmt::format("id=\"{}-faute\"", field)));
        CHECK(contains(page.body, fmt::format("href=\"#{}\"", field)));
        CHECK(contains(page.body, "name=\"role-fiches-relecteur\" value=\"oui\" checked"));
    }
    CHECK(marie.read("/espace/comptes/modifier/inconnu").status == 404);
}

TEST_CASE("one changes one's password with the present one, and the other sessions end") {
    SpaceServer space;
    auto marie = space.marie();
    auto elsewhere = space.somebody();
    REQUIRE(elsewhere.log_in("mdupont").status == 303);
    const std::string other = "sardine violon escalier brume";
    const auto change = [&](const std::string& present, const std::string& password) {
        return marie.send("/espace/compte/mot-de-passe",
                          {{"present", present}, {"nouveau", password}, {"encore", password}});
    };
    CHECK(contains(change("pas celui-là", other).body, "id=\"present-faute\""));
    CHECK(contains(change("", other).body, "id=\"present-faute\""));
    CHECK(contains(change(kPassword, "mdupont mdupont").body, "id=\"nouveau-faute\""));
    CHECK(elsewhere.is_in());
    const auto before = marie.cookie;
    CHECK(change(kPassword, other).status == 303);
    CHECK(marie.cookie != before);
    CHECK(marie.is_in());
    CHECK_FALSE(elsewhere.is_in());
    CHECK(elsewhere.log_in("mdupont").status == 422);
}

TEST_CASE("the journal tells who did what, and its head changes with every act") {
    SpaceServer space;
    auto marie = space.marie();
    const auto head = [&] {
        return between(marie.read("/espace/journal").body, "</span> <code>", "<").at(0);
    };
    const auto before = head();
    space.add(marie, "pmartin", "Paul Martin", {"role-reference-relecteur"});
    CHECK(marie.send("/espace/reglages", {}).status == 303);
    CHECK_FALSE(contains(marie.read("/espace/reglages").body, " checked"));
    CHECK(head() != before);
    const auto journal = marie.read("/espace/journal").body;
    for (const char* told : {"Compte créé", "Marie Dupont", "Texte de référence\u00A0: relire.",
                             "Mot de passe choisi", "Paul Martin", "Réglages changés"}) {
        CAPTURE(told);
        CHECK(contains(journal, told));
    }
}

}  // namespace reperes::tests
