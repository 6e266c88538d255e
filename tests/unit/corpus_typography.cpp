// French spacing: which spaces never break, and that nothing else changes.
#include "corpus/typography.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

using namespace reperes::corpus;

TEST_CASE("the spaces of French punctuation never break") {
    struct Case {
        std::string text, shown;
    };
    const std::vector<Case> cases = {
        {"Qui ?", "Qui\u00A0?"},
        {"Oui !", "Oui\u00A0!"},
        {"Un : deux ; trois.", "Un\u00A0: deux\u00A0; trois."},
        {"« Oui », dit-il", "«\u00A0Oui\u00A0», dit-il"},
        {"« ? »", "«\u00A0?\u00A0»"},
        {"30 % des aides", "30\u00A0% des aides"},
        {"Qui?", "Qui?"},
        {"Qui\u00A0?", "Qui\u00A0?"},
        {"a b", "a b"},
        {"", ""},
        {" ", " "},
        {" ;", "\u00A0;"},
        {"« ", "«\u00A0"},
        {"« a", "«\u00A0a"},
        {"\xAB a", "\xAB a"},  // half of the sign
    };
    for (const auto& [text, shown] : cases) CHECK(french_spaces(text) == shown);
}

TEST_CASE("only spaces change, and once is enough") {
    CHECK(rc::check("french_spaces", [] {
        const auto text =
            *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab ;:?! \xC2\xAB\xBB")));
        const auto shown = french_spaces(text);
        RC_ASSERT(french_spaces(shown) == shown);
        std::string back = shown;
        for (std::size_t at = 0; (at = back.find("\u00A0", at)) != std::string::npos;)
            back.replace(at, 2, " ");
        RC_ASSERT(back == text);
    }));
}
