// Entering the space and leaving it: cookies, the first account, what a refusal says.
#include "server/space.h"

namespace reperes::tests {

TEST_CASE("nobody is given a cookie before having sent a form") {
    SpaceServer space;
    auto& server = space.server();
    for (const char* path :
         {"/", "/recherche?q=secret", "/reference", "/reference/secret-professionnel", "/aide", "/robots.txt",
          "/api/v1/recherche?q=secret", "/espace", "/espace/connexion", "/espace/comptes",
          "/espace/mot-de-passe?compte=a&cle=b", "/nulle-part"}) {
        CAPTURE(path);
        CHECK_FALSE(server.get(path).has_header("Set-Cookie"));
    }
    CHECK_FALSE(server.get(space.first_link()).has_header("Set-Cookie"));
    auto wrong = space.somebody();
    CHECK(wrong.log_in("personne").status == 422);
    CHECK(wrong.cookie.empty());
}

TEST_CASE("a page of the space is never stored, in no search engine, and is told to no other site") {
    SpaceServer space;
    auto marie = space.marie();
    for (const char* path : {"/espace", "/espace/compte", "/espace/comptes", "/espace/nulle-part"}) {
        CAPTURE(path);
        const auto page = marie.read(path);
        CHECK(page.get_header_value("Cache-Control") == "no-store");
        CHECK(page.get_header_value("X-Robots-Tag") == "noindex");
        CHECK(page.get_header_value("Referrer-Policy") == "same-origin");
        CHECK(contains(page.get_header_value("Content-Security-Policy"), "default-src 'none'"));
    }
    CHECK(contains(space.server().get("/robots.txt").body, "\nDisallow: /espace\n"));
}

TEST_CASE("the cookie of a session is for this site alone, and for no script") {
    SUBCASE("on this machine") {
        SpaceServer space;
        const auto answer = space.somebody().send("/espace/premier-compte", space.first_account());
        const auto set = answer.get_header_value("Set-Cookie");
        CHECK(set.starts_with("reperes="));
        CHECK(contains(set, "; Path=/; HttpOnly; SameSite=Strict"));
        CHECK_FALSE(contains(set, "Secure"));
        CHECK_FALSE(contains(set, "Domain"));
    }
    SUBCASE("behind an address in https") {
        SpaceServer space("https://reperes.exemple.fr");
        const auto answer = space.somebody().send("/espace/premier-compte", space.first_account());
        const auto set = answer.get_header_value("Set-Cookie");
        CHECK(set.starts_with("__Host-reperes="));
        CHECK(set.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"));
    }
}

TEST_CASE("a cookie chosen before the login is never that of the session") {
    SpaceServer space;
    auto marie = space.marie();
    const auto real = marie.cookie;
    const std::string chosen = "reperes=" + std::string(64, 'a');
    auto victim = space.somebody();
    victim.cookie = chosen;
    CHECK(victim.log_in("mdupont").status == 303);
    CHECK(victim.cookie != chosen);
    CHECK(victim.cookie != real);
    auto attacker = space.somebody();
    attacker.cookie = chosen;
    CHECK_FALSE(attacker.is_in());
    SUBCASE("and a session that one had ends with the next login") {
        auto again = space.somebody();
        again.cookie = real;
        CHECK(again.log_in("mdupont").status == 303);
        CHECK_FALSE(marie.is_in());
    }
}

TEST_CASE("the link of the first account serves once, and on this machine alone") {
    SpaceServer space;
    auto& server = space.server();
    CHECK(server.get(space.first_link()).status == 200);
    CHECK(contains(server.get("/espace/connexion").body, "Aucun compte n'existe encore"));
    SUBCASE("not under a name that the whole world may give to this machine") {
        for (const char* host : {"reperes.exemple.fr", "127.0.0.1.exemple.fr", "localhost.exemple.fr:8080"}) {
            CAPTURE(host);
            CHECK(server.get(space.first_link(), {{"Host", host}}).status == 403);
            CHECK(server
                      .post("/espace/premier-compte", encoded(space.first_account()),
                            {{"Host", host}, {"Sec-Fetch-Site", "same-origin"}})
                      .status == 403);
        }
        CHECK(server.get(space.first_link(), {{"Host", "localhost:8080"}}).status == 200);
    }
    SUBCASE("not with another key") {
        CHECK(server.get("/espace/premier-compte").status == 403);
        CHECK(server.get("/espace/premier-compte?cle=" + std::string(64, '0')).status == 403);
        auto fields = space.first_account();
        fields[0].second.back() = fields[0].second.back() == '0' ? '1' : '0';
        CHECK(space.somebody().send("/espace/premier-compte", fields).status == 403);
    }
    SUBCASE("what is wrong is said at its field, what was typed is kept, and no password") {
        auto fields = space.first_account();
        fields[3].second = "court";
        const auto page = space.somebody().send("/espace/premier-compte", fields);
        CHECK(page.status == 422);
        CHECK(contains(page.body, "id=\"nouveau-faute\""));
        CHECK(contains(page.body, "value=\"mdupont\""));
        CHECK_FALSE(contains(page.body, "court"));
        fields[3].second = kPassword;
        fields[2].second = "Un nom";
        CHECK(contains(space.somebody().send("/espace/premier-compte", fields).body, "id=\"compte-faute\""));
    }
    SUBCASE("and not a second time") {
        auto marie = space.marie();
        CHECK(marie.is_in());
        CHECK(server.get(space.first_link()).status == 403);
        auto fields = space.first_account();
        fields[2].second = "pmartin";
        CHECK(space.somebody().send("/espace/premier-compte", fields).status == 403);
        CHECK_FALSE(contains(server.get("/espace/connexion").body, "Aucun compte n'existe encore"));
        CHECK_FALSE(contains(marie.read("/espace/comptes").body, "pmartin"));
    }
}

TEST_CASE("whoever logs in wrongly learns nothing but that, then has to wait") {
    SpaceServer space;
    auto marie = space.marie();
    const auto answer = [&](const std::string& account) {
        auto page = space.somebody().send("/espace/connexion",
                                          {{"compte", account}, {"mot-de-passe", "pas celui-là"}});
        CHECK_FALSE(contains(page.body, "pas celui-là"));
        const auto at = page.body.find(account);
        if (at != std::string::npos) page.body.erase(at, account.size());
        return page;
    };
    const auto known = answer("mdupont"), unknown = answer("inconnue");
    CHECK(known.status == 422);
    CHECK(unknown.status == 422);
    CHECK(known.body == unknown.body);
    answer("mdupont");
    auto told = answer("mdupont");
    for (int i = 0; i < 5 && told.status != 429; ++i) told = answer("mdupont");  // a slow machine waits by itself
    CHECK(told.status == 429);
    CHECK(contains(told.body, "Attendez"));
    SUBCASE("and the journal tells of the account that was tried, and of no other name") {
        const auto journal = marie.read("/espace/journal").body;
        CHECK(contains(journal, "Connexion refusée"));
        CHECK(contains(journal, "mdupont"));
        CHECK_FALSE(contains(journal, "inconnue"));
    }
}

TEST_CASE("a login leads back to where one was going, and nowhere else") {
    SpaceServer space;
    auto marie = space.marie();
    const auto asked = space.server().get("/espace/comptes/modifier/mdupont");
    CHECK(asked.status == 303);
    const auto login = asked.get_header_value("Location");
    CHECK(login == "/espace/connexion?suite=/espace/comptes/modifier/mdupont");
    CHECK(contains(space.server().get(login).body, "value=\"/espace/comptes/modifier/mdupont\""));
    const auto sent_to = [&](const std::string& next) {
        return space.somebody()
            .send("/espace/connexion", {{"compte", "mdupont"}, {"mot-de-passe", kPassword}, {"suite", next}})
            .get_header_value("Location");
    };
    CHECK(sent_to("/espace/comptes/modifier/mdupont") == "/espace/comptes/modifier/mdupont");
    for (const char* elsewhere : {"https://exemple.fr", "//exemple.fr", "/espace/../..//exemple.fr",
                                  "/espace.exemple.fr", "/espace/\\exemple.fr", "/espace/%2F%2Fexemple.fr",
                                  "/espace/?suite=//exemple.fr", "javascript:alert(1)", "", "/recherche"}) {
        CAPTURE(elsewhere);
        CHECK(sent_to(elsewhere) == "/espace");
    }
}

TEST_CASE("leaving closes the session, here or everywhere") {
    SpaceServer space;
    auto marie = space.marie();
    auto elsewhere = space.somebody();
    CHECK(elsewhere.log_in("mdupont").status == 303);
    auto stolen = marie;
    SUBCASE("here") {
        const auto left = marie.send("/espace/deconnexion", {});
        CHECK(left.status == 303);
        CHECK(contains(left.get_header_value("Set-Cookie"),
                       "reperes=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"));
        CHECK(left.get_header_value("Clear-Site-Data") == "\"cache\", \"cookies\", \"storage\"");
        CHECK_FALSE(stolen.is_in());
        CHECK(elsewhere.is_in());
    }
    SUBCASE("everywhere") {
        CHECK(marie.send("/espace/compte/deconnecter-partout", {}).status == 303);
        CHECK_FALSE(stolen.is_in());
        CHECK_FALSE(elsewhere.is_in());
    }
}

}  // namespace reperes::tests
