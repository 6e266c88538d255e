// The rules that bind the fields of a version: each way to break one, and the words that mend it.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "unit/corpus_support.h"
#include "unit/temporary_folder.h"

using namespace reperes::corpus;

namespace {

std::string with_line(const std::string& file, const std::string& line) {
    return changed(file, "+++\n\n", line + "\n+++\n\n");
}

// At the end of the front matter, from line 9 of a fiche.
std::string with_source(const std::string& fields) {
    return with_line(fiche(), "[[sources]]\n" + fields);
}

std::string foreign() {
    return with_line(changed(fiche(), "acces-aux-droits", "international"),
                     "niveau-de-preuve = \"evaluation\"\nlangue = \"en\"\ntitre-origine = \"Housing First\"");
}

}  // namespace

TEST_CASE("a word that is not of its vocabulary is told with the nearest one or all") {
    check_faults(
        "fiches",
        {
            {"type", changed(fiche(), "acces-aux-droits", "acces-au-droit"), 6,
             "« type » : valeur inconnue « acces-au-droit »", "« acces-aux-droits »"},
            {"a type unlike any", changed(fiche(), "acces-aux-droits", "xyz"), 6, "« xyz »",
             "« acces-aux-droits », « international »"},
            {"theme", with_line(fiche(), "themes = [\"acueil\"]"), 9, "« themes »", "« accueil »"},
            {"public", with_line(fiche(), "publics = [\"Tous\"]"), 9, "« publics »", "« tous »"},
            {"a theme for a public", with_line(fiche(), "publics = [\"logement\"]"), 9, "« logement »",
             "« jeunes », « tous »"},
            {"groupe", changed(fiche(), "[\"gt1\"]", "[\"gt2\"]"), 7, "groupe inconnu « gt2 »", "« gt1 »"},
            {"one of two groups", changed(fiche(), "[\"gt1\"]", "[\"gt1\", \"x\"]"), 7, "« x »", "« gt1 »"},
            {"a country that does not exist", changed(fiche(), "\"FR\"", "\"XX\""), 8, "pays inconnu « XX »",
             "ISO 3166"},
            {"the name of a country", changed(fiche(), "\"FR\"", "\"France\""), 8, "« France »", "ISO 3166"},
            {"a country in small letters", changed(fiche(), "\"FR\"", "\"fr\""), 8, "« fr »", "ISO 3166"},
            {"a region of the world", changed(fiche(), "\"FR\"", "\"150\""), 8, "« 150 »", "\"001\""},
            {"evidence level", changed(foreign(), "evaluation", "preuve"), 9, "« niveau-de-preuve »",
             "« temoignage »"},
            {"language", changed(foreign(), "\"en\"", "\"anglais\""), 10, "langue inconnue « anglais »",
             "\"en\""},
            {"a language in capitals", changed(foreign(), "\"en\"", "\"EN\""), 10, "« EN »", "\"en\""},
            {"recommendation 0", with_line(fiche(), "recommandations = [0]"), 9, "0 n'existe pas", "1 à 14"},
            {"recommendation 15", with_line(fiche(), "recommandations = [1, 15]"), 9, "15 n'existe pas",
             "1 à 14"},
        });
}

TEST_CASE("a fiche has at least one group and one country") {
    check_faults("fiches", {
                               {"no group", changed(fiche(), "[\"gt1\"]", "[]"), 7, "groupes", ""},
                               {"no country", changed(fiche(), "[\"FR\"]", "[]"), 8, "pays", ""},
                           });
}

TEST_CASE("a practice from abroad tells its evidence, its language and its first title") {
    check_faults(
        "fiches",
        {
            {"evidence level", changed(foreign(), "niveau-de-preuve = \"evaluation\"\n", ""), 1,
             "il manque « niveau-de-preuve »", "niveau-de-preuve ="},
            {"language", changed(foreign(), "langue = \"en\"\n", ""), 1, "il manque « langue »", "langue ="},
            {"first title", changed(foreign(), "titre-origine = \"Housing First\"\n", ""), 1,
             "il manque « titre-origine »", "titre-origine ="},
            {"a term without its French", with_line(foreign(), "termes = [\"keyworker\"]"), 12,
             "terme mal écrit : « keyworker »", "le signe ="},
            {"terms of no language", with_line(fiche(), "termes = [\"keyworker = référent\"]"), 9,
             "la langue de ces termes", "langue ="},
            {"a section by its title", with_line(foreign(), "sections = [\"Le secret\"]"), 12,
             "« Le secret » n'est pas le nom d'une section", "nom de son dossier"},
            {"a period that ends before it begins",
             with_line(foreign(), "annee-debut = 2020\nannee-fin = 2019"), 13, "avant de commencer",
             "annee-debut"},
        });
}

TEST_CASE("a source has a title, and its other fields are well formed") {
    check_faults(
        "fiches",
        {
            {"no title", with_source("editeur = \"X\""), 9, "il manque « titre »", "titre ="},
            {"a script for an address", with_source("titre = \"X\"\nurl = \"javascript:alert(1)\""), 11,
             "n'est pas une adresse", "https://"},
            {"a script that looks like an address",
             with_source("titre = \"X\"\nurl = \"javascript://https://exemple.fr\""), 11,
             "n'est pas une adresse", "https://"},
            {"an address of data", with_source("titre = \"X\"\nurl = \"data:text/html,x\""), 11,
             "n'est pas une adresse", "https://"},
            {"no scheme", with_source("titre = \"X\"\nurl = \"www.exemple.fr\""), 11, "n'est pas une adresse",
             "https://"},
            {"a space", with_source("titre = \"X\"\nurl = \"https://exemple.fr/a b\""), 11,
             "n'est pas une adresse", "espace"},
            {"a quote", with_source("titre = \"X\"\nurl = 'https://exemple.fr/\"onclick'"), 11,
             "n'est pas une adresse", "https://"},
            {"an angle bracket", with_source("titre = \"X\"\nurl = \"https://exemple.fr/<b>\""), 11,
             "n'est pas une adresse", "https://"},
            {"nothing after the scheme", with_source("titre = \"X\"\nurl = \"https://\""), 11,
             "n'est pas une adresse", "https://"},
            {"a date in words", with_source("titre = \"X\"\ndate = \"mai 2016\""), 11, "« mai 2016 »",
             "\"2016-05\""},
            {"a day that does not exist", with_source("titre = \"X\"\ndate = \"2016-02-30\""), 11,
             "« 2016-02-30 »", "\"2016\""},
            {"a month that does not exist", with_source("titre = \"X\"\ndate = \"2016-13\""), 11,
             "« 2016-13 »", "\"2016\""},
            {"a negative year", with_source("titre = \"X\"\ndate = \"-016\""), 11, "« -016 »", "\"2016\""},
            {"a date without quotes", with_source("titre = \"X\"\ndate = 2016"), 11, "« date »", "\"texte\""},
            {"a language", with_source("titre = \"X\"\nlangue = \"zz\""), 11, "langue inconnue « zz »",
             "\"en\""},
            {"a day of reading in quotes", with_source("titre = \"X\"\nconsulte-le = \"2026-11-21\""), 11,
             "« consulte-le »", "sans guillemets"},
            {"an unknown key", with_source("titre = \"X\"\nediteurs = \"Y\""), 11,
             "clé inconnue « editeurs »", "« editeur »"},
            {"a fault in the second source", with_source("titre = \"X\"\n\n[[sources]]\ndate = \"2016\""), 12,
             "il manque « titre »", "titre ="},
        });
}

TEST_CASE("the reviewer is another person than the author") {
    check_faults("fiches",
                 {
                     {"the same", with_line(fiche(), "relecteur = \"Une équipe\""), 9, "quelqu'un d'autre",
                      "autre personne"},
                     {"the same with a space", with_line(fiche(), "relecteur = \"Une équipe \""), 9, "", ""},
                 });
}

TEST_CASE("an adopted section has been reviewed") {
    const auto adopted = changed(section(), "projet", "adopte");
    check_faults("reference",
                 {
                     {"no reviewer", adopted, 1, "doit avoir été relue", "relecteur ="},
                     {"an empty reviewer", with_line(adopted, "relecteur = \"\""), 9, "", "relecteur ="},
                     {"a reviewer of spaces", with_line(adopted, "relecteur = \"  \""), 9, "", ""},
                 });
}

TEST_CASE("a section has a number of the plan, a scope and a status") {
    const auto numbered = [](const std::string& number) { return section(number); };
    check_faults(
        "reference",
        {
            {"a zero in front", numbered("02.1"), 6, "numéro mal écrit : « 02.1 »", "\"2.1\""},
            {"a zero in front of a part", numbered("2.01"), 6, "numéro mal écrit", "\"2.1\""},
            {"zero", numbered("2.0"), 6, "numéro mal écrit", "\"2.1\""},
            {"a dot at the end", numbered("2."), 6, "numéro mal écrit", "\"2.1\""},
            {"a dot in front", numbered(".1"), 6, "numéro mal écrit", "\"2.1\""},
            {"two dots", numbered("2..1"), 6, "numéro mal écrit", "\"2.1\""},
            {"a letter", numbered("2.a"), 6, "numéro mal écrit", "\"2.1\""},
            {"a part that is not in the plan", numbered("9.1"), 6, "n'est pas dans le plan", "plan.csv"},
            {"a number of two digits that begins like a part", numbered("21"), 6, "n'est pas dans le plan",
             "plan.csv"},
            {"a number without quotes", changed(section(), "\"2.1\"", "2.1"), 6, "« numero »", "\"texte\""},
            {"no number", changed(section(), "numero = \"2.1\"\n", ""), 1, "il manque « numero »",
             "numero ="},
            {"no scope", changed(section(), "portee = \"loi\"\n", ""), 1, "il manque « portee »", "portee ="},
            {"no status", changed(section(), "statut = \"projet\"\n", ""), 1, "il manque « statut »",
             "statut"},
            {"a scope unlike any", changed(section(), "\"loi\"", "\"decret\""), 7, "« decret »",
             "« loi », « devoir »"},
            {"an accent in the status", changed(section(), "\"projet\"", "\"adopté\""), 8, "« adopté »",
             "« adopte »"},
        });
}

TEST_CASE("a recommendation is numbered from 1 to 14") {
    check_faults(
        "recommandations",
        {
            {"0", recommandation(0), 6, "« numero »", "1 à 14"},
            {"15", recommandation(15), 6, "« numero »", "1 à 14"},
            {"a text", changed(recommandation(), "= 3", "= \"3\""), 6, "« numero »", "1 à 14"},
            {"none", changed(recommandation(), "numero = 3\n", ""), 1, "il manque « numero »", "numero ="},
        });
    check_faults("groupes", {{"no acronym", changed(groupe(), "sigle = \"GT1\"\n", ""), 1,
                              "il manque « sigle »", "sigle ="}});
}

TEST_CASE("a reason is given for a withdrawal and for nothing else") {
    check_faults(
        "fiches",
        {
            {"a reason alone", with_line(fiche(), "motif = \"remplace\""), 9, "pour un retrait",
             "nature = \"retrait\""},
            {"a reason for a text", with_line(fiche(), "nature = \"texte\"\nmotif = \"remplace\""), 10,
             "pour un retrait", "ôtez motif"},
            {"no reason", with_line(fiche(), "nature = \"retrait\""), 1, "il manque « motif »", "motif ="},
            {"a reason unlike any", with_line(fiche(), "nature = \"retrait\"\nmotif = \"inutile\""), 10,
             "« inutile »", "« publie-par-erreur »"},
            {"a nature unlike any", with_line(fiche(), "nature = \"brouillon\""), 9, "« brouillon »",
             "« texte », « retrait »"},
        });
}

TEST_CASE("what a withdrawn document is replaced by is the page of a document") {
    const std::string replaced = "nature = \"retrait\"\nmotif = \"remplace\"\nremplace-par = ";
    check_faults("fiches", {
                               {"for a text", with_line(fiche(), "remplace-par = \"/fiches/accueil\""), 9,
                                "seul un document remplacé", "ôtez remplace-par"},
                               {"another site", with_line(fiche(), replaced + "\"https://exemple.fr/\""), 11,
                                "n'est pas l'adresse d'un document", "\"/fiches/accueil\""},
                               {"another page", with_line(fiche(), replaced + "\"/aide\""), 11,
                                "n'est pas l'adresse d'un document", "\"/fiches/accueil\""},
                               {"no name", with_line(fiche(), replaced + "\"/fiches/\""), 11,
                                "n'est pas l'adresse d'un document", "\"/fiches/accueil\""},
                           });
}

TEST_CASE("what the commission's space writes of a publication has its form") {
    check_faults(
        "fiches",
        {
            {"an edition", with_line(fiche(), "edition = \"Janvier 2027\""), 9, "nom d'édition mal écrit",
             "2027-01"},
            {"a draft", with_line(fiche(), "brouillon = \"12\""), 9, "d'un brouillon", "16 chiffres"},
            {"a digest", with_line(fiche(), "empreinte-relue = \"" + std::string(64, 'g') + "\""), 9,
             "SHA-256", "64 chiffres"},
            {"a first version that restores", with_line(fiche(), "retablit = 1"), 9, "n'en rétablit aucune",
             "Ôtez retablit"},
        });
}

TEST_CASE("a version restores one before it") {
    const SmallContent content;
    content.write("fiches/essai/v0001.md", fiche());
    const auto second = following(fiche(), fiche());
    content.write("fiches/essai/v0002.md", changed(second, "auteur", "retablit = 2\nauteur"));
    check_contains(fault(content.load()), "retablit = un nombre de 1 à 1");
    content.write("fiches/essai/v0002.md", changed(second, "auteur", "retablit = 1\nauteur"));
    const auto corpus = content.load();
    CHECK(corpus.faults.empty());
    CHECK(corpus.find(Collection::fiches, "essai")->versions.at(1).restores == 1);
}

TEST_CASE("from the second on, a version says what it changes and what it follows") {
    const SmallContent content;
    content.write("fiches/essai/v0001.md", fiche());
    const auto second = following(fiche(), fiche());
    struct Case {
        std::string name, file;
        std::size_t line;
        std::string message, hint;
    };
    const std::vector<Case> cases = {
        {"note", changed(second, "note-de-changement = \"Une précision.\"\n", ""), 1,
         "il manque « note-de-changement »", "note-de-changement ="},
        {"change", changed(second, "changement = \"mineur\"\n", ""), 1, "il manque « changement »",
         "changement ="},
        {"a change unlike any", changed(second, "\"mineur\"", "\"moyen\""), 3, "« moyen »",
         "« majeur », « mineur »"},
        {"previous", changed(second, "precedente = \"" + sha256(fiche()) + "\"\n", ""), 1,
         "il manque « precedente »", "precedente ="},
        {"an empty previous", changed(second, sha256(fiche()), ""), 4, "« precedente » est vide", ""},
        {"a previous too long", changed(second, sha256(fiche()), sha256(fiche()) + "0"), 4, "trop long",
         "64"},
    };
    for (const auto& [name, file, line, message, hint] : cases) {
        CAPTURE(name);
        content.write("fiches/essai/v0002.md", file);
        const auto corpus = content.load();
        REQUIRE(corpus.find(Collection::fiches, "essai") != nullptr);
        CHECK(corpus.find(Collection::fiches, "essai")->versions.size() == 1);
        REQUIRE(corpus.faults.size() == 1);
        CHECK(corpus.faults[0].file == "fiches/essai/v0002.md");
        CHECK(corpus.faults[0].line == line);
        CHECK_MESSAGE(corpus.faults[0].message.find(message) != std::string::npos, corpus.faults[0].message);
        CHECK_MESSAGE(corpus.faults[0].hint.find(hint) != std::string::npos, corpus.faults[0].hint);
    }
    content.write("fiches/essai/v0002.md", changed(second, "mineur", "majeur"));
    const auto corpus = content.load();
    CHECK(corpus.faults.empty());
    const auto& versions = corpus.find(Collection::fiches, "essai")->versions;
    REQUIRE(versions.size() == 2);
    CHECK(versions[1].number == 2);
    CHECK(versions[1].change_note == "Une précision.");
    CHECK(versions[1].major_change);
    CHECK(versions[1].previous_digest == versions[0].digest);
}
