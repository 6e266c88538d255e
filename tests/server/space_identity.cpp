// Whoever a reverse proxy has identified: believed on the socket that is for it, nowhere else.
#include "server/http_raw_client.h"
#include "server/space.h"

namespace reperes::tests {

using http::Address;
using http::test::ask;

TEST_CASE("whom the reverse proxy identifies is in the space, through its own socket only") {
    const TemporaryFolder folder;
    const Address socket{"", 0, (folder.path() / "identifie").string()};
    SpaceServer space({}, {}, {"--identity-socket", "unix:" + socket.unix_path});
    Person marie = space.marie();
    space.add(marie, "jeanne", "Jeanne Petit", {"role-fiches-redacteur"});
    const std::string as_marie = "X-Reperes-Identite: mdupont\r\n", as_jeanne = "X-Reperes-Identite: jeanne\r\n";
    const auto read = [&](const std::string& more) { return ask(socket, http::test::get("/espace", more)); };

    const auto in = read(as_marie);
    CHECK(in.status == 200);
    CHECK(contains(in.body, "Marie Dupont"));
    const auto set = in.header("Set-Cookie");
    const std::string cookie = "Cookie: " + set.substr(0, set.find(';')) + "\r\n";
    const auto tokens = between(in.body, "name=\"jeton\" value=\"", "\"");
    REQUIRE_FALSE(tokens.empty());

    // A form, as a browser behind the proxy sends it.
    const Fields fiche{{"collection", "fiches"}, {"titre", "Par le mandataire"}, {"jeton", tokens.front()}};
    const std::string own = "Sec-Fetch-Site: same-origin\r\n";
    const auto post = [&](const std::string& more) {
        return ask(socket, http::test::post("/espace/nouveau", encoded(fiche), own + more));
    };
    CHECK(post(as_marie + cookie).status == 303);
    CHECK(post(as_jeanne + cookie).status != 303);  // another's session
    CHECK(post(as_marie).status != 303);            // no session
    CHECK(contains(marie.read("/espace/journal").body, "mdupont"));

    CHECK(contains(read(as_jeanne).body, "Jeanne Petit"));
    const auto unknown = read("X-Reperes-Identite: personne\r\n");
    CHECK(unknown.status == 403);
    CHECK(contains(unknown.body, "aucun compte"));
    CHECK_FALSE(contains(read("").body, "Marie Dupont"));  // the proxy said nothing
    // On the port that everybody reaches, the header is not believed.
    const auto forged = space.server().get("/espace", {{"X-Reperes-Identite", "mdupont"}});
    CHECK(forged.status != 200);
    CHECK_FALSE(contains(forged.body, "Marie Dupont"));
}

}  // namespace reperes::tests
