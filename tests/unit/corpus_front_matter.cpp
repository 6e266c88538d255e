// The front matter: how a file is cut, what its fields may hold, and what is said of a wrong one.
#include "corpus/front_matter.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "unit/temporary_folder.h"

using namespace reperes::corpus;

namespace {

std::string with_title(const std::string& value) {
    return changed(fiche(), "\"Accueil inconditionnel\"", value);
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

// A field of any version in place of line 6, before the fields of a fiche.
std::string with_line(const std::string& line) {
    return changed(fiche(), "type = ", line + "\ntype = ");
}

}  // namespace

TEST_CASE("a file is cut at its two lines of three plus signs") {
    struct Case {
        std::string name, file, front, body;
        std::size_t body_line;
    };
    const std::vector<Case> cases = {
        {"front and body", "+++\na = 1\n+++\ntexte\n", "a = 1\n", "texte\n", 4},
        {"an empty front", "+++\n+++\ntexte", "", "texte", 3},
        {"no body", "+++\na = 1\n+++", "a = 1\n", "", 4},
        {"the line ends of Windows", "+++\r\na = 1\r\n+++\r\ntexte\r\n", "a = 1\r\n", "texte\r\n", 4},
        {"a byte order mark", "\xEF\xBB\xBF+++\na = 1\n+++\ntexte", "a = 1\n", "texte", 4},
        {"three signs in the body", "+++\n+++\na\n+++\nb", "", "a\n+++\nb", 3},
        {"a longer line of signs does not close", "+++\n++++\n+++\n", "++++\n", "", 4},
    };
    for (const auto& [name, file, front, body, body_line] : cases) {
        CAPTURE(name);
        std::vector<Fault> faults;
        FaultSink sink("essai", faults);
        const auto cut = cut_front_matter(file, sink);
        REQUIRE(cut.has_value());
        CHECK(cut->front == front);
        CHECK(cut->body == body);
        CHECK(cut->body_line == body_line);
        CHECK(faults.empty());
    }
}

TEST_CASE("a file without its two lines of three plus signs is refused") {
    check_faults("fiches",
                 {
                     {"an empty file", "", 1, "ne commence pas par", "tout au début"},
                     {"no front matter", "Un texte.\n", 1, "ne commence pas par", "tout au début"},
                     {"a line before", "\n" + fiche(), 1, "ne commence pas par", "tout au début"},
                     {"dashes", changed(fiche(), "+++", "---"), 1, "ne commence pas par", "« +++ »"},
                     {"not closed", changed(fiche(), "\n+++\n", "\n"), 1, "pas fermé", "« +++ »"},
                     {"only the first line", "+++\n", 1, "pas fermé", "« +++ »"},
                     {"only the first line, without end", "+++", 1, "pas fermé", "« +++ »"},
                 });
}

TEST_CASE("the line that is not UTF-8 is told") {
    check_faults("fiches",
                 {
                     {"in the title", with_title("\"d\xE9j\xE0\""), 2, "UTF-8", "encodage"},
                     {"in the body", changed(fiche(), "Un texte.", "\xC3"), 13, "UTF-8", "encodage"},
                     {"at the first byte", "\xFF\xFE", 1, "UTF-8", "encodage"},
                     {"an overlong form", with_title("\"\xC0\xAF\""), 2, "UTF-8", "encodage"},
                 });
}

TEST_CASE("a field that cannot be read is told in the words of those who write") {
    check_faults(
        "fiches",
        {
            {"a key twice", with_line("auteur = \"Une autre\""), 6, "deux fois", "Gardez l'une"},
            {"a quote not closed", with_title("\"Accueil"), 2, "guillemet", "\\\""},
            {"a quote inside", with_title("\"L'\"accueil\"\""), 2, "guillemet", "\\\""},
            {"a text without quotes", with_title("Accueil"), 2, "l'en-tête ne peut pas être lu", "cle ="},
            {"no value", with_line("relecteur ="), 6, "l'en-tête ne peut pas être lu", "cle ="},
            {"a line that is not a field", with_line("Bonjour à tous"), 6, "", "cle ="},
            {"a day that does not exist", with_line("en-vigueur-le = 2026-02-30"), 6, "date n'existe pas",
             "2026-11-21"},
            {"a month that does not exist", with_line("verifie-le = 2026-13-01"), 6, "date n'existe pas",
             "2026-11-21"},
            {"an hour that does not exist",
             changed(fiche(), "2026-11-21T10:00:00+01:00", "2026-11-21T25:00:00+01:00"), 4,
             "date n'existe pas", "2026-11-21"},
            {"a French date", with_line("verifie-le = 21/11/2026"), 6, "", "2026-11-21"},
            {"a list not closed", with_line("themes = [\"accueil\""), 7, "", "[\"a\", \"b\"]"},
        });
}

TEST_CASE("a key that nobody knows is told with the nearest one") {
    check_faults(
        "fiches",
        {
            {"an inner letter", with_line("relectuer = \"X\""), 6, "clé inconnue « relectuer »",
             "« relecteur »"},
            {"an underscore", with_line("verifie_le = 2026-11-21"), 6, "« verifie_le »", "« verifie-le »"},
            {"the singular", with_line("theme = [\"accueil\"]"), 6, "« theme »", "« themes »"},
            {"nothing near", with_line("xyzxyz = 1"), 6, "« xyzxyz »", "« titre »"},
            {"a key of a section", with_line("portee = \"loi\""), 6, "« portee »", ""},
            {"a table", changed(fiche(), "\n+++\n", "\n[source]\ntitre = \"X\"\n+++\n"), 9, "« source »",
             "« sources »"},
        });
}

TEST_CASE("a mistyped key in place of the right one is told twice: what is unknown, what is missing") {
    const SmallContent content;
    content.write("fiches/essai/v0001.md", changed(fiche(), "titre", "titer"));
    const auto corpus = content.load();
    REQUIRE(corpus.faults.size() == 2);
    CHECK(describe(corpus.faults[0]).find("il manque « titre »") != std::string::npos);
    CHECK(describe(corpus.faults[1]) ==
          "fiches/essai/v0001.md:2: clé inconnue « titer ». Vouliez-vous dire « titre » ?");
}

TEST_CASE("a key with an accent is told as such and not as a missing quote") {
    const SmallContent content;
    content.write("fiches/essai/v0001.md", changed(fiche(), "resume", "résumé"));
    const auto corpus = content.load();
    REQUIRE(corpus.faults.size() == 1);
    CHECK(corpus.faults[0].line == 3);
    CHECK_MESSAGE(corpus.faults[0].message.find("guillemet") == std::string::npos, corpus.faults[0].message);
}

TEST_CASE("a field that is missing or empty is told") {
    const auto without = [](const std::string& line) { return changed(fiche(), line, ""); };
    check_faults(
        "fiches",
        {
            {"titre", without("titre = \"Accueil inconditionnel\"\n"), 1, "il manque « titre »", "titre ="},
            {"resume", without("resume = \"Recevoir chaque personne, sans condition.\"\n"), 1,
             "il manque « resume »", "resume ="},
            {"publie-le", without("publie-le = 2026-11-21T10:00:00+01:00\n"), 1, "il manque « publie-le »",
             "publie-le ="},
            {"auteur", without("auteur = \"Une équipe\"\n"), 1, "il manque « auteur »", "auteur ="},
            {"type", without("type = \"acces-aux-droits\"\n"), 1, "il manque « type »", "type ="},
            {"groupes", without("groupes = [\"gt1\"]\n"), 1, "il manque « groupes »", "[\"gt1\"]"},
            {"pays", without("pays = [\"FR\"]\n"), 1, "il manque « pays »", "[\"FR\"]"},
            {"an empty title", with_title("\"\""), 2, "« titre » est vide", "Écrivez un texte"},
            {"a title of spaces", with_title("\"   \""), 2, "« titre » est vide", "texte"},
            {"an empty author", changed(fiche(), "\"Une équipe\"", "\"\""), 5, "« auteur » est vide",
             "texte"},
        });
}

TEST_CASE("a text has its length and its one line") {
    check_faults(
        "fiches",
        {
            {"a title of 201 letters", with_title("\"" + repeated("a", 201) + "\""), 2, "trop long", "200"},
            {"a title of 201 accents", with_title("\"" + repeated("é", 201) + "\""), 2, "trop long", "200"},
            {"a summary of 601 letters",
             changed(fiche(), "\"Recevoir chaque", "\"" + repeated("a", 566) + "Recevoir chaque"), 3,
             "trop long", "600"},
            {"a line break", with_title("\"Un\\ndeux\""), 2, "saut de ligne", "une seule ligne"},
            {"a tab", with_title("\"Un\\tdeux\""), 2, "caractère invisible", "une seule ligne"},
            {"a text on several lines", with_title("\"\"\"Un\ndeux\"\"\""), 2, "saut de ligne",
             "seule ligne"},
        });
}

TEST_CASE("200 accented characters are a title") {
    const SmallContent content;
    content.write("fiches/essai/v0001.md", with_title("\"" + repeated("é", 200) + "\""));
    const auto corpus = content.load();
    CHECK(corpus.faults.empty());
    REQUIRE(corpus.find(Collection::fiches, "essai") != nullptr);
    CHECK(corpus.find(Collection::fiches, "essai")->versions[0].title == repeated("é", 200));
}

TEST_CASE("a long text may stand on its own line between three quotes") {
    const SmallContent content;
    const auto text = repeated("mot ", 100) + "fin.";
    content.write("fiches/essai/v0001.md", changed(fiche(), "\"Recevoir chaque personne, sans condition.\"",
                                                   "\"\"\"\n" + text + "\"\"\""));
    const auto corpus = content.load();
    for (const auto& fault : corpus.faults) FAIL_CHECK(describe(fault));
    REQUIRE(corpus.find(Collection::fiches, "essai") != nullptr);
    CHECK(corpus.find(Collection::fiches, "essai")->versions[0].summary == text);
}

TEST_CASE("a value of another kind is told with the right form") {
    check_faults(
        "fiches",
        {
            {"a number for a text", with_title("12"), 2, "« titre » n'a pas la bonne forme", "\"texte\""},
            {"a list for a text", with_title("[\"a\"]"), 2, "n'a pas la bonne forme", "\"texte\""},
            {"a date in quotes", with_line("en-vigueur-le = \"2026-11-21\""), 6, "« en-vigueur-le »",
             "sans guillemets"},
            {"an hour where a day is meant", with_line("verifie-le = 2026-11-21T10:00:00+01:00"), 6,
             "« verifie-le »", "2026-11-21"},
            {"an instant in quotes",
             changed(fiche(), "2026-11-21T10:00:00+01:00", "\"2026-11-21T10:00:00+01:00\""), 4,
             "« publie-le »", "sans guillemets"},
            {"an instant without an offset",
             changed(fiche(), "2026-11-21T10:00:00+01:00", "2026-11-21T10:00:00"), 4, "« publie-le »",
             "le décalage"},
            {"a day where an instant is meant", changed(fiche(), "2026-11-21T10:00:00+01:00", "2026-11-21"),
             4, "« publie-le »", "l'heure"},
            {"a text for a list", with_line("themes = \"accueil\""), 6, "« themes »", "[\"a\", \"b\"]"},
            {"a number in a list of texts", with_line("themes = [3]"), 6, "« themes »", "[\"a\", \"b\"]"},
            {"texts for numbers", with_line("recommandations = [\"3\"]"), 6, "« recommandations »", "[1, 2]"},
            {"a text for a year", with_line("annee-debut = \"2020\""), 6, "« annee-debut »", "1800"},
            {"a broken number for a year", with_line("annee-debut = 2020.5"), 6, "« annee-debut »", "1800"},
            {"a year too far", with_line("annee-fin = 20266"), 6, "« annee-fin »", "2100"},
            {"sources that are texts", with_line("sources = [\"un livre\"]"), 6, "« sources »",
             "[[sources]]"},
            {"a source that is one table", with_line("sources = {titre = \"X\"}"), 6, "« sources »",
             "[[sources]]"},
        });
}

TEST_CASE("in a list of several lines the fault is on the line of the element") {
    check_faults("fiches", {{"a theme", with_line("themes = [\n  \"accueil\",\n  \"logemant\",\n]"), 8,
                             "valeur inconnue « logemant »", "« logement »"}});
}

TEST_CASE("an instant is the same whatever its offset") {
    const SmallContent content;
    const std::vector<std::string> same = {"2026-11-21T10:00:00+01:00", "2026-11-21T09:00:00Z",
                                           "2026-11-21 09:00:00Z",      "2026-11-21T03:30:00-05:30",
                                           "2026-11-21T09:00:00.9Z",    "2026-11-22T00:00:00+15:00"};
    for (const auto& text : same) {
        CAPTURE(text);
        content.write("fiches/essai/v0001.md", changed(fiche(), "2026-11-21T10:00:00+01:00", text));
        const auto corpus = content.load();
        REQUIRE(corpus.find(Collection::fiches, "essai") != nullptr);
        const auto& version = corpus.find(Collection::fiches, "essai")->versions[0];
        CHECK(iso_instant(version.published_at) == "2026-11-21T09:00:00Z");
    }
}

TEST_CASE("several faults of one file are told together") {
    const SmallContent content;
    content.write("fiches/essai/v0001.md",
                  "+++\ntitre = \"\"\ntype = \"inconnu\"\ngroupes = [\"gt9\"]\n+++\n# Un\n");
    const auto corpus = content.load();
    CHECK(corpus.faults.size() == 8);  // title, summary, date, author, type, group, country, heading
    for (const auto& fault : corpus.faults) CHECK(fault.file == "fiches/essai/v0001.md");
}

TEST_CASE("a fault is described in one line that editors can follow") {
    CHECK(describe({"fiches/x/v0001.md", 12, "c'est faux.", "Corrigez."}) ==
          "fiches/x/v0001.md:12: c'est faux. Corrigez.");
    CHECK(describe({"fiches/x", 0, "c'est faux.", ""}) == "fiches/x: c'est faux.");
}

TEST_CASE("a front matter as deep as it can be is refused and does not exhaust the stack") {
    struct Case {
        std::string name, line;
    };
    const std::vector<Case> cases = {
        {"a key of many parts", repeated("a.", 100'000) + "a = 1"},
        {"a table of many parts", "[" + repeated("a.", 100'000) + "a]"},
        {"a table of many parts in quotes", "[" + repeated("''.", 95'000) + "a]"},
        {"a key of many parts in quotes", repeated("''.", 95'000) + "a = 1"},
        {"a key of many parts in a table on one line", "a = {" + repeated("a.", 145'000) + "a = 1}"},
        {"lists", "a = " + repeated("[", 100'000)},
        {"tables", "a = " + repeated("{a = ", 50'000)},
    };
    for (const auto& [name, line] : cases) {
        CAPTURE(name);
        const SmallContent content;
        content.write("fiches/essai/v0001.md", with_line(line));
        CHECK(reperes::ends_within(10, [&] { (void)load_corpus(content.path()); }));
    }
}

TEST_CASE("any front matter is read or refused, with a fault") {
    CHECK(rc::check("FrontMatter::parse takes anything", [] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(
            rc::gen::elementOf(std::vector<std::string>{"titre",      "sources",    "=",
                                                        " = ",        "\"",         "'",
                                                        "\"\"\"",     "[",          "]",
                                                        "[[",         "]]",         "{",
                                                        "}",          ".",          ",",
                                                        "\n",         "\r\n",       "#",
                                                        "2026-11-21", "T10:00:00Z", "12",
                                                        "1e9",        "é",          "\\u00e9",
                                                        "\\",         "true",       std::string(1, '\0')}));
        std::string front;
        for (const auto& piece : pieces) front += piece;
        std::vector<Fault> faults;
        FaultSink sink("essai", faults);
        auto parsed = FrontMatter::parse(front, sink);
        RC_ASSERT(parsed.has_value() == faults.empty());
        if (!parsed) {
            RC_ASSERT(faults.size() == 1U);
            RC_ASSERT(faults[0].line >= 2U);
            return;
        }
        (void)parsed->text("titre", Need::optional);
        for (auto& table : parsed->tables("sources")) table.finish();
        parsed->finish();
    }));
}
