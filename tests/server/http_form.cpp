// The bytes of a form and of a Cookie header: what comes out, what is refused.
#include "http/form.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "http/cookies.h"
#include "http/utf8.h"

using namespace reperes::http;
using namespace std::string_literals;

namespace {

// The sentence of the refusal; empty when the form passes.
std::string fault_of(const std::string& body) {
    const auto form = parse_form(body);
    if (form) return {};
    CHECK(form.error().status == 400);
    return form.error().sentence;
}

}  // namespace

TEST_CASE("the fields of a form are decoded once, in their order") {
    struct Case {
        std::string body;
        Pairs fields;
    };
    const std::vector<Case> cases = {
        {"", {}},
        {"titre=L%27accueil+inconditionnel", {{"titre", "L'accueil inconditionnel"}}},
        {"a=1&a=2&b=&c", {{"a", "1"}, {"a", "2"}, {"b", ""}, {"c", ""}}},
        {"a=b=c&&", {{"a", "b=c"}}},
        {"a=%C3%A9t%C3%A9", {{"a", "été"}}},
        {"a=été", {{"a", "été"}}},
        {"a=100%25&b=%2525", {{"a", "100%"}, {"b", "%25"}}},
        {"a=%2B+%26", {{"a", "+ &"}}},
        {"a=x%0D%0Ay%0Dz%0At%0D", {{"a", "x\ny\nz\nt\n"}}},
        {"a=%0D%0A%0D%0A", {{"a", "\n\n"}}},
        {"a=x%09y", {{"a", "x\ty"}}},
        {"a=x\r\ny\tz", {{"a", "x\ny\tz"}}},
        {"a=%C2%AB%C2%A0x%C2%A0%C2%BB", {{"a", "«\u00A0x\u00A0»"}}},
        {"a=%F0%9F%99%82", {{"a", "\U0001F642"}}},
        {"a=x;b=y", {{"a", "x;b=y"}}},
    };
    for (const auto& [body, fields] : cases) {
        CAPTURE(body);
        const auto form = parse_form(body);
        REQUIRE(form.has_value());
        CHECK(*form == fields);
    }
}

TEST_CASE("a form that is not clean is refused") {
    for (const std::string& body :
         {"a=%"s,         "a=%4"s,        "a=%zz"s,          "a=%-1"s,    "a=% 41"s,
          "%=a"s,         "a=%u00e9"s,    "a=%E9"s,          "a=%C3"s,    "a=%C3%28"s,
          "a=%C3%0A%A9"s, "a=%ED%A0%80"s, "a=%F4%90%80%80"s, "a=%C0%80"s, "a=%00"s,
          "a=\0b"s,       "a=%0B"s,       "a=%1B"s,          "a=%7F"s,    "a=%C2%85"s,
          "a%0A=b"s,      "a%09=b"s,      "%FF=b"s,          "a=\xFF"s}) {
        CAPTURE(body);
        CHECK(fault_of(body).ends_with('.'));
    }
}

TEST_CASE("the refusal of a character names the field and the line") {
    const auto said = fault_of("titre=x&corps=un%0D%0Adeux%09%0B");
    CHECK(said.find("« corps »") != std::string::npos);
    CHECK(said.find("ligne 2") != std::string::npos);
}

TEST_CASE("2,000 fields pass and 2,001 do not") {
    std::string body;
    for (int i = 0; i < 2000; ++i) body += "a=b&";
    REQUIRE(parse_form(body).has_value());
    CHECK(parse_form(body)->size() == 2000);
    CHECK(fault_of(body + "a").find("2 000") != std::string::npos);
}

TEST_CASE("whatever the bytes, what comes out of a form is clean") {
    const std::vector<std::string> pieces = {
        "a",   "=",   "&",   "+",   "%",   "%41", "%C3%A9", "é",         "%0D%0A",      "%0D",
        "%0A", "%09", "%00", "%C3", "%A9", "\r",  "\n",     "%E2%80%AF", "%F0%9F%99%82"};
    std::mt19937 random(20261122);
    std::uniform_int_distribution<std::size_t> piece(0, pieces.size() - 1);
    std::uniform_int_distribution<int> length(0, 12);
    int passed = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string body;
        for (int i = length(random); i > 0; --i) body += pieces[piece(random)];
        const auto form = parse_form(body);
        if (!form) continue;
        ++passed;
        CAPTURE(body);
        for (auto [name, value] : *form) {
            REQUIRE(is_clean_utf8(name));
            std::erase_if(value, [](char c) { return c == '\n' || c == '\t'; });
            REQUIRE(is_clean_utf8(value));
        }
    }
    CHECK(passed > 1000);
}

TEST_CASE("cookies are read as they stand, and junk is left out") {
    struct Case {
        std::string header;
        Pairs cookies;
    };
    const std::vector<Case> cases = {
        {"", {}},
        {"a=b", {{"a", "b"}}},
        {"__Host-reperes=0123abcd; theme=sombre", {{"__Host-reperes", "0123abcd"}, {"theme", "sombre"}}},
        {"a=b;c=d;  e=f ;", {{"a", "b"}, {"c", "d"}, {"e", "f"}}},
        {"a=b; a=c", {{"a", "b"}, {"a", "c"}}},
        {"a=", {{"a", ""}}},
        {"a=b=c", {{"a", "b=c"}}},
        {"a=\"b\"", {{"a", "\"b\""}}},
        {"a=%41", {{"a", "%41"}}},
        {"=b; a; ;;; a b=c; é=f; a=b c; a=\"; a=\\; a=b,c; a=é; ok=1", {{"ok", "1"}}},
        {"a =b; a= b", {}},
    };
    for (const auto& [header, cookies] : cases) {
        CAPTURE(header);
        CHECK(parse_cookies(header) == cookies);
    }
}

TEST_CASE("the first 50 cookies are read") {
    std::string header;
    for (int i = 0; i < 60; ++i) header += "c" + std::to_string(i) + "=x; ";
    const auto cookies = parse_cookies(header);
    REQUIRE(cookies.size() == 50);
    CHECK(cookies.back().first == "c49");
}
