// The file of the accounts: read back as written, never overwritten when it is damaged.
#include "publication/account_file.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "publication/fixtures.h"

using namespace reperes;
using namespace reperes::publication;

namespace {

StoredAccount everything() {
    StoredAccount stored;
    stored.account = marie();
    stored.account.name = "Zoé « d'Été » \"\\ \u2028";
    stored.account.disabled = true;
    stored.password = "$argon2id$x";
    stored.link = Link{"abc", *corpus::parse_instant("2026-11-22T10:00:00Z")};
    stored.second_factor = SecondFactor{"def", 59'000'000};
    stored.changes = 12;
    return stored;
}

}  // namespace

TEST_CASE("accounts are read back as they were written") {
    StoredAccounts accounts{{"mdupont", everything()}, {"admin", {administrator(), {}, {}, {}, 0}}};
    const auto bytes = write_accounts(accounts);
    const auto read = read_accounts(bytes);
    REQUIRE_MESSAGE(read, read.error().message);
    CHECK(write_accounts(*read) == bytes);
    const auto& marie_again = read->at("mdupont");
    CHECK(marie_again.account.roles == marie().roles);
    CHECK(marie_again.account.name == everything().account.name);
    CHECK(marie_again.seen().has_password);
    CHECK(marie_again.seen().has_second_factor);
    CHECK(marie_again.link->until == everything().link->until);
    CHECK(marie_again.second_factor->last_step == 59'000'000);
    CHECK_FALSE(read->at("admin").seen().has_password);
}

TEST_CASE("what was not written so is damaged, and said") {
    const auto whole = write_accounts({{"mdupont", everything()}});
    struct Case {
        std::string name, bytes, message;
    };
    std::vector<Case> cases{
        {"empty", "", "abîmé"},
        {"a list", "[]", "abîmé"},
        {"another format", corpus::changed(whole, "\"format\": 1", "\"format\": 2"), "autre version"},
        {"an unknown key", corpus::changed(whole, "\"etat\"", "\"eta\""), "inconnue"},
        {"an unknown role", corpus::changed(whole, "\"relecteur\"", "\"roi\""), "« roi »"},
        {"an unknown collection", corpus::changed(whole, "\"reference\"", "\"secrets\""), "« secrets »"},
        {"no identifier", corpus::changed(whole, "\"mdupont\"", "\"M. Dupont\""), "identifiant"},
        {"no date", corpus::changed(whole, "2026-11-22T10:00:00Z", "demain"), "date"},
        {"a text for a truth", corpus::changed(whole, "\"desactive\": true", "\"desactive\": \"non\""),
         "abîmé"}};
    for (const auto& [name, bytes, message] : cases) {
        CAPTURE(name);
        const auto read = read_accounts(bytes);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == ErrorCode::unavailable);
        CHECK_MESSAGE(read.error().message.find(message) != std::string::npos, read.error().message);
    }
}

TEST_CASE("a file cut anywhere is damaged") {
    const auto whole = write_accounts({{"mdupont", everything()}});
    for (std::size_t size = 0; size + 2 < whole.size(); ++size)
        CHECK_FALSE(read_accounts(whole.substr(0, size)));
}

TEST_CASE("reading accounts takes anything") {
    CHECK(rc::check("read_accounts takes anything",
                    [](const std::string& bytes) { (void)read_accounts(bytes); }));
}

TEST_CASE("a damaged file is not opened, nor overwritten") {
    Space space;
    space.write("comptes.json", "{\"format\":1,\"comptes\":[{");
    const auto opened = Accounts::open(space.path(), space.clock(), space.hasher);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::unavailable);
    CHECK(space.read("comptes.json") == "{\"format\":1,\"comptes\":[{");
}

TEST_CASE("a file damaged while the server runs: logins go on, changes are refused until it is put right") {
    Space space;
    const auto accounts = space.accounts();
    add_ready(*accounts, marie());
    const auto good = space.read("comptes.json");
    for (const bool removed : {false, true}) {
        CAPTURE(removed);
        REQUIRE(accounts->find("mdupont")->has_password);
        if (removed)
            space.remove("comptes.json");
        else
            space.write("comptes.json", "abîmé");
        CHECK(accounts->log_in("mdupont", kGoodPassword, ""));
        CHECK(accounts->find("mdupont"));
        CHECK(accounts->add(administrator()).error().code == ErrorCode::unavailable);
        CHECK(accounts->reset("mdupont").error().code == ErrorCode::unavailable);
        if (removed)
            CHECK_FALSE(std::filesystem::exists(space.path() / "comptes.json"));
        else
            CHECK(space.read("comptes.json") == "abîmé");
        space.write("comptes.json", good);
        CHECK(accounts->reset("mdupont"));
        space.write("comptes.json", good);
    }
}
