// What other sites make browsers send, what is written in names, and forms that come too late.
#include "server/space.h"

namespace reperes::tests {

TEST_CASE("a form that does not come from our pages does nothing") {
    SpaceServer space;
    auto marie = space.marie();
    space.add(marie, "pmartin", "Paul Martin", {});
    const std::string target = "/espace/comptes/lien/pmartin";
    const std::string ours = space.server().origin();
    const std::pair<const char*, httplib::Headers> forged[] = {
        {"another site", {{"Sec-Fetch-Site", "cross-site"}}},
        {"a neighbour", {{"Sec-Fetch-Site", "same-site"}}},
        {"no page at all", {{"Sec-Fetch-Site", "none"}}},
        {"another origin", {{"Origin", "https://exemple.fr"}}},
        {"an origin that is hidden", {{"Origin", "null"}}},
        {"a name that looks like ours", {{"Origin", "http://127.0.0.1.exemple.fr"}}},
        {"another site of this machine", {{"Origin", "http://127.0.0.1:1"}}},
        {"nothing said", {}},
        {"the site that says one thing and the browser another",
         {{"Sec-Fetch-Site", "cross-site"}, {"Origin", ours}}},
    };
    for (const auto& [what, headers] : forged) {
        CAPTURE(what);
        CHECK(marie.send(target, {}, headers).status == 403);
        CHECK(space.somebody()
                  .send("/espace/connexion", {{"compte", "mdupont"}, {"mot-de-passe", kPassword}}, headers)
                  .status == 403);
    }
    CHECK(contains(marie.read("/espace/comptes").body, "Paul Martin"));
    CHECK_FALSE(contains(marie.read("/espace/comptes").body, "attend son mot de passe"));
    SUBCASE("an old browser says its origin alone, and that is enough") {
        CHECK(marie.send(target, {}, {{"Origin", ours}}).status == 200);
    }
}

TEST_CASE("a form without the token of its session does nothing") {
    SpaceServer space;
    auto marie = space.marie();
    space.add(marie, "pmartin", "Paul Martin", {"administration"});
    auto paul = space.somebody();
    CHECK(paul.log_in("pmartin").status == 303);
    for (const std::string& token :
         {std::string(), std::string(64, '0'), paul.token, marie.token.substr(1)}) {
        CAPTURE(token);
        for (const char* target :
             {"/espace/deconnexion", "/espace/compte/deconnecter-partout", "/espace/reglages",
              "/espace/comptes/lien/pmartin", "/espace/compte/double-verification"})
            CHECK(marie.send_as_is(target, {{"jeton", token}}).status == 403);
    }
    CHECK(marie.is_in());
    CHECK(paul.is_in());
    CHECK(contains(marie.read("/espace/reglages").body, " checked"));
}

TEST_CASE("the address of a button is not a page, and reading it does nothing") {
    SpaceServer space;
    auto marie = space.marie();
    for (const char* target :
         {"/espace/deconnexion", "/espace/compte/mot-de-passe", "/espace/compte/double-verification",
          "/espace/compte/double-verification/confirmer", "/espace/compte/deconnecter-partout",
          "/espace/comptes/lien/mdupont"}) {
        CAPTURE(target);
        const auto page = marie.read(target + ("?jeton=" + marie.token));
        CHECK(page.status == 405);
        CHECK(page.get_header_value("Allow") == "POST");
    }
    CHECK(marie.is_in());
    CHECK(marie.send("/espace/journal", {}).get_header_value("Allow") == "GET, HEAD");
}

TEST_CASE("what is written in names is shown, never obeyed") {
    SpaceServer space;
    auto marie = space.marie();
    const std::string name = "<script>alert(1)</script>\"'&{{titre}}{{{corps_html}}}{{#menu}}x{{/menu}}";
    space.add(marie, "pmartin", name, {"administration"});
    auto paul = space.somebody();
    paul.log_in("pmartin");
    const std::string shown =
        "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&apos;&amp;{{titre}}{{{corps_html}}}{{#menu}}x{{/menu}}";
    for (const char* path :
         {"/espace", "/espace/compte", "/espace/comptes", "/espace/comptes/modifier/pmartin"}) {
        CAPTURE(path);
        const auto page = paul.read(path);
        CHECK(page.status == 200);
        CHECK(contains(page.body, shown));
        CHECK_FALSE(contains(page.body, "<script>"));
    }
    const auto typed = paul.send("/espace/comptes/nouveau", {{"compte", "\"><script>"}, {"nom", name}});
    CHECK(typed.status == 422);
    CHECK(contains(typed.body, "value=\"&quot;&gt;&lt;script&gt;\""));
    CHECK_FALSE(contains(typed.body, "<script>"));
    CHECK_FALSE(contains(paul.read("/espace?fait=%3Cscript%3E").body, "<script>"));
}

TEST_CASE("a form that comes after its session gives back what was typed, and no secret") {
    SpaceServer space;
    auto marie = space.marie();
    auto late = marie;
    CHECK(marie.send("/espace/deconnexion", {}).status == 303);
    const auto page = late.send("/espace/compte/mot-de-passe", {{"corps", "Le texte de l'après-midi."},
                                                                {"present", "secret-present"},
                                                                {"nouveau", "secret-nouveau"},
                                                                {"encore", "secret-encore"}});
    CHECK(page.status == 403);
    CHECK(contains(page.body, "Le texte de l&apos;après-midi."));
    CHECK_FALSE(contains(page.body, "secret-"));
    CHECK_FALSE(contains(page.body, late.token));
    CHECK(late.read("/espace").get_header_value("Location") == "/espace/connexion?fait=session-finie");
}

}  // namespace reperes::tests
