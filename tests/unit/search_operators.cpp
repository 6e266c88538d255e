// Operators: "…", -mot, titre:, ET, OU, SAUF, mot*; and what is typed by mistake.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <set>

#include "search/question.h"
#include "unit/small_index.h"

namespace reperes::tests {

namespace {

using Ids = std::set<std::string>;

// Twelve texts, so that two keywords are found together without relaxing.
const SmallIndex& library() {
    static const SmallIndex index({
        {"secret", "Le secret professionnel", "Le logement d'un enfant, avec son parent."},
        {"loyer", "Le loyer impayé", "Le logement social et le secret du dossier."},
        {"enfant", "Un enfant protégé", "La protection de l'enfant, sans logement."},
        {"mineur", "Les mineurs isolés", "La protection des mineurs isolés, leur logement."},
        {"majeur", "Les majeurs protégés", "La protection des majeurs : tutelle, curatelle, accompagnement."},
        {"tutelle", "Une tutelle", "La tutelle et le logement, accompagner et accompagnés."},
        {"sante", "La santé", "Le partage du secret en santé."},
        {"vide", "Autre chose", "Rien de cela ici."},
    });
    return index;
}

Ids found(const std::string& text) {
    Ids ids;
    const auto page = library().search(text, 100);
    for (const auto& hit : page.hits)
        if (hit.id.starts_with("essai/")) ids.insert(hit.id.substr(6));
    CHECK(page.hits.size() == page.total);
    return ids;
}

search::Question understood(const std::string& text) {
    text::Analyser analyser;
    return search::understand(text, analyser);
}

}  // namespace

TEST_CASE("what is typed between quotation marks stands so in the document") {
    CHECK(found("\"mineurs isolés\"") == Ids{"mineur"});
    CHECK(found("« mineurs isolés »") == Ids{"mineur"});
    CHECK(found("“isolés mineurs”") == Ids{});
    CHECK(found("\"mineur isolé\"") == Ids{});
}

TEST_CASE("a minus leaves out the documents that have the word or the phrase") {
    CHECK(found("logement") == Ids{"secret", "loyer", "enfant", "mineur", "tutelle"});
    CHECK(found("logement -secret") == Ids{"enfant", "mineur", "tutelle"});
    CHECK(found("logement -secret -enfant") == Ids{"mineur", "tutelle"});
    CHECK(found("logement -\"secret du dossier\"") == Ids{"secret", "enfant", "mineur", "tutelle"});
    CHECK(found("logement -titre:secret") == Ids{"loyer", "enfant", "mineur", "tutelle"});
    CHECK(found("logement -accompagn*") == Ids{"secret", "loyer", "enfant", "mineur"});
    CHECK(found("-logement -secret").contains("vide"));
    CHECK_FALSE(found("-logement -secret").contains("loyer"));
    SUBCASE("but a hyphen in a word, or before a number, leaves nothing out") {
        CHECK(understood("porte-parole").exclusions.empty());
        CHECK(understood("moins de -3 ans").exclusions.empty());
        CHECK(understood("secret - logement").exclusions.empty());
        CHECK(understood("-").exclusions.empty());
    }
}

TEST_CASE("titre: looks in titles only") {
    CHECK(found("titre:secret") == Ids{"secret"});
    CHECK(found("Titre: secrets") == Ids{"secret"});
    CHECK(found("titre:\"les mineurs isolés\"") == Ids{"mineur"});
    CHECK(found("titre:\"isolés mineurs\"") == Ids{});
    CHECK(found("titre:prot*") == Ids{"enfant", "majeur"});
    CHECK(found("protection titre:mineur") == Ids{"mineur"});
    CHECK(understood("le titre de séjour").words.size() == 2);
    CHECK(understood("titre:").words.size() == 1);
}

TEST_CASE("ET, OU and SAUF say exactly what is wanted") {
    CHECK(found("secret ET logement") == Ids{"secret", "loyer"});
    CHECK(found("tutelle OU santé") == Ids{"majeur", "tutelle", "sante"});
    CHECK(found("tutelle OU mineur") == Ids{"majeur", "tutelle", "mineur"});
    CHECK(found("secret ET logement OU curatelle") == Ids{"secret", "loyer", "majeur"});
    CHECK(found("curatelle OU secret ET santé") == Ids{"majeur", "sante"});
    CHECK(found("protection SAUF enfant") == Ids{"mineur", "majeur"});
    CHECK(found("protection SAUF mineurs isolés") == Ids{"enfant", "majeur"});
    CHECK(found("protection SAUF enfant OU loyer") == Ids{"mineur", "majeur", "loyer"});
    CHECK(found("logement SAUF \"secret du dossier\"") == Ids{"secret", "enfant", "mineur", "tutelle"});
    CHECK(found("TUTELLE OU SANTÉ") == Ids{"majeur", "tutelle", "sante"});
    SUBCASE("without others that have a part only") {
        CHECK(found("curatelle ET loyer") == Ids{});
        CHECK_FALSE(library().search("curatelle ET loyer").relaxed);
    }
    SUBCASE("but are words like others in small letters, in a sentence in capitals, or at the ends") {
        CHECK_FALSE(understood("secret et logement").operators);
        CHECK_FALSE(understood("où loger un mineur").operators);
        CHECK_FALSE(understood("OU TROUVER UN LOGEMENT").operators);
        CHECK_FALSE(understood("LE SECRET ET LE LOGEMENT").operators);
        CHECK_FALSE(understood("ET logement").operators);
        CHECK_FALSE(understood("OU").operators);
        CHECK(understood("secret OU").alternatives == 1);
        CHECK(found("secret OU") == found("secret"));
        CHECK(found("secret OU OU santé") == found("secret OU santé"));
    }
}

TEST_CASE("an equivalent or an acronym never goes from one side of OU to the other") {
    const auto sides = understood("aide OU sociale");
    REQUIRE(sides.words.size() == 2);
    CHECK(sides.words[0].alternative == 0);
    CHECK(sides.words[1].alternative == 1);
    const SmallIndex index({{"a", "", "Une aide."}, {"b", "", "Une vie sociale."}, {"c", "", "L'ASE."}});
    CHECK(index.search("aide OU sociale").total == 2);
    CHECK(index.search("aide sociale OU introuvable").total == 1);  // the acronym
}

TEST_CASE("a long question is cut where it is said, and the page knows") {
    std::string words;
    for (int i = 0; i < 60; ++i) words += "mot" + std::to_string(i) + " ";
    CHECK(understood(words).words.size() == search::kMaxWords);
    CHECK(understood(words).cut);
    std::string text(search::kMaxTextBytes, 'a');
    CHECK_FALSE(understood(text).cut);
    CHECK(understood(text + " b").cut);
    std::string accents;
    while (accents.size() < 2 * search::kMaxTextBytes) accents += "é";
    CHECK(understood(accents).cut);
    CHECK(library().search(words).cut);
}

TEST_CASE("no odd syntax is an error, and what operators find obeys them") {
    static const std::vector<std::string> kPieces = {"secret ",  "logement ", "-",       "\"",  "«",
                                                     "» ",       "titre:",    "TITRE: ", "ET ", "OU ",
                                                     "SAUF ",    "*",         "(",       ")",   " ",
                                                     ":",        "-\"",       "et ",     "ou ", "L226-2-2 ",
                                                     "enfant* ", "le ",       "ASE ",    "\xff"};
    CHECK(rc::check("any pieces", [] {
        std::string text;
        const auto pieces = *rc::gen::inRange<std::size_t>(0, 12);
        for (std::size_t i = 0; i < pieces; ++i) text += *rc::gen::elementOf(kPieces);
        RC_LOG() << "typed: " << text << '\n';
        search::SearchRequest request;
        request.text = text;
        request.at = corpus::now();
        request.limit = 100;
        request.explain = true;
        const auto page = library().engine().search(request);
        RC_ASSERT(page.has_value());
        RC_ASSERT(page->hits.size() == page->total);
        for (const auto& hit : page->hits) {
            double sum = 0;
            for (const auto& clause : hit.clauses) sum += clause.score;
            RC_ASSERT(std::abs(sum - hit.score) < 1e-6);
        }
    }));
}

TEST_CASE("one more word after ET narrows, one more after OU widens, one more after SAUF narrows") {
    static const std::vector<std::string> kWords = {"secret",  "logement", "enfant", "protection",
                                                    "tutelle", "santé",    "mineur"};
    CHECK(rc::check("any two words", [] {
        const auto a = *rc::gen::elementOf(kWords), b = *rc::gen::elementOf(kWords);
        const auto fa = found(a), fb = found(b);
        Ids both, either = fa, without;
        either.insert(fb.begin(), fb.end());
        for (const auto& id : fa) (fb.contains(id) ? both : without).insert(id);
        RC_ASSERT(found(a + " ET " + b) == both);
        RC_ASSERT(found(a + " OU " + b) == either);
        RC_ASSERT(found(a + " SAUF " + b) == without);
        RC_ASSERT(found(a + " -" + b) == without);
    }));
}

}  // namespace reperes::tests
