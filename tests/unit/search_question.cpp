// What a question asks for: keywords and sentences, light words, stars, misspelt words, and why a result is
// there.
#include <doctest/doctest.h>

#include <cmath>

#include "search/question.h"
#include "unit/small_index.h"

namespace reperes::tests {

namespace {

search::Question understood(const std::string& text) {
    text::Analyser analyser;
    return search::understand(text, analyser);
}

std::vector<std::string> required(const std::string& text) {
    std::vector<std::string> words;
    for (const auto& word : understood(text).words)
        if (!word.light) words.push_back(text.substr(word.begin, word.end - word.begin));
    return words;
}
using Words = std::vector<std::string>;

std::vector<SmallText> copies(const std::string& id, const std::string& text, int count) {
    std::vector<SmallText> texts;
    for (int i = 0; i < count; ++i) texts.push_back({id + std::to_string(i), "", text});
    return texts;
}

}  // namespace

TEST_CASE("keywords are told from sentences") {
    for (const std::string text : {"secret professionnel", "accès aux droits", "le partage d'informations",
                                   "ASE", "LES DROITS DES PARENTS"}) {
        CAPTURE(text);
        CHECK_FALSE(understood(text).sentence);
    }
    for (const std::string text : {"qui peut lire mon dossier", "logement d'urgence ?", "je veux partir",
                                   "comment signaler", "est-ce que le maire décide"}) {
        CAPTURE(text);
        CHECK(understood(text).sentence);
    }
}

TEST_CASE("polite formulas, question words and light verbs are not required, unless nothing else is typed") {
    CHECK(required("bonjour, dois-je signaler au procureur ?") == Words{"signaler", "procureur"});
    CHECK(required("à quoi sert le projet personnalisé") == Words{"projet", "personnalisé"});
    CHECK(required("CURATELLE ET TUTELLE") == Words{"CURATELLE", "TUTELLE"});
    CHECK(required("curatelle OU tutelle") == Words{"curatelle", "tutelle"});
    CHECK(required("faire") == Words{"faire"});
    CHECK(required("qui") == Words{"qui"});
}

TEST_CASE("when few documents have all the keywords, they come first and the others say what they lack") {
    auto texts = copies("loyer", "Le loyer du logement.", 8);
    texts.push_back({"les-deux", "",
                     "Un très long texte où il est question, entre bien d'autres choses, du loyer, puis, "
                     "plus loin et une seule fois, de la caution demandée à la famille."});
    const SmallIndex index(texts);
    const auto page = index.search("loyer caution");
    CHECK(page.relaxed);
    CHECK(page.with_all_words == 1);
    CHECK(page.total == 9);
    CHECK(page.hits.front().id == "essai/les-deux");
    CHECK(page.hits.front().missing.empty());
    CHECK(page.hits[1].missing == Words{"caution"});
}

TEST_CASE("when enough documents have all the keywords, no other is listed") {
    auto texts = copies("deux", "Le loyer et la caution.", 6);
    texts.push_back({"un", "", "Le loyer."});
    const auto page = SmallIndex(texts).search("loyer caution");
    CHECK_FALSE(page.relaxed);
    CHECK(page.total == 6);
}

TEST_CASE("the answer to a sentence may lack some of its words, and what is far from it is left out") {
    auto texts =
        copies("autre", "Une réunion de famille se tient au centre pour en parler, dit la famille.", 30);
    texts.push_back(
        {"reponse", "Expulsion pendant la trêve hivernale", "Aucune expulsion entre novembre et mars."});
    const auto page = SmallIndex(texts).search(
        "est-ce qu'une famille peut subir une expulsion pendant la trêve hivernale ?");
    CHECK(page.hits.front().id == "essai/reponse");
    CHECK(page.total == 1);
    CHECK_FALSE(page.relaxed);
}

TEST_CASE("a misspelt keyword that nothing has is corrected, in a sentence it is only suggested") {
    const SmallIndex index(
        {{"1", "", "La confidentialité des échanges."}, {"2", "", "Le secret partagé des équipes."}});
    const auto keyword = index.search("confidencialité");
    CHECK(keyword.corrected);
    CHECK(keyword.suggestion == "confidentialité");
    CHECK(keyword.hits.front().id == "essai/1");
    const auto sentence = index.search("qui partage un secret en toute confidencialité ?");
    CHECK_FALSE(sentence.corrected);
    CHECK(sentence.suggestion == "qui partage un secret en toute confidentialité ?");
    CHECK(sentence.hits.front().id == "essai/2");
    CHECK_FALSE(index.search("xyzzyx").corrected);
}

TEST_CASE("a word cut short by a star finds every word that begins so, and marks it") {
    const SmallIndex index({{"1", "", "L'accompagnement des familles."},
                            {"2", "", "Elle accompagne."},
                            {"3", "", "Un accord écrit."}});
    CHECK(index.search("accomp*").total == 2);
    CHECK(index.search("l'ACCOMP*").total == 2);
    CHECK(index.search("acco* familles").hits.front().id == "essai/1");
    CHECK(index.search("zz*").total == 0);
    CHECK(index.search("*").total == 4);  // nothing is asked: everything, and the group of a small content
    const auto page = index.search("accompagnem*");
    const auto& fragments = page.hits.front().passage.fragments;
    REQUIRE(fragments.size() == 3);
    CHECK(fragments[1].text == "accompagnement");
}

TEST_CASE("a word that nothing has finds nothing: its relatives are not what was asked for") {
    const SmallIndex index({{"1", "", "Aller vers les personnes, y aller ensemble."}});
    CHECK(index.search("allemagne").total == 0);
    CHECK(index.search("qui va en allemagne ?").total == 0);
}

TEST_CASE("relatives of a word rank below it, and are not marked") {
    const SmallIndex index(
        {{"mot", "", "La protection est assurée."}, {"parent", "", "Un protecteur est assuré."}});
    CHECK(index.search("protection").total == 1);
    const auto page = index.search("qui assure la protection ?");
    REQUIRE(page.total == 2);
    CHECK(page.hits[0].id == "essai/mot");
    for (const auto& fragment : page.hits[1].passage.fragments)
        CHECK_FALSE((fragment.match && fragment.text == "protecteur"));
}

TEST_CASE("words between quotation marks are marked together, the small ones nowhere else") {
    const SmallIndex index({{"1", "", "À la mairie, l'accès à la culture est un droit."}});
    const auto page = index.search("\"accès à la culture\"");
    std::string marked;
    for (const auto& fragment : page.hits.front().passage.fragments)
        if (fragment.match) marked += "[" + fragment.text + "]";
    CHECK(marked == "[accès à la culture]");
}

TEST_CASE("the score of each result is the sum of what its clauses gave") {
    std::vector<SmallText> texts;
    const Words pieces{"secret", "professionnel", "des équipes", "partagé",
                       "ASE",    "L. 226-13",     "formation",   "former"};
    for (unsigned i = 1; i < 64; ++i) {
        std::string text;
        for (unsigned j = 0; j < pieces.size(); ++j)
            if ((i * 37U) >> j & 1U) text += pieces[j] + " ";
        texts.push_back({std::to_string(i), i % 3 == 0 ? "Secret professionnel" : "", text});
    }
    const SmallIndex index(texts, "ASE;secret partagé;essai;essai\n");
    for (const std::string text :
         {"secret professionnel", "quel secret professionnel des équipes partager à l'ASE ?",
          "\"secret professionnel\" formation", "L226-13 ASE", "form* professionnelle"}) {
        CAPTURE(text);
        search::SearchRequest request;
        request.text = text;
        request.at = corpus::now();
        request.limit = 50;
        request.explain = true;
        const auto page = index.engine().search(request);
        REQUIRE(page);
        CHECK_FALSE(page->hits.empty());
        for (const auto& hit : page->hits) {
            double sum = 0;
            for (const auto& [clause, score] : hit.clauses) sum += score;
            CHECK(std::abs(sum - hit.score) < 1e-6);
        }
    }
}

}  // namespace reperes::tests
