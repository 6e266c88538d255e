// The pieces of a text, and a text that is a number.
#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "text/pieces.h"
#include "text/whole_number.h"

namespace reperes::tests {

namespace {

template <typename Separators>
std::vector<std::string> pieces(std::string_view text, Separators separators) {
    std::vector<std::string> found;
    text::for_each_piece(text, separators, [&](std::string_view piece) { found.emplace_back(piece); });
    return found;
}

using Pieces = std::vector<std::string>;

}  // namespace

TEST_CASE("a text is cut at its separators, and none at its end makes an empty piece") {
    CHECK(pieces("", ',').empty());
    CHECK(pieces("a", ',') == Pieces{"a"});
    CHECK(pieces("a,,b,", ',') == Pieces{"a", "", "b"});
    CHECK(pieces(",", ',') == Pieces{""});
    CHECK(pieces("226-2.1", "-.") == Pieces{"226", "2", "1"});
    CHECK(pieces("a-b", ',') == Pieces{"a-b"});
}

TEST_CASE("a number is a whole text of digits") {
    CHECK(text::whole_number<unsigned>("0") == 0U);
    CHECK(text::whole_number<unsigned>("0012") == 12U);
    CHECK(text::whole_number<std::uint16_t>("65535") == 65535);
    CHECK(text::whole_number<std::int64_t>(std::to_string(std::numeric_limits<std::int64_t>::min())) ==
          std::numeric_limits<std::int64_t>::min());
    CHECK(text::whole_number<int>("-3") == -3);
    for (const std::string_view text : {"", "-", "-3", "+3", " 3", "3 ", "3a", "0x3", "3.0", "65536"}) {
        CAPTURE(text);
        CHECK_FALSE(text::whole_number<std::uint16_t>(text).has_value());
    }
}

}  // namespace reperes::tests
