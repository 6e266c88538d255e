// "Did you mean": for whom there is a nearest word, and for whom the list.
#include "corpus/nearest.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace reperes::corpus;

TEST_CASE("a mistyped word finds the known word that was meant") {
    const std::vector<std::string> keys{"titre",   "resume",    "auteur", "publie-le",
                                        "groupes", "relecteur", "themes", "en-vigueur-le"};
    struct Case {
        std::string word, found;
    };
    const std::vector<Case> cases = {
        {"titer", "titre"},          // two letters exchanged
        {"titr", "titre"},           // a letter less
        {"titres", "titre"},         // a letter more
        {"titre", "titre"},          // itself
        {"résumé", "resume"},        // two accents are four bytes
        {"résume", "resume"},        // one accent
        {"groupe", "groupes"},       //
        {"publie_le", "publie-le"},  //
        {"publiele", "publie-le"},   //
        {"en-vigeur-le", "en-vigueur-le"},
        {"Relecteur", "relecteur"},  // capitals are changes like others
        {"theme", "themes"},         //
        {"xyz", ""},                 //
        {"conclusion", ""},          //
        {"", ""},                    //
    };
    for (const auto& [word, found] : cases) {
        CAPTURE(word);
        CHECK(nearest(word, keys) == found);
    }
}

TEST_CASE("of several near words the nearest wins, and the first of two equals") {
    CHECK(nearest("gt2", {"gt1", "gt2", "gt3"}) == "gt2");
    CHECK(nearest("gt9", {"gt1", "gt2", "gt3"}) == "gt1");
    CHECK(nearest("accueils", {"accueil-social", "accueil", "recueil"}) == "accueil");
    CHECK(nearest("gt1", {}).empty());
}

TEST_CASE("a word of any length costs little") {
    const std::vector<std::string> known(100, std::string(80, 'a'));
    CHECK(nearest(std::string(1'000'000, 'a'), known).empty());
    CHECK(nearest(std::string(80, 'a'), known) == std::string(80, 'a'));
}

TEST_CASE("words are listed between French quotes") {
    CHECK(quoted_list({}).empty());
    CHECK(quoted_list({"a"}) == "« a »");
    CHECK(quoted_list({"majeur", "mineur"}) == "« majeur », « mineur »");
}

TEST_CASE("a suggestion is the nearest word, else the list of all") {
    CHECK(suggest("majeure", {"majeur", "mineur"}) == "Vouliez-vous dire « majeur » ?");
    CHECK(suggest("important", {"majeur", "mineur"}) == "Valeurs possibles : « majeur », « mineur ».");
}

TEST_CASE("what is found is always a known word, and a known word always finds itself") {
    CHECK(rc::check("nearest", [](const std::string& word, const std::vector<std::string>& known) {
        const auto found = nearest(word, known);
        RC_ASSERT(found.empty() || std::count(known.begin(), known.end(), found) > 0);
        if (!word.empty() && word.size() <= 80 && std::count(known.begin(), known.end(), word) > 0)
            RC_ASSERT(found == word);
    }));
}
