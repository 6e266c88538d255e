// Odd queries, by the hundred: each is answered, in bounded time, by results or by advice; never by a fault.
#include <doctest/doctest.h>

#include <chrono>
#include <random>

#include "server/project.h"

namespace reperes::tests {

namespace {

std::string repeated(const std::string& piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
}

std::string encoded(const std::string& text) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        result += '%';
        result += kDigits[byte >> 4U];
        result += kDigits[byte & 15U];
    }
    return result;
}

const Strings kOdd = {
    "😀",
    "👨‍👩‍👧‍👦 famille",
    "🏳️‍🌈",
    "le la les de du",
    "qui que quoi où",
    "et ou mais donc",
    "???",
    "!!! ... ;;; ,,,",
    "---",
    "«»",
    "\"",
    "\"\"",
    "\"a",
    "«",
    "»",
    "''",
    "( ( (",
    ")",
    "*",
    "**",
    "a*",
    "*a",
    "-",
    "--",
    "-*",
    "-\"",
    "titre:",
    "titre:titre:titre:",
    "titre:*",
    "ET",
    "OU",
    "SAUF",
    "ET ET ET",
    "OU OU",
    "SAUF SAUF",
    "a ET",
    "ET a",
    "a OU",
    "SAUF a",
    "a SAUF",
    "NOT a AND b OR c",
    "العمل الاجتماعي",
    "עבודה סוציאלית",
    "社会福祉",
    "社会工作",
    "соціальна робота",
    "κοινωνική εργασία",
    "‮renversé‬",
    "\xE2\x80\x8B"
    "caché",
    "ｓｅｃｒｅｔ",
    "' OR '1'='1",
    "'; DROP TABLE fiches; --",
    "1 UNION SELECT * FROM comptes",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "{{titre}}",
    "{{{corps_html}}}",
    "${jndi:ldap://x}",
    "%s%n%x",
    "\\",
    "\\\\\"",
    "a\tb",
    "a\nb",
    "a\r\nSet-Cookie: x=1",
    std::string("a\0b", 3),
    std::string("\0", 1),
    "\x01\x02",
    "\x7F",
    "\xED\xA0\x80",
    "\xED\xB0\x80 secret",
    "\xC3",
    "\xFF\xFE",
    "\xC0\xAF",
    "\xF4\x90\x80\x80",
    "secret \xE9tat",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "L226-2-2-2-2-2-2",
    "art. art. art.",
    "L. L. L.",
    "L999999999999-9",
    "0",
    "-1",
    "3,14",
    "1e309",
    "NaN",
    "null",
    "undefined",
    "true",
    "É́́́́́",
    "a·e·s",
    "travailleur·euse·s",
    "N'",
    "l'",
    "d'l'd'l'",
    "’’’",
    "œ",
    "ß",
    "ﬁche",
    "Ǆ",
    "İstanbul",
    "ⅠⅡⅢ",
    "½",
    "x²",
    "😀*",
    "-😀",
    "titre:😀",
    "\"😀\"",
};

// Those above, alone, joined, repeated up to 4 kB, and pieces of them shuffled; always the same ones.
Strings five_hundred() {
    Strings all = kOdd;
    for (const auto& odd : kOdd) all.push_back("secret " + odd + " professionnel");
    for (const std::size_t bytes : {300U, 999U, 1000U, 1001U, 2000U, 4096U})
        for (const char* piece : {"a", "é", "😀", "le ", "secret ", "\"", "-a ", "OU a ", "a* ", "titre:a ",
                                  "L226-2-2 ", "\"a b\" "})
            all.push_back(repeated(piece, bytes));
    std::mt19937 random(2026);
    while (all.size() < 500) {
        std::string text;
        for (std::size_t pieces = 1 + random() % 8; pieces > 0; --pieces) {
            text += kOdd[random() % kOdd.size()];
            if (random() % 2 == 0) text += ' ';
        }
        all.push_back(std::move(text));
    }
    return all;
}

}  // namespace

TEST_CASE("five hundred odd queries are answered by results or by advice, in bounded time") {
    using namespace std::chrono_literals;
    Project project;
    auto& server = project.server();
    const auto queries = five_hundred();
    CHECK(queries.size() >= 500);
    std::size_t answered = 0, advised = 0;
    for (std::size_t i = 0; i < queries.size(); ++i)
        for (const std::string path : {"/recherche?q=", "/api/v1/recherche?q="}) {
            if (i >= kOdd.size() && (i % 2 == 0) != (path == "/recherche?q=")) continue;  // the others, by turns
            const auto& query = queries[i];
            CAPTURE(query);
            const auto start = std::chrono::steady_clock::now();
            auto answer = server.get(path + encoded(query));
            // An address with blanks around its words is sent to the clean one, once.
            if (answer.status == 302) answer = server.get(answer.get_header_value("Location"));
            CHECK(std::chrono::steady_clock::now() - start < 5s);
            CAPTURE(answer.status);
            CHECK((answer.status == 200 || answer.status == 400 || answer.status == 414));
            ++(answer.status == 200 ? answered : advised);
            CHECK(answer.body.size() > 20);
            if (contains(answer.get_header_value("Content-Type"), "html"))
                CHECK_FALSE(contains(answer.body, "<script>alert"));
        }
    CHECK(answered > queries.size() / 2);  // most are no mistakes
    CHECK(advised > 0);                // bytes that are no text
    CHECK(server.json("/api/v1/recherche?q=secret+professionnel").at("total") > 0);
}

}  // namespace reperes::tests
