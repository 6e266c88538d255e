// The vocabularies of a content folder: their terms, and a wrong line that costs only itself.
#include "corpus/vocabulary.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/corpus_support.h"
#include "unit/temporary_folder.h"

using namespace reperes::corpus;

TEST_CASE("the vocabularies give their terms in the order of the file") {
    const SmallContent content;
    content.write(
        "vocabulaire/themes.csv",
        "\xEF\xBB\xBFid;libelle;definition\r\n# les thèmes\r\nz;Zèle;\r\na;\"A ; B\";Un \"\"mot\r\n");
    content.write("vocabulaire/sigles.csv",
                  "sigle;developpement;domaine;source\nAS;assistant social;métiers;x\nAS;action sociale;;\n");
    content.write("vocabulaire/synonymes.csv",
                  "genre;termes\nequivalent;a|b\nplus-precis;large | étroit | menu\nvoisin;c||d|\n");
    const auto corpus = content.load();
    CHECK(corpus.faults.empty());
    const auto& vocabulary = corpus.vocabulary;
    CHECK(ids(vocabulary.themes) == std::vector<std::string>{"z", "a"});
    REQUIRE(find(vocabulary.themes, "a") != nullptr);
    CHECK(find(vocabulary.themes, "a")->label == "A ; B");
    CHECK(find(vocabulary.themes, "a")->definition == "Un \"\"mot");  // quotes count where a cell begins
    CHECK(find(vocabulary.themes, "absent") == nullptr);
    REQUIRE(vocabulary.plan.size() == 2);
    CHECK(vocabulary.plan[1].id == "2");
    CHECK(vocabulary.plan[1].label == "Secret");
    REQUIRE(vocabulary.sigles.size() == 2);
    CHECK(vocabulary.sigles[0].sigle == "AS");
    CHECK(vocabulary.sigles[0].expansion == "assistant social");
    CHECK(vocabulary.sigles[0].domain == "métiers");
    CHECK(vocabulary.sigles[0].source == "x");
    CHECK(vocabulary.sigles[1].expansion == "action sociale");
    REQUIRE(vocabulary.synonyms.size() == 3);
    CHECK(vocabulary.synonyms[0].kind == SynonymKind::equivalent);
    CHECK(vocabulary.synonyms[1].kind == SynonymKind::narrower);
    CHECK(vocabulary.synonyms[1].terms == std::vector<std::string>{"large", "étroit", "menu"});
    CHECK(vocabulary.synonyms[2].kind == SynonymKind::related);
    CHECK(vocabulary.synonyms[2].terms == std::vector<std::string>{"c", "d"});
}

TEST_CASE("a fault of a vocabulary is told at its line and the other lines serve") {
    struct Case {
        std::string name, file, bytes, fault;
    };
    const std::vector<Case> cases = {
        {"a wrong line", "publics.csv", "id;libelle;definition\na;A;\nb\ntous;T;\n",
         "vocabulaire/publics.csv:3: 1 colonnes au lieu de 3"},
        {"an id twice", "publics.csv", "id;libelle;definition\na;A;\na;B;\ntous;T;\n",
         "vocabulaire/publics.csv:3: « a » figure déjà plus haut"},
        {"no id", "publics.csv", "id;libelle;definition\n;A;\ntous;T;\n",
         "vocabulaire/publics.csv:2: les deux premières colonnes"},
        {"no label", "publics.csv", "id;libelle;definition\na; ;\ntous;T;\n",
         "vocabulaire/publics.csv:2: les deux premières colonnes"},
        {"an acronym twice", "sigles.csv",
         "sigle;developpement;domaine;source\nA;b;;\nA;c;;\nA;b;autre;\nASE;x;;\n",
         "vocabulaire/sigles.csv:4: « A » a déjà ce développement"},
        {"one synonym", "synonymes.csv", "genre;termes\nvoisin;seul\nvoisin;a|b\n",
         "vocabulaire/synonymes.csv:2: il faut au moins deux termes"},
        {"empty synonyms", "synonymes.csv", "genre;termes\nvoisin;seul| |\nvoisin;a|b\n",
         "vocabulaire/synonymes.csv:2: il faut au moins deux termes"},
        {"a kind unlike any", "synonymes.csv", "genre;termes\nequivalents;a|b\nvoisin;a|b\n",
         "genre inconnu « equivalents ». Vouliez-vous dire « equivalent » ?"},
        {"a quote not closed", "publics.csv", "id;libelle;definition\na;\"A;\ntous;T;\n",
         "vocabulaire/publics.csv:2: un guillemet"},
        {"bad UTF-8", "publics.csv", "id;libelle;definition\na;\xC9;\ntous;T;\n",
         "vocabulaire/publics.csv:2: cette ligne n'est pas en UTF-8"},
    };
    for (const auto& [name, file, bytes, message] : cases) {
        CAPTURE(name);
        const SmallContent content;
        content.write("vocabulaire/" + file, bytes);
        const auto corpus = content.load();
        check_contains(fault(corpus), message);
        CHECK_FALSE(corpus.vocabulary.publics.empty());
        CHECK(find(corpus.vocabulary.publics, "tous") != nullptr);
        CHECK_FALSE(corpus.vocabulary.sigles.empty());
        CHECK_FALSE(corpus.vocabulary.synonyms.empty());
    }
}

TEST_CASE("a vocabulary that is missing or has a wrong first line is told, and the content is still read") {
    for (const std::string file :
         {"types", "themes", "publics", "niveaux-de-preuve", "portees", "plan", "sigles", "synonymes"}) {
        CAPTURE(file);
        const SmallContent content;
        content.remove("vocabulaire/" + file + ".csv");
        const auto missing = content.load();
        check_contains(fault(missing), "vocabulaire/" + file + ".csv: le fichier manque");
        CHECK(missing.documents.size() == 1);
        content.write("vocabulaire/" + file + ".csv", "a;b;c\nd;e;f\n");
        const auto wrong = content.load();
        check_contains(fault(wrong), "vocabulaire/" + file + ".csv:1: la première ligne ne nomme pas");
        CHECK(wrong.documents.size() == 1);
    }
}

TEST_CASE("without its vocabulary a fiche is refused with a sentence that can be read") {
    const SmallContent content;
    content.remove("vocabulaire/types.csv");
    content.write("fiches/essai/v0001.md", fiche());
    const auto corpus = content.load();
    CHECK(corpus.find(Collection::fiches, "essai") == nullptr);
    REQUIRE(corpus.faults.size() == 2);
    CHECK_MESSAGE(corpus.faults[1].hint.find(": .") == std::string::npos, corpus.faults[1].hint);
}

TEST_CASE("a vocabulary larger than its limit is told") {
    const SmallContent content;
    content.write("vocabulaire/publics.csv",
                  "id;libelle;definition\na;A;" + std::string(5 << 20, 'x') + "\n");
    check_contains(fault(content.load()), "la limite est de 4096 Ko");
}
