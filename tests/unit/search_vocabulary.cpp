// The words of the field: acronyms, equivalents, near terms.
#include <doctest/doctest.h>

#include <algorithm>

#include "unit/small_index.h"

namespace reperes::tests {

namespace {

const std::string kSigles =
    "ASE;aide sociale à l'enfance;enfance;loi\n"
    "CSS;complémentaire santé solidaire;santé;loi\n"
    "CSS;code de la sécurité sociale;droit;loi\n"
    "AS;assistant de service social;métiers;usage\n"
    "CCAS;centre communal d'action sociale;collectivités;loi\n";
const std::string kSynonyms =
    "equivalent;burn-out|épuisement professionnel\n"
    "equivalent;non-recours|non-recours aux droits|renoncement aux droits\n"
    "plus-precis;aller vers|maraude|visite à domicile\n";

std::vector<std::string> found(const SmallIndex& index, const std::string& text) {
    std::vector<std::string> ids;
    for (const auto& hit : index.search(text).hits) ids.push_back(hit.id.substr(hit.id.find('/') + 1));
    std::sort(ids.begin(), ids.end());
    return ids;
}
using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("an acronym finds its expansion, and the reverse, in whatever letters") {
    const SmallIndex index({{"sigle", "", "Un jeune suivi par l'ASE du département."},
                            {"long", "", "Les services de l'aide sociale à l’enfance."},
                            {"loin", "", "Une aide pour le logement social ; l'enfance du jeune."}},
                           kSigles);
    for (const std::string query : {"ASE", "ase", "A.S.E.", "l'ASE"}) {
        CAPTURE(query);
        CHECK(found(index, query) == Ids{"long", "sigle"});
    }
    for (const std::string query : {"aide sociale à l'enfance", "AIDE SOCIALE A L'ENFANCE"}) {
        CAPTURE(query);
        CHECK(index.search(query).hits.front().id == "essai/long");
        const auto ids = found(index, query);
        CHECK(std::count(ids.begin(), ids.end(), "sigle") == 1);
    }
}

TEST_CASE("only the expansion itself is marked, not its words here and there") {
    const SmallIndex index({{"1", "", "L'enfance est un droit. L'aide sociale à l'enfance y veille."}},
                           kSigles);
    const auto page = index.search("ASE");
    CHECK(marked(page.hits.front().passage.fragments) ==
          "L'enfance est un droit. L'[aide sociale à l'enfance] y veille.");
}

TEST_CASE("a known acronym gives all that it may stand for, a small word that looks like one does not") {
    const SmallIndex index({{"1", "", "La CSS, et tu as raison, comme une AS du CCAS."}}, kSigles);
    const auto css = index.search("css");
    const auto& meanings = css.meanings;
    REQUIRE(meanings.size() == 1);
    CHECK(meanings.front().sigle == "CSS");
    CHECK(meanings.front().meanings == Ids{"complémentaire santé solidaire", "code de la sécurité sociale"});
    CHECK(index.search("AS").meanings.size() == 1);
    CHECK(index.search("as").meanings.empty());
    CHECK(index.search("ccas").meanings.front().sigle == "CCAS");
    CHECK(index.search("raison").meanings.empty());
}

TEST_CASE("equivalents widen a question, a longer way to say the same adds nothing") {
    const SmallIndex index({{"a", "", "Prévenir le burn-out des équipes."},
                            {"b", "", "Un épuisement au travail, professionnel ou non."},
                            {"c", "", "L'épuisement professionnel guette."},
                            {"d", "", "Le renoncement aux droits recule."},
                            {"e", "", "Le non-recours aux droits persiste."}},
                           "", kSynonyms);
    CHECK(found(index, "burn out") == Ids{"a", "c"});
    CHECK(found(index, "épuisement professionnel") == Ids{"a", "b", "c"});
    CHECK(found(index, "non recours") == Ids{"d", "e"});
}

TEST_CASE("a light verb counts where the vocabulary needs it") {
    const SmallIndex index(
        {{"a", "", "Il faut aller vers les personnes."}, {"b", "", "Un pas vers les personnes."}}, "",
        kSynonyms);
    CHECK(found(index, "aller vers") == Ids{"a"});
}

TEST_CASE("narrower terms are suggested, not searched, and only when they find something") {
    const SmallIndex index(
        {{"a", "", "Il faut aller vers les personnes."}, {"b", "", "Une maraude de nuit."}}, "", kSynonyms);
    const auto page = index.search("aller vers");
    CHECK(page.total == 1);
    CHECK(page.related == Ids{"maraude"});
    CHECK(index.search("maraude").related == Ids{"aller vers"});
}

}  // namespace reperes::tests
