// Where a head ends, and properties of reading whatever bytes.
#include "http/head.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "http/characters.h"
#include "http/gate.h"
#include "http/utf8.h"

using namespace reperes::http;

namespace {

// Nothing yet (0), the length, or the status of the refusal as a negative number.
long measure(std::string_view bytes) {
    const auto length = head_length(bytes);
    if (!length) return -length.error().status;
    return *length ? static_cast<long>(**length) : 0;
}

}  // namespace

TEST_CASE("a head ends with its blank line, wherever the bytes were cut") {
    const std::string head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    for (std::size_t size = 0; size < head.size(); ++size) {
        CAPTURE(size);
        CHECK(measure(head.substr(0, size)) == 0);
    }
    const auto whole = static_cast<long>(head.size());
    CHECK(measure(head) == whole);
    CHECK(measure(head + "GET /second HTTP/1.1\r\n\r\n") == whole);
    CHECK(measure(head + "\n\n\n") == whole);
}

TEST_CASE("a head that no further byte could make good is refused at once") {
    CHECK(measure("\x16\x03\x01") == -400);  // TLS
    CHECK(measure("\r\n") == -400);
    CHECK(measure(" GET /") == -400);
    CHECK(measure("GET / HTTP/1.1\n") == -400);
    CHECK(measure("GET / HTTP/1.1\r\nHost: a\n") == -400);
    CHECK(measure("GET / HTTP/1.1\r\nHost: a\r\n\n") == -400);
}

TEST_CASE("a head does not grow without bound") {
    const std::string line = "GET / HTTP/1.1\r\n";
    CHECK(measure(std::string(4096, 'a')) == 0);
    CHECK(measure(std::string(5000, 'a')) == -414);
    CHECK(measure("GET /" + std::string(5000, 'a') + " HTTP/1.1\r\n\r\n") == -414);
    CHECK(measure(line + "X: " + std::string(15'000, 'a')) == 0);
    CHECK(measure(line + "X: " + std::string(17'000, 'a')) == -431);
    CHECK(measure(line + "X: " + std::string(17'000, 'a') + "\r\n\r\n") == -431);
    std::string flood = line;
    while (flood.size() < 20'000) flood += "X: y\r\n";
    CHECK(measure(flood) == -431);
}

TEST_CASE("whatever the bytes, what passes the gate is clean") {
    // Pieces that often pass, mixed with pieces that must not, and then any byte changed.
    const std::vector<std::string> pieces = {"GET ",
                                             "HEAD ",
                                             "/",
                                             "a",
                                             "?",
                                             "&",
                                             "=",
                                             "+",
                                             "%41",
                                             "%C3%A9",
                                             "%0a",
                                             "%",
                                             "..",
                                             "\\",
                                             " HTTP/1.1\r\n",
                                             "Host: a\r\n",
                                             "X: b\r\n",
                                             "Range: 0-\r\n",
                                             "Content-Length: 0\r\n",
                                             "\r\n",
                                             "\n",
                                             "é",
                                             " "};
    std::mt19937 random(20240917);
    std::uniform_int_distribution<std::size_t> piece(0, pieces.size() - 1);
    std::uniform_int_distribution<int> length(0, 8), byte(0, 255), one_in_three(0, 2);
    int passed = 0;
    for (int round = 0; round < 30'000; ++round) {
        std::string bytes = one_in_three(random) ? "GET /" : "";
        for (int i = length(random); i > 0; --i) bytes += pieces[piece(random)];
        if (one_in_three(random)) bytes += " HTTP/1.1\r\nHost: a\r\n";
        for (int i = length(random); i > 6; --i) bytes += pieces[piece(random)];
        bytes += "\r\n";
        if (!one_in_three(random)) {
            bytes[std::uniform_int_distribution<std::size_t>(0, bytes.size() - 1)(random)] =
                static_cast<char>(byte(random));
        }
        const auto head_end = head_length(bytes);
        const auto head = parse_head(bytes);
        if (!head) continue;
        // The two readings of a head agree on what a head is.
        REQUIRE(head_end.has_value());
        REQUIRE(*head_end == bytes.size());
        const auto admitted = gate(*head, {});
        if (!admitted) continue;
        const auto* request = &admitted->request;
        ++passed;
        CAPTURE(bytes);
        REQUIRE((request->method == "GET" || request->method == "HEAD"));
        REQUIRE(request->path.starts_with('/'));
        REQUIRE(is_clean_utf8(request->path));
        REQUIRE((request->path + '/').find("/../") == std::string::npos);
        for (const auto& [name, value] : request->parameters) {
            REQUIRE(is_clean_utf8(name));
            REQUIRE(is_clean_utf8(value));
        }
    }
    CHECK(passed > 1000);
}
