// Accounts: added, opened, changed, closed.
#include "publication/accounts.h"

#include <doctest/doctest.h>

#include <set>
#include <thread>

#include "publication/fixtures.h"
#include "publication/sessions.h"

using namespace reperes;
using namespace reperes::publication;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

// Says the same, whatever the reason.
void check_refused_alike(const Result<Account>& a, const Result<Account>& b) {
    REQUIRE_FALSE(a);
    REQUIRE_FALSE(b);
    CHECK(a.error().code == b.error().code);
    CHECK(a.error().message == b.error().message);
    CHECK(a.error().hint == b.error().hint);
}

}  // namespace

TEST_CASE("a new account opens once its owner has chosen a password") {
    Space space;
    const auto accounts = space.accounts();
    CHECK(accounts->empty());
    const auto secret = accounts->add(marie());
    REQUIRE(secret);
    CHECK(secret->size() == 64);
    CHECK_FALSE(accounts->empty());
    CHECK_FALSE(accounts->find("mdupont")->has_password);
    CHECK_FALSE(accounts->log_in("mdupont", "", ""));
    space.now += seconds(1);
    REQUIRE(accounts->choose_password("mdupont", *secret, kGoodPassword));
    const auto account = accounts->log_in("mdupont", kGoodPassword, "");
    REQUIRE(account);
    CHECK(account->has_password);
    CHECK(account->name == "Marie Dupont");
    CHECK(account->roles == marie().roles);
    CHECK(accounts->log_in("  MDupont ", kGoodPassword, ""));  // as people type it
}

TEST_CASE("neither password nor secret is on the disk as it was typed") {
    Space space;
    const auto accounts = space.accounts();
    const auto secret = *accounts->add(marie());
    const auto with_link = space.read("comptes.json");
    REQUIRE(accounts->choose_password("mdupont", secret, kGoodPassword));
    const auto factor = base32(add_second_factor(*accounts, "mdupont", space.now));
    const auto with_password = space.read("comptes.json");
    CHECK(with_link.find(secret) == std::string::npos);
    CHECK(with_password.find(kGoodPassword) == std::string::npos);
    CHECK(with_password.find(factor) == std::string::npos);
    const auto mode = std::filesystem::status(space.path() / "comptes.json").permissions();
    CHECK(mode == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("an identifier or a name that would not do is refused") {
    Space space;
    const auto accounts = space.accounts();
    const std::vector<std::string> refused{"",
                                           "a",
                                           "1marie",
                                           "Marie",
                                           "marie dupont",
                                           "marié",
                                           "../x",
                                           "a/b",
                                           "serveur",
                                           "ligne-de-commande",
                                           "marie\n",
                                           std::string(33, 'a')};
    for (const auto& id : refused) {
        CAPTURE(id);
        auto account = marie();
        account.id = id;
        CHECK(accounts->add(account).error().code == ErrorCode::invalid_argument);
    }
    for (const std::string& name : {std::string(), std::string(101, 'a'), std::string("Marie\nDupont")}) {
        auto account = marie();
        account.name = name;
        CHECK(accounts->add(account).error().code == ErrorCode::invalid_argument);
    }
    CHECK(accounts->empty());
    REQUIRE(accounts->add(marie()));
    CHECK(accounts->add(marie()).error().code == ErrorCode::conflict);
}

TEST_CASE("an unknown account, a wrong password, an account without one and a disabled one are told alike") {
    Space space;
    const auto accounts = space.accounts();
    add_ready(*accounts, administrator());
    add_ready(*accounts, marie());
    auto new_one = marie(), disabled = marie();
    new_one.id = "nouveau";
    disabled.id = "parti";
    REQUIRE(accounts->add(new_one));
    add_ready(*accounts, disabled);
    disabled.disabled = true;
    REQUIRE(accounts->change(disabled));

    const auto wrong = accounts->log_in("mdupont", kOtherPassword, "");
    std::size_t before = space.hasher->computed();
    for (const auto* id : {"inconnu", "nouveau", "parti", "", "../../x", "admin'--"}) {
        CAPTURE(id);
        check_refused_alike(accounts->log_in(id, kGoodPassword, ""), wrong);
        CHECK(space.hasher->computed() == before + 1);  // the same work too
        before = space.hasher->computed();
    }
}

TEST_CASE("an unknown account waits as a real one does") {
    Space space;
    const auto accounts = space.accounts();
    add_ready(*accounts, marie());
    for (int failure = 0; failure < 40; ++failure) {
        check_refused_alike(accounts->log_in("mdupont", kOtherPassword, ""),
                            accounts->log_in("inconnu", kOtherPassword, ""));
        if (failure % 3 == 0) space.now += seconds(1);
    }
}

TEST_CASE("while somebody must wait, even the right password is refused, and no password is computed") {
    Space space;
    const auto accounts = space.accounts();
    add_ready(*accounts, marie());
    for (int failure = 0; failure < 2; ++failure) accounts->log_in("mdupont", kOtherPassword, "");
    const auto before = space.hasher->computed();
    const auto answer = accounts->log_in("mdupont", kGoodPassword, "");
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::unavailable);
    CHECK(answer.error().hint == "Attendez 1 seconde avant de recommencer.");
    CHECK(space.hasher->computed() == before);
    space.now += seconds(1);
    CHECK(accounts->log_in("mdupont", kGoodPassword, ""));
}

TEST_CASE("a link serves once") {
    Space space;
    const auto accounts = space.accounts();
    const auto secret = *accounts->add(marie());
    REQUIRE(accounts->choose_password("mdupont", secret, kGoodPassword));
    const auto again = accounts->choose_password("mdupont", secret, kOtherPassword);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == ErrorCode::invalid_argument);
    CHECK_FALSE(accounts->log_in("mdupont", kOtherPassword, ""));
    CHECK(accounts->log_in("mdupont", kGoodPassword, ""));
}

TEST_CASE("a link is told alike whether it is used, of nobody, of another, or too old") {
    Space space;
    const auto accounts = space.accounts();
    const auto secret = *accounts->add(marie());
    auto other = marie();
    other.id = "jmartin";
    const auto secret_of_other = *accounts->add(other);
    const auto refused = accounts->choose_password("mdupont", secret_of_other, kGoodPassword);
    REQUIRE_FALSE(refused);
    for (const auto& [id, key] : std::vector<std::pair<std::string, std::string>>{
             {"inconnu", secret}, {"mdupont", ""}, {"mdupont", secret.substr(1)}, {"jmartin", secret}})
        CHECK(accounts->choose_password(id, key, kGoodPassword).error().message == refused.error().message);
    space.now += hours(24);
    CHECK(accounts->choose_password("mdupont", secret, kGoodPassword).error().message ==
          refused.error().message);
    space.now -= seconds(1);
    CHECK(accounts->choose_password("mdupont", secret, kGoodPassword));
}

TEST_CASE("a password that is refused does not use the link up") {
    Space space;
    const auto accounts = space.accounts();
    const auto secret = *accounts->add(marie());
    CHECK_FALSE(accounts->choose_password("mdupont", secret, "court"));
    CHECK(accounts->choose_password("mdupont", secret, kGoodPassword));
}

TEST_CASE("one link that many use at the same time serves once") {
    Space space;
    const auto accounts = space.accounts();
    const auto secret = *accounts->add(marie());
    std::atomic<int> served = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread)
        threads.emplace_back([&, thread] {
            const auto password = "une phrase numéro " + std::to_string(thread);
            served += accounts->choose_password("mdupont", secret, password) ? 1 : 0;
        });
    for (auto& thread : threads) thread.join();
    CHECK(served == 1);
}

TEST_CASE("after a reset the password, the second factor and the link before open nothing") {
    Space space;
    const auto accounts = space.accounts();
    const auto first_link = *accounts->add(marie());
    REQUIRE(accounts->choose_password("mdupont", first_link, kGoodPassword));
    add_second_factor(*accounts, "mdupont", space.now);
    const auto lost = *accounts->reset("mdupont");
    const auto secret = *accounts->reset("mdupont");
    CHECK_FALSE(accounts->find("mdupont")->has_password);
    CHECK_FALSE(accounts->find("mdupont")->has_second_factor);
    CHECK(accounts->log_in("mdupont", kGoodPassword, "").error().code == ErrorCode::invalid_argument);
    CHECK_FALSE(accounts->choose_password("mdupont", first_link, kOtherPassword));
    CHECK_FALSE(accounts->choose_password("mdupont", lost, kOtherPassword));
    REQUIRE(accounts->choose_password("mdupont", secret, kOtherPassword));
    CHECK(accounts->log_in("mdupont", kOtherPassword, ""));
    CHECK(accounts->reset("inconnu").error().code == ErrorCode::not_found);
}

TEST_CASE("a password is changed with the present one, and tries are counted") {
    Space space;
    const auto accounts = space.accounts();
    add_ready(*accounts, marie());
    CHECK(accounts->change_password("mdupont", kGoodPassword, "court").error().code ==
          ErrorCode::invalid_argument);
    CHECK_FALSE(accounts->change_password("mdupont", "autre", kOtherPassword));
    CHECK_FALSE(accounts->change_password("mdupont", "autre", kOtherPassword));
    CHECK(accounts->change_password("mdupont", kGoodPassword, kOtherPassword).error().code ==
          ErrorCode::unavailable);
    space.now += seconds(1);
    REQUIRE(accounts->change_password("mdupont", kGoodPassword, kOtherPassword));
    CHECK_FALSE(accounts->log_in("mdupont", kGoodPassword, ""));
    CHECK(accounts->log_in("mdupont", kOtherPassword, ""));
}

TEST_CASE("the last administrator stays one") {
    Space space;
    const auto accounts = space.accounts();
    add_ready(*accounts, administrator());
    REQUIRE(accounts->add(marie()));
    auto demoted = administrator(), disabled = administrator();
    demoted.administrator = false;
    disabled.disabled = true;
    CHECK(accounts->change(demoted).error().code == ErrorCode::conflict);
    CHECK(accounts->change(disabled).error().code == ErrorCode::conflict);
    CHECK(accounts->find("admin")->administrator);
    REQUIRE(accounts->add(administrator("autre")));
    CHECK(accounts->change(demoted));
    auto unknown = marie();
    unknown.id = "inconnu";
    CHECK(accounts->change(unknown).error().code == ErrorCode::not_found);
}

TEST_CASE("sessions are over when their account opens otherwise, whoever changed it") {
    Space space;
    const auto server = space.accounts();
    const auto command_line = space.accounts();
    Sessions sessions(space.clock());
    server->watch([&](std::string_view id) { sessions.close_all(id); });
    add_ready(*server, administrator());
    add_ready(*server, marie());

    const auto changed = [](auto change) {
        Account account = marie();
        change(account);
        return account;
    };
    const std::vector<std::pair<std::string, std::function<void(Accounts&)>>> acts{
        {"disabled",
         [&](Accounts& a) { REQUIRE(a.change(changed([](Account& one) { one.disabled = true; }))); }},
        {"enabled", [&](Accounts& a) { REQUIRE(a.change(marie())); }},
        {"a role less",
         [&](Accounts& a) { REQUIRE(a.change(changed([](Account& one) { one.roles.clear(); }))); }},
        {"administrator",
         [&](Accounts& a) { REQUIRE(a.change(changed([](Account& one) { one.administrator = true; }))); }},
        {"password",
         [&](Accounts& a) { REQUIRE(a.change_password("mdupont", kGoodPassword, kOtherPassword)); }},
        {"second factor", [&](Accounts& a) { add_second_factor(a, "mdupont", space.now); }},
        {"reset", [&](Accounts& a) { REQUIRE(a.reset("mdupont")); }}};
    for (auto* const by : {server.get(), command_line.get()}) {
        for (const auto& [name, act] : acts) {
            CAPTURE(name);
            const auto secret = sessions.open("mdupont"), other = sessions.open("admin");
            act(*by);
            REQUIRE(server->find("mdupont"));  // as at each request
            CHECK_FALSE(sessions.find(secret));
            CHECK(sessions.find(other));
        }
        const auto link = *by->reset("mdupont");
        REQUIRE(by->choose_password("mdupont", link, kGoodPassword));
    }
}

TEST_CASE("another name, or a login, ends no session") {
    Space space;
    const auto accounts = space.accounts();
    Sessions sessions(space.clock());
    accounts->watch([&](std::string_view id) { sessions.close_all(id); });
    add_ready(*accounts, marie());
    const auto factor = add_second_factor(*accounts, "mdupont", space.now);
    const auto secret = sessions.open("mdupont");
    auto renamed = marie();
    renamed.name = "Marie Martin";
    REQUIRE(accounts->change(renamed));
    space.now += seconds(60);
    REQUIRE(accounts->log_in("mdupont", kGoodPassword, totp_code(factor, totp_step(space.now))));
    CHECK(sessions.find(secret));
    CHECK(accounts->find("mdupont")->name == "Marie Martin");
}

TEST_CASE("accounts added by many threads of two processes are all there") {
    Space space;
    const auto server = space.accounts(), command_line = space.accounts();
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread)
        threads.emplace_back([&, thread] {
            for (int number = 0; number < 5; ++number) {
                auto account = marie();
                account.id = "compte-" + std::to_string(thread) + "-" + std::to_string(number);
                (void)(thread % 2 == 0 ? server : command_line)->add(account);
                (void)server->list();
            }
        });
    for (auto& thread : threads) thread.join();
    CHECK(server->list().size() == 40);
    CHECK(space.accounts()->list().size() == 40);
}
