// One-time codes, and secrets sealed on the disk.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "publication/fixtures.h"
#include "publication/seal.h"

using namespace reperes;
using namespace reperes::publication;
using std::chrono::seconds;

namespace {

const std::string kVectorSecret = "12345678901234567890";

corpus::Instant at(long long since_1970) {
    return corpus::Instant(seconds(since_1970));
}

}  // namespace

// RFC 6238, appendix B: the last six of its eight digits, with SHA-1.
TEST_CASE("codes are those of the vectors of RFC 6238") {
    const std::vector<std::pair<long long, std::string>> vectors{
        {59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
        {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
    for (const auto& [time, code] : vectors) CHECK(totp_code(kVectorSecret, totp_step(at(time))) == code);
}

// RFC 4648, section 10.
TEST_CASE("base 32 is that of the vectors of RFC 4648, without the padding") {
    const std::vector<std::pair<std::string, std::string>> vectors{{"", ""},
                                                                   {"f", "MY"},
                                                                   {"fo", "MZXQ"},
                                                                   {"foo", "MZXW6"},
                                                                   {"foob", "MZXW6YQ"},
                                                                   {"fooba", "MZXW6YTB"},
                                                                   {"foobar", "MZXW6YTBOI"}};
    for (const auto& [bytes, text] : vectors) {
        CHECK(base32(bytes) == text);
        CHECK(from_base32(text) == bytes);
        CHECK(from_base32(text + "==") == bytes);
    }
    CHECK(from_base32("mzxw 6ytb oi") == "foobar");
    for (const auto* text : {"1", "MZ8W", "é", "MZ-XW"}) CHECK_FALSE(from_base32(text));
}

TEST_CASE("any bytes survive the way through base 32") {
    CHECK(rc::check("from_base32(base32(bytes)) == bytes",
                    [](const std::string& bytes) { RC_ASSERT(from_base32(base32(bytes)) == bytes); }));
}

TEST_CASE("a code is taken in its half minute and in the two beside it") {
    const auto now = at(1'800'000'000);
    const auto step = totp_step(now);
    for (int offset = -3; offset <= 3; ++offset) {
        CAPTURE(offset);
        const auto code = totp_code(kVectorSecret, step + static_cast<std::uint64_t>(offset));
        CHECK(totp_match(kVectorSecret, code, now, 0).has_value() == (offset >= -1 && offset <= 1));
    }
    const auto code = totp_code(kVectorSecret, step);
    CHECK(totp_match(kVectorSecret, code.substr(0, 3) + " " + code.substr(3) + " ", now, 0) == step);
    for (const auto& other : {std::string(), code.substr(1), code + "0", "0" + code, std::string("abcdef")})
        CHECK_FALSE(totp_match(kVectorSecret, other, now, 0));
}

TEST_CASE("a code is good once, and so are those before it") {
    const auto now = at(1'800'000'000);
    const auto step = totp_step(now);
    CHECK_FALSE(totp_match(kVectorSecret, totp_code(kVectorSecret, step), now, step));
    CHECK_FALSE(totp_match(kVectorSecret, totp_code(kVectorSecret, step - 1), now, step));
    CHECK(totp_match(kVectorSecret, totp_code(kVectorSecret, step + 1), now, step) == step + 1);
}

TEST_CASE("a sealed secret opens for its owner, with the key of the folder") {
    const TemporaryFolder folder;
    const auto sealed = seal(folder.path(), "mdupont", "graine", true);
    REQUIRE(sealed);
    CHECK(sealed->find("graine") == std::string::npos);
    const auto opened = unseal(folder.path(), "mdupont", *sealed);
    REQUIRE(opened);
    CHECK(*opened == "graine");
    CHECK_FALSE(unseal(folder.path(), "jmartin", *sealed));
    CHECK(*seal(folder.path(), "mdupont", "graine", true) != *sealed);  // a nonce each
    const auto mode = std::filesystem::status(folder.path() / kKeyFile).permissions();
    CHECK(mode == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("a sealed secret of which any digit was changed does not open") {
    const TemporaryFolder folder;
    const auto sealed = *seal(folder.path(), "mdupont", "graine", true);
    for (std::size_t place = 0; place < sealed.size(); ++place) {
        std::string changed = sealed;
        changed[place] = changed[place] == '0' ? '1' : '0';
        CHECK_FALSE(unseal(folder.path(), "mdupont", changed));
    }
    for (const auto& other :
         {std::string(), sealed.substr(2), sealed.substr(1), sealed + "00", std::string("zz")})
        CHECK_FALSE(unseal(folder.path(), "mdupont", other));
}

TEST_CASE("the key is never made again over what it sealed") {
    const TemporaryFolder folder;
    const auto sealed = *seal(folder.path(), "mdupont", "graine", true);
    folder.remove(kKeyFile);
    CHECK(unseal(folder.path(), "mdupont", sealed).error().code == ErrorCode::unavailable);
    CHECK(seal(folder.path(), "jmartin", "autre", false).error().code == ErrorCode::unavailable);
    CHECK_FALSE(std::filesystem::exists(folder.path() / kKeyFile));
    folder.write(kKeyFile, "trop court");
    CHECK(seal(folder.path(), "jmartin", "autre", true).error().code == ErrorCode::unavailable);
}

TEST_CASE("a second factor is in force once a code confirms it, and each code opens once") {
    Space space;
    const auto accounts = space.accounts();
    add_ready(*accounts, marie());
    const auto shown = accounts->propose_second_factor("mdupont");
    REQUIRE(shown);
    CHECK_FALSE(accounts->find("mdupont")->has_second_factor);
    CHECK(accounts->log_in("mdupont", kGoodPassword, ""));  // not yet
    CHECK(accounts->confirm_second_factor("mdupont", "000000").error().code == ErrorCode::invalid_argument);
    const auto secret = *from_base32(*shown);
    CHECK(secret.size() == kTotpSecretBytes);
    const auto first = totp_code(secret, totp_step(space.now));
    REQUIRE(accounts->confirm_second_factor("mdupont", first));
    CHECK(accounts->find("mdupont")->has_second_factor);
    CHECK(accounts->confirm_second_factor("mdupont", first).error().code == ErrorCode::conflict);

    CHECK(accounts->log_in("mdupont", kGoodPassword, "").error().code == ErrorCode::conflict);
    CHECK_FALSE(accounts->log_in("mdupont", kGoodPassword, first));  // it has confirmed already
    space.now += seconds(60);
    const auto second = totp_code(secret, totp_step(space.now));
    CHECK(accounts->log_in("mdupont", kGoodPassword, second));
    CHECK_FALSE(accounts->log_in("mdupont", kGoodPassword, second));
    CHECK_FALSE(space.accounts()->log_in("mdupont", kGoodPassword, second));  // nor after a restart
}

TEST_CASE("a wrong code says what a wrong password says") {
    Space space;
    const auto accounts = space.accounts();
    add_ready(*accounts, marie());
    add_second_factor(*accounts, "mdupont", space.now);
    const auto by_code = accounts->log_in("mdupont", kGoodPassword, "123456");
    const auto by_password = space.accounts()->log_in("mdupont", "autre", "123456");
    REQUIRE_FALSE(by_code);
    REQUIRE_FALSE(by_password);
    CHECK(by_code.error().message == by_password.error().message);
    CHECK(by_code.error().hint == by_password.error().hint);
}

TEST_CASE("codes cannot be tried one after the other") {
    Space space;
    const auto accounts = space.accounts();
    add_ready(*accounts, marie());
    add_second_factor(*accounts, "mdupont", space.now);
    int tried = 0;
    for (int second = 0; second < 3600; ++second, space.now += seconds(1)) {
        const auto answer = accounts->log_in("mdupont", kGoodPassword, "000000");
        REQUIRE_FALSE(answer);
        tried += answer.error().code == ErrorCode::invalid_argument ? 1 : 0;
    }
    CHECK(tried < 15);
}

TEST_CASE("codes asked for without one do not shorten the wait") {
    Space space;
    const auto accounts = space.accounts();
    add_ready(*accounts, marie());
    add_second_factor(*accounts, "mdupont", space.now);
    for (int failure = 0; failure < 2; ++failure) accounts->log_in("mdupont", kGoodPassword, "000000");
    CHECK(accounts->log_in("mdupont", kGoodPassword, "").error().code == ErrorCode::unavailable);
    space.now += seconds(1);
    CHECK(accounts->log_in("mdupont", kGoodPassword, "").error().code == ErrorCode::conflict);
    CHECK(accounts->log_in("mdupont", kGoodPassword, "000000").error().code == ErrorCode::invalid_argument);
    CHECK(accounts->log_in("mdupont", kGoodPassword, "000000").error().code == ErrorCode::unavailable);
}

TEST_CASE("without the key the second factor is not forgotten") {
    Space space;
    auto accounts = space.accounts();
    add_ready(*accounts, marie());
    const auto secret = add_second_factor(*accounts, "mdupont", space.now);
    space.remove(kKeyFile);
    space.now += seconds(60);
    const auto answer = accounts->log_in("mdupont", kGoodPassword, totp_code(secret, totp_step(space.now)));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == ErrorCode::unavailable);
    CHECK(answer.error().hint.find("sauvegarde") != std::string::npos);
}
