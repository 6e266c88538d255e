// Paths and parameters: what is clean, and how it is decoded.
#include "http/target.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "http/utf8.h"

using namespace reperes::http;
using namespace std::string_literals;

TEST_CASE("a path is decoded once") {
    struct Case {
        std::string raw;
        std::string path;
    };
    const std::vector<Case> cases = {
        {"/", "/"},
        {"/fiches/secret-professionnel", "/fiches/secret-professionnel"},
        {"/r%C3%A9ponse", "/réponse"},
        {"/réponse", "/réponse"},  // typed in a terminal
        {"/a+b", "/a+b"},          // a plus is a plus in a path
        {"/a%20b", "/a b"},
        {"/%2525", "/%25"},
        {"/%252e%252e/", "/%2e%2e/"},
        {"/a%2Fb", "/a/b"},
        {"/a..b/...", "/a..b/..."},
        {"/a?b=/../", "/a"},
    };
    for (const auto& [raw, path] : cases) {
        CAPTURE(raw);
        const auto target = parse_target(raw);
        REQUIRE(target.has_value());
        CHECK(target->path == path);
    }
}

TEST_CASE("a path that is not clean is refused") {
    const std::vector<std::string> cases = {
        "",
        "a",
        "*",
        "http://a/b",
        "?q=a",
        "//",
        "/a//b",
        "/a%2F/b",
        "/a\\b",
        "/a%5Cb",
        "/..",
        "/../a",
        "/a/..",
        "/a/../b",
        "/%2e%2e/a",
        "/.%2e",
        "/a%00",
        "/a%0a",
        "/a%7f",
        "/a%C2%85",
        "/a%",
        "/a%4",
        "/a%zz",
        "/a%-1",
        "/a#b",
        "/a b",
        "/a\tb",
        "/a\x01",
        "/a\0b"s,
        "/%C3",
        "/%C3%28",
        "/%E9cole",  // a sequence cut short, broken, Latin-1
        "/%C0%AF",
        "/%E0%80%AF",
        "/%F0%80%80%AF",  // overlong '/'
        "/%ED%A0%80",
        "/%F4%90%80%80",
        "/%FF",  // a surrogate, beyond Unicode, no UTF-8 at all
    };
    for (const auto& raw : cases) {
        CAPTURE(raw);
        const auto target = parse_target(raw);
        REQUIRE_FALSE(target.has_value());
        CHECK(target.error().status == 400);
    }
}

TEST_CASE("parameters keep their order and their repeats") {
    struct Case {
        std::string query;
        Pairs parameters;
    };
    const std::vector<Case> cases = {
        {"", {}},
        {"q=aide+sociale", {{"q", "aide sociale"}}},
        {"q=%C3%A9cole", {{"q", "école"}}},
        {"q=école", {{"q", "école"}}},
        {"q=a%2Bb%26c%3Dd", {{"q", "a+b&c=d"}}},
        {"theme=b&theme=a&q=x&theme=b", {{"theme", "b"}, {"theme", "a"}, {"q", "x"}, {"theme", "b"}}},
        {"a=b=c", {{"a", "b=c"}}},
        {"a", {{"a", ""}}},
        {"a=", {{"a", ""}}},
        {"=a", {{"", "a"}}},
        {"&&a=1&", {{"a", "1"}}},
        {"q=qui+paie?", {{"q", "qui paie?"}}},
        {"q=a;b=c", {{"q", "a;b=c"}}},
        {"q=a%0D%0Ab%09c", {{"q", "a  b c"}}},  // pasted from a document
        {"th%C3%A8me=a", {{"thème", "a"}}},
        {"q=%F0%9F%99%82", {{"q", "\xF0\x9F\x99\x82"}}},
    };
    for (const auto& [query, parameters] : cases) {
        CAPTURE(query);
        const auto target = parse_target("/?" + query);
        REQUIRE(target.has_value());
        CHECK(target->parameters == parameters);
    }
}

TEST_CASE("a parameter that is not clean is refused") {
    for (const std::string query : {"q=%", "q=100%", "q=%4", "q=%gg", "%=a", "q=%E9", "q=%C3", "q=%00",
                                    "q=%1B", "q=%C2%9B", "a%0Ab=c", "a=b&q=%ED%BF%BF", "a=\x7f"}) {
        CAPTURE(query);
        const auto target = parse_target("/?" + query);
        REQUIRE_FALSE(target.has_value());
        CHECK(target.error().status == 400);
    }
}

TEST_CASE("64 parameters pass and 65 do not") {
    std::string query = "/?";
    for (int i = 0; i < 64; ++i) query += "a&";
    CHECK(parse_target(query).has_value());
    CHECK_FALSE(parse_target(query + "a").has_value());
}

TEST_CASE("the limits of each length of UTF-8") {
    for (const std::string text : {"", "a", "\xC2\xA0", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF",
                                   "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
        CAPTURE(text);
        CHECK(is_clean_utf8(text));
        CHECK(is_clean_utf8(text + "a" + text));
    }
    for (const std::string text :
         {"\x1F", "\x7F", "\xC2\x80", "\xC2\x9F", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80",
          "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80", "\xC3"}) {
        CAPTURE(text);
        CHECK_FALSE(is_clean_utf8(text));
        CHECK_FALSE(is_clean_utf8("a" + text));
    }
}
