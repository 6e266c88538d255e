// The second factor: proposed, confirmed, asked for, and required of those who publish on a public site.
#include "publication/totp.h"
#include "server/space.h"

namespace reperes::tests {

namespace {

// Of the page that shows the key: the code that an application makes from it, `steps` half minutes ahead.
std::string code_of(const std::string& page, std::uint64_t steps = 0) {
    const auto key = publication::from_base32(between(page, "<p class=\"cle\"><code>", "<").at(0));
    REQUIRE(key.has_value());
    return publication::totp_code(*key, publication::totp_step(corpus::now()) + steps);
}

}  // namespace

TEST_CASE("a second factor is in force once a code has confirmed it, and is then asked for") {
    SpaceServer space;
    auto marie = space.marie();
    CHECK(contains(marie.read("/espace").body, "double vérification"));
    auto elsewhere = space.somebody();
    REQUIRE(elsewhere.log_in("mdupont").status == 303);
    const auto proposed = marie.send("/espace/compte/double-verification", {});
    CHECK(proposed.status == 200);
    CHECK(contains(proposed.body, "href=\"otpauth://totp/"));
    CHECK(elsewhere.log_in("mdupont").status == 303);  // not yet
    const auto wrong = marie.send("/espace/compte/double-verification/confirmer", {{"code", "abcdef"}});
    CHECK(wrong.status == 422);
    CHECK(contains(wrong.body, "id=\"code-faute\""));
    CHECK_FALSE(contains(wrong.body, "otpauth"));
    const auto code = code_of(proposed.body);
    CHECK(marie.send("/espace/compte/double-verification/confirmer", {{"code", code}}).status == 303);
    CHECK(marie.is_in());
    CHECK_FALSE(elsewhere.is_in());
    const auto asked = elsewhere.log_in("mdupont");
    CHECK(asked.status == 422);
    CHECK(contains(asked.body, "id=\"code-faute\""));
    CHECK(elsewhere.log_in("mdupont", code).status == 422);  // it has served
    CHECK(elsewhere.log_in("mdupont", code_of(proposed.body, 1)).status == 303);
    CHECK(elsewhere.is_in());
}

TEST_CASE("on a public site, those who publish or administer set up a second factor before anything else") {
    SpaceServer space("https://reperes.exemple.fr");
    auto marie = space.marie();
    for (const char* path : {"/espace", "/espace/comptes", "/espace/nouveau", "/espace/journal"}) {
        CAPTURE(path);
        const auto page = marie.read(path);
        CHECK(page.status == 303);
        CHECK(page.get_header_value("Location") == "/espace/compte?fait=double-verification-requise");
    }
    CHECK(marie.send("/espace/comptes/nouveau", {{"compte", "pmartin"}, {"nom", "Paul Martin"}}).status ==
          403);
    const auto proposed = marie.send("/espace/compte/double-verification", {});
    CHECK(marie.send("/espace/compte/double-verification/confirmer", {{"code", code_of(proposed.body)}})
              .status == 303);
    CHECK(marie.read("/espace/comptes").status == 200);
    marie.read("/espace/compte");
    space.add(marie, "lectrice", "Lou", {"role-fiches-lecteur", "role-fiches-redacteur"});
    auto reader = space.somebody();
    CHECK(reader.log_in("lectrice").status == 303);
    CHECK(reader.read("/espace").status == 200);
}

}  // namespace reperes::tests
