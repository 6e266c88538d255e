// Who is logged in.
#include "publication/sessions.h"

#include <doctest/doctest.h>

#include <set>
#include <thread>

using namespace reperes;
using namespace reperes::publication;
using std::chrono::minutes;

namespace {

struct Clocked {
    corpus::Instant now = *corpus::parse_instant("2026-11-21T10:00:00Z");
    Sessions sessions{[this] { return now; }};
};

}  // namespace

TEST_CASE("a session is found by its secret alone") {
    Clocked clocked;
    const auto secret = clocked.sessions.open("mdupont");
    CHECK(secret.size() == 64);
    const auto session = clocked.sessions.find(secret);
    REQUIRE(session);
    CHECK(session->account == "mdupont");
    CHECK(session->form_token.size() == 64);
    CHECK(session->form_token != secret);
    for (const auto& other :
         {std::string(), std::string(64, '0'), secret.substr(1), secret + '0', session->form_token})
        CHECK_FALSE(clocked.sessions.find(other));
}

TEST_CASE("every login has a secret and a form token of its own") {
    Clocked clocked;
    std::set<std::string> secrets, tokens;
    for (int login = 0; login < 100; ++login) {
        const auto secret = clocked.sessions.open("mdupont");
        secrets.insert(secret);
        tokens.insert(clocked.sessions.find(secret)->form_token);
    }
    CHECK(secrets.size() == 100);
    CHECK(tokens.size() == 100);
}

TEST_CASE("a secret that the server did not give opens nothing, before and after a login") {
    Clocked clocked;
    const std::string planted(64, 'a');
    CHECK_FALSE(clocked.sessions.find(planted));
    CHECK(clocked.sessions.open("mdupont") != planted);
    CHECK_FALSE(clocked.sessions.find(planted));
}

TEST_CASE("a session ends after an hour without a request") {
    Clocked clocked;
    const auto secret = clocked.sessions.open("mdupont");
    clocked.now += minutes(59);
    CHECK(clocked.sessions.find(secret));
    clocked.now += minutes(59);
    CHECK(clocked.sessions.find(secret));
    clocked.now += minutes(60);
    CHECK(clocked.sessions.of("mdupont").empty());
    CHECK_FALSE(clocked.sessions.find(secret));
    clocked.now -= minutes(60);
    CHECK_FALSE(clocked.sessions.find(secret));  // it does not come back
}

TEST_CASE("a session ends after twelve hours, however much it is used") {
    Clocked clocked;
    const auto secret = clocked.sessions.open("mdupont");
    for (int half_hour = 1; half_hour < 24; ++half_hour) {
        clocked.now += minutes(30);
        CHECK(clocked.sessions.find(secret));
    }
    clocked.now += minutes(30);
    CHECK_FALSE(clocked.sessions.find(secret));
}

TEST_CASE("closing closes one session, closing all those of one account") {
    Clocked clocked;
    const auto first = clocked.sessions.open("mdupont");
    const auto second = clocked.sessions.open("mdupont");
    const auto other = clocked.sessions.open("jmartin");
    CHECK(clocked.sessions.of("mdupont").size() == 2);
    clocked.sessions.close(first);
    CHECK_FALSE(clocked.sessions.find(first));
    CHECK(clocked.sessions.find(second));
    clocked.sessions.close_all("mdupont");
    CHECK_FALSE(clocked.sessions.find(second));
    CHECK(clocked.sessions.find(other));
}

TEST_CASE("secrets are the same when every byte is") {
    CHECK(same_secret("", ""));
    CHECK(same_secret("abc", "abc"));
    for (const auto* other : {"", "ab", "abd", "abcd", "Abc"}) CHECK_FALSE(same_secret("abc", other));
}

TEST_CASE("sessions are opened, used and closed by many threads") {
    Clocked clocked;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread)
        threads.emplace_back([&clocked, thread] {
            const std::string account = "compte" + std::to_string(thread % 4);
            for (int turn = 0; turn < 100; ++turn) {
                const auto secret = clocked.sessions.open(account);
                clocked.sessions.find(secret);
                if (turn % 10 == 0) clocked.sessions.close_all(account);
                clocked.sessions.close(secret);
            }
        });
    for (auto& thread : threads) thread.join();
    for (int account = 0; account < 4; ++account)
        CHECK(clocked.sessions.of("compte" + std::to_string(account)).empty());
}
