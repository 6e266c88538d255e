// What a password may be, and how it is kept.
#include "publication/password.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "publication/fixtures.h"

using namespace reperes;
using namespace reperes::publication;

TEST_CASE("a password that is long and one's own is taken") {
    for (const std::string password :
         {"cheval agrafe brouette", "Éléphant-violet-93 !", "xk29fJw83nQp", "le 3 mai nous irons à la mer",
          "çàéùèôïœæñüöäßøå", "日本語の合言葉はとても長い"}) {
        CAPTURE(password);
        const auto checked = check_password(password, marie());
        CHECK_MESSAGE(checked.has_value(), checked.error().message);
    }
    CHECK(check_password(std::string(kGoodPassword) + std::string(128 - 22, '.'), marie()));
}

TEST_CASE("a password that is too short, too long or tried first is refused") {
    struct Case {
        std::string password, message;
    };
    const std::vector<Case> cases{{"", "0 caractères"},
                                  {"xk29fJw83nQ", "11 caractères"},
                                  {"éééééé", "6 caractères"},
                                  {std::string(128, 'x') + "y", "129 caractères"},
                                  {"aaaaaaaaaaaaaaaa", "essaie en premier"},
                                  {"abababababababab", "essaie en premier"},
                                  {"123456789012", "essaie en premier"},
                                  {"azertyuiopqsdfghjklm", "essaie en premier"},
                                  {"AZERTYUIOP123", "essaie en premier"},
                                  {"motdepasse2026", "essaie en premier"},
                                  {"Motdepasse123!", "essaie en premier"},
                                  {"Password123456", "essaie en premier"},
                                  {"mdupont-mdupont", "essaie en premier"},
                                  {"MarieDupont2026", "essaie en premier"},
                                  {"Reperes-HCTS-2026", "essaie en premier"},
                                  {"déontologie éthique", "essaie en premier"},
                                  {"xk29fJw8\xFF\xFEnQpab", "illisibles"}};
    for (const auto& [password, message] : cases) {
        CAPTURE(password);
        const auto checked = check_password(password, marie());
        REQUIRE_FALSE(checked);
        CHECK(checked.error().code == ErrorCode::invalid_argument);
        CHECK_MESSAGE(checked.error().message.find(message) != std::string::npos, checked.error().message);
        CHECK_FALSE(checked.error().hint.empty());
    }
}

TEST_CASE("a kept password is Argon2id at the cost that is told, and never the same twice") {
    PasswordHasher hasher(kCheap);
    const auto kept = hasher.hash(kGoodPassword);
    REQUIRE(kept);
    CHECK(kept->starts_with("$argon2id$v=19$m=8,t=1,p=1$"));
    CHECK(*hasher.hash(kGoodPassword) != *kept);
    CHECK(*hasher.verify(*kept, kGoodPassword));
    CHECK_FALSE(*hasher.verify(*kept, kOtherPassword));
    CHECK_FALSE(*hasher.verify("", kGoodPassword));
    CHECK_FALSE(*hasher.verify("n'importe quoi", kGoodPassword));
    CHECK(hasher.computed() == 6);
}

TEST_CASE("the cost in use is 64 MiB three times") {
    PasswordHasher hasher;
    CHECK(hasher.hash(kGoodPassword)->starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
}

TEST_CASE("a password kept at another cost is to be kept anew") {
    PasswordHasher before(kCheap), after({2, 16384});
    const auto kept = *before.hash(kGoodPassword);
    CHECK_FALSE(before.needs_rehash(kept));
    CHECK(after.needs_rehash(kept));
    CHECK(*after.verify(kept, kGoodPassword));
}

TEST_CASE("a login keeps the password at the cost in use") {
    Space space;
    add_ready(*space.accounts(), marie());
    space.hasher = std::make_shared<PasswordHasher>(PasswordCost{2, 16384});
    const auto accounts = space.accounts();
    CHECK_FALSE(accounts->log_in("mdupont", kOtherPassword, ""));
    CHECK(space.read("comptes.json").find("m=8,t=1") != std::string::npos);
    CHECK(accounts->log_in("mdupont", kGoodPassword, ""));
    CHECK(space.read("comptes.json").find("m=16,t=2") != std::string::npos);
    CHECK(accounts->log_in("mdupont", kGoodPassword, ""));
}

TEST_CASE("a wave of logins is refused beyond the queue, and the others go through") {
    PasswordHasher hasher({3, std::size_t{8} << 20});
    const auto kept = *hasher.hash(kGoodPassword);
    std::atomic<int> right = 0, refused = 0, other = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 60; ++thread)
        threads.emplace_back([&] {
            const auto answer = hasher.verify(kept, kGoodPassword);
            if (!answer)
                ++(answer.error().code == ErrorCode::unavailable ? refused : other);
            else
                ++(*answer ? right : other);
        });
    for (auto& thread : threads) thread.join();
    CHECK(other == 0);
    CHECK(right >= 18);  // two at once, sixteen that wait
    CHECK(right + refused == 60);
    CHECK(refused > 0);
}
