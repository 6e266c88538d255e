// reperes-server account.
#include <doctest/doctest.h>

#include "publication/command.h"
#include "publication/fixtures.h"
#include "publication/journal.h"

using namespace reperes;
using namespace reperes::publication;
using commands::run;

namespace {

std::string data(const Space& space) {
    return space.path().string();
}

// The secret in a link.
std::string key_of(const std::string& link) {
    const auto at = link.find("&cle=");
    REQUIRE(at != std::string::npos);
    return link.substr(at + 5, 64);
}

std::vector<JournalEntry> journal_of(const Space& space) {
    std::vector<std::string> repaired;
    const auto journal = Journal::open(space.path(), repaired);
    REQUIRE(journal);
    return (*journal)->latest(100);
}

}  // namespace

TEST_CASE("account add prints a link that opens the account") {
    Space space;
    space.now = corpus::now();
    const auto ran = run({"account", "add", "mdupont", "--data", data(space), "--name", "Marie Dupont",
                          "--role", "reference=redacteur,relecteur", "--role", "fiches=editeur", "--url",
                          "https://reperes.exemple.fr/"});
    CHECK_MESSAGE(ran.status == 0, ran.err);
    CHECK(ran.out.starts_with("https://reperes.exemple.fr/espace/mot-de-passe?compte=mdupont&cle="));
    const auto accounts = space.accounts();
    REQUIRE(accounts->choose_password("mdupont", key_of(ran.out), kGoodPassword));
    const auto account = *accounts->log_in("mdupont", kGoodPassword, "");
    CHECK(account.name == "Marie Dupont");
    CHECK_FALSE(account.administrator);
    CHECK(account.has(Role::redacteur, corpus::Collection::reference));
    CHECK(account.has(Role::relecteur, corpus::Collection::reference));
    CHECK(account.has(Role::editeur, corpus::Collection::fiches));
    CHECK_FALSE(account.has(Role::editeur, corpus::Collection::reference));
}

TEST_CASE("account role replaces the roles of the collections that it names") {
    Space space;
    REQUIRE(space.accounts()->add(marie()));
    REQUIRE(run({"account", "role", "mdupont", "--data", data(space), "--role", "fiches=editeur"}).status ==
            0);
    CHECK(space.accounts()->find("mdupont")->has(Role::relecteur, corpus::Collection::reference));
    const auto ran = run(
        {"account", "role", "mdupont", "--data", data(space), "--role", "reference=", "--administrateur"});
    CHECK(ran.out == "mdupont : fiches=editeur administration\n");
    const auto account = *space.accounts()->find("mdupont");
    CHECK(account.roles.size() == 1);
    CHECK(account.administrator);
    REQUIRE(run({"account", "add", "chef", "--data", data(space), "--administrateur"}).status == 0);
    CHECK(run({"account", "role", "mdupont", "--data", data(space), "--sans-administration"}).status == 0);
    CHECK_FALSE(space.accounts()->find("mdupont")->administrator);
    CHECK(space.accounts()->find("mdupont")->name == "Marie Dupont");
}

TEST_CASE("what does not read as a role changes nothing, and shows how to write one") {
    Space space;
    REQUIRE(space.accounts()->add(marie()));
    for (const auto* typed :
         {"editeur", "fiches", "fiches=roi", "secrets=editeur", "=editeur", "fiches:editeur"}) {
        CAPTURE(typed);
        const auto ran = run({"account", "role", "mdupont", "--data", data(space), "--role", typed});
        CHECK(ran.status == 1);
        CHECK(ran.err.find("--role reference=redacteur,relecteur") != std::string::npos);
        CHECK(space.accounts()->find("mdupont")->roles == marie().roles);
    }
    CHECK(journal_of(space).empty());
}

TEST_CASE("account reset gives another link, disable and enable close and open") {
    Space space;
    space.now = corpus::now();
    const auto accounts = space.accounts();
    add_ready(*accounts, marie());
    CHECK(run({"account", "disable", "mdupont", "--data", data(space)}).status == 0);
    CHECK_FALSE(accounts->log_in("mdupont", kGoodPassword, ""));
    CHECK(run({"account", "enable", "mdupont", "--data", data(space)}).status == 0);
    space.now += std::chrono::seconds(10);
    CHECK(accounts->log_in("mdupont", kGoodPassword, ""));
    const auto ran = run({"account", "reset", "mdupont", "--data", data(space)});
    CHECK(ran.out.starts_with("http://127.0.0.1:8080/espace/mot-de-passe?compte=mdupont&cle="));
    CHECK_FALSE(accounts->log_in("mdupont", kGoodPassword, ""));
    CHECK(accounts->choose_password("mdupont", key_of(ran.out), kOtherPassword));
}

TEST_CASE("account list is a table with aligned columns") {
    Space space;
    const auto accounts = space.accounts();
    add_ready(*accounts, administrator());
    REQUIRE(accounts->add(marie()));
    auto former = marie();
    former.id = "zoe";
    former.name = "Zoé Étévé";
    former.disabled = true;
    REQUIRE(accounts->add(former));
    CHECK(
        run({"account", "list", "--data", data(space)}).out ==
        "COMPTE   NOM              ÉTAT                     SECOND FACTEUR  DROITS\n"
        "admin    Camille Bernard  actif                    non             administration\n"
        "mdupont  Marie Dupont     attend son mot de passe  non             reference=redacteur,relecteur\n"
        "zoe      Zoé Étévé        désactivé                non             reference=redacteur,relecteur\n");
}

TEST_CASE("every change by the command line is in the journal, and no secret") {
    Space space;
    REQUIRE(run({"account", "add", "admin", "--data", data(space), "--administrateur"}).status == 0);
    REQUIRE(run({"account", "add", "mdupont", "--data", data(space), "--role", "fiches=lecteur"}).status ==
            0);
    REQUIRE(run({"account", "role", "mdupont", "--data", data(space), "--role", "fiches=editeur"}).status ==
            0);
    const auto link = run({"account", "reset", "mdupont", "--data", data(space)}).out;
    REQUIRE(run({"account", "disable", "mdupont", "--data", data(space)}).status == 0);
    run({"account", "list", "--data", data(space)});
    std::vector<std::string> acts;
    for (const auto& entry : journal_of(space)) {
        CHECK(entry.who == "ligne-de-commande");
        acts.push_back(entry.act + " " + entry.object + " " + entry.detail);
    }
    CHECK(acts == std::vector<std::string>{"compte-modifie mdupont fiches=editeur, désactivé",
                                           "lien mdupont ", "compte-modifie mdupont fiches=editeur",
                                           "compte-cree mdupont fiches=lecteur",
                                           "compte-cree admin administration"});
    const auto year = std::to_string(static_cast<int>(corpus::paris_day(corpus::now()).year()));
    CHECK(space.read("journal/" + year + ".jsonl").find(key_of(link)) == std::string::npos);
}

TEST_CASE("a command that cannot be done says why, and changes nothing") {
    Space space;
    const auto accounts = space.accounts();
    add_ready(*accounts, administrator());
    const auto before = space.read("comptes.json");
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
        {{"account", "role", "inconnu", "--data", data(space), "--administrateur"}, "n'existe pas"},
        {{"account", "reset", "inconnu", "--data", data(space)}, "n'existe pas"},
        {{"account", "disable", "admin", "--data", data(space)}, "dernier compte"},
        {{"account", "add", "admin", "--data", data(space)}, "existe déjà"},
        {{"account", "add", "Pas Bon", "--data", data(space)}, "identifiant"}};
    for (const auto& [arguments, message] : cases) {
        const auto ran = run(arguments);
        CHECK(ran.status == 1);
        CHECK_MESSAGE(ran.err.find(message) != std::string::npos, ran.err);
    }
    CHECK(run({"account", "list"}).status != 0);
    CHECK(space.read("comptes.json") == before);
    space.write("comptes.json", "abîmé");
    CHECK(run({"account", "list", "--data", data(space)}).status == 1);
    CHECK(run({"account", "add", "zoe", "--data", data(space)}).status == 1);
    CHECK(space.read("comptes.json") == "abîmé");
}
