// What check says to editors beyond faults: one sound fiche of which nothing is said, and one change at a
// time.
#include "corpus/remarks.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "corpus/prose.h"
#include "corpus/shingles.h"
#include "temporary_folder.h"

namespace reperes::corpus {

namespace {

const Date kToday = *parse_date("2026-12-01");

// So many words, in sentences of ten; another `word` makes another wording.
std::string prose_of(std::size_t words, const std::string& word = "mot") {
    std::string text;
    for (std::size_t i = 1; i <= words; ++i)
        text += (i % 10 == 1 ? "Le" : word + std::to_string(i)) + (i % 10 == 0 || i == words ? ". " : " ");
    return text + "\n";
}

std::string sound_fiche(const std::string& body = prose_of(200)) {
    const auto file = first_version(
        "type = \"acces-aux-droits\"\ngroupes = [\"gt1\"]\npays = [\"FR\"]\na-revoir-le = 2027-11-21\n"
        "[[sources]]\ntitre = \"Un rapport\"\nediteur = \"XYZ\"\ndate = \"2020\"\nurl = \"https://a.fr/r\"\n"
        "[[sources]]\ntitre = \"Une loi\"\nediteur = \"Journal officiel\"\ndate = \"2002\"\n"
        "url = \"https://a.fr/l\"\n");
    return changed(file, "Un texte.\n", body);
}

// What is said of the fiches (the small group has no source), a line each.
std::vector<std::string> said(const SmallContent& content, Date today = kToday) {
    const auto corpus = content.load();
    REQUIRE(corpus.faults.empty());
    std::vector<std::string> lines;
    for (const auto& remark : remarks(corpus, today))
        if (remark.file.string().starts_with("fiches/")) lines.push_back(describe(remark));
    return lines;
}

std::vector<std::string> said_of(const std::string& file, Date today = kToday) {
    const SmallContent content;
    content.write("fiches/f/v0001.md", file);
    return said(content, today);
}

// The only line begins so.
void check_only(const std::vector<std::string>& lines, const std::string& beginning) {
    CAPTURE(lines.size());
    REQUIRE_MESSAGE(lines.size() == 1, "expected: ", beginning);
    CHECK_MESSAGE(lines[0].starts_with(beginning), lines[0], " does not begin with ", beginning);
}

std::vector<std::string> sigles_of(const std::string& sentence) {
    std::vector<std::string> found;
    for (const auto& line : said_of(sound_fiche(sentence + "\n\n" + prose_of(200)))) {
        const auto at = line.find("le sigle « ");
        REQUIRE_MESSAGE(at != std::string::npos, line);
        const auto begin = at + std::string("le sigle « ").size();
        found.push_back(line.substr(begin, line.find(" »", begin) - begin));
    }
    return found;
}

}  // namespace

TEST_CASE("of a sound fiche nothing is said") {
    CHECK(said_of(sound_fiche()).empty());
}

TEST_CASE("a document without a source is remarked, whatever its collection") {
    const SmallContent content;
    content.write("recommandations/03/v0001.md", recommandation());
    content.write("reference/s/v0001.md", section());
    content.write("fiches/f/v0001.md", fiche());
    std::vector<std::string> files;
    for (const auto& remark : remarks(content.load(), kToday))
        if (remark.message == "aucune source.") files.push_back(remark.file.string());
    CHECK(files == std::vector<std::string>{"fiches/f/v0001.md", "groupes/gt1/v0001.md",
                                            "recommandations/03/v0001.md", "reference/s/v0001.md"});
}

TEST_CASE("a fiche is due the day after its date of review, and must have one") {
    const auto day = [](const char* iso) { return *parse_date(iso); };
    CHECK(said_of(sound_fiche(), day("2027-11-21")).empty());
    check_only(said_of(sound_fiche(), day("2027-11-22")),
               "fiches/f/v0001.md: à revoir depuis le 21 novembre 2027. Vérifiez");
    check_only(said_of(changed(sound_fiche(), "a-revoir-le = 2027-11-21\n", "")),
               "fiches/f/v0001.md: aucune date à laquelle revoir la fiche. Indiquez");
}

TEST_CASE("only the version in force is remarked") {
    const SmallContent content;
    const auto first = changed(sound_fiche(), "a-revoir-le = 2027-11-21\n", "");
    auto second = following(first, sound_fiche());
    second = changed(second, "publie-le = 2026-11-21", "publie-le = 2026-12-05");
    content.write("fiches/f/v0001.md", first);
    content.write("fiches/f/v0002.md", second);
    check_only(said(content), "fiches/f/v0001.md: aucune date");
    CHECK(said(content, *parse_date("2026-12-05")).empty());
    content.write("fiches/f/v0002.md", withdrawal(first));
    CHECK(said(content).empty());
}

TEST_CASE("a text is too long over 1,200 words and too short under 150") {
    // The heading of the fiche is a word too.
    CHECK(said_of(sound_fiche(prose_of(1199))).empty());
    check_only(said_of(sound_fiche(prose_of(1200))), "fiches/f/v0001.md: texte long, 1201 mots. Visez 1200");
    CHECK(said_of(sound_fiche(prose_of(149))).empty());
    check_only(said_of(sound_fiche(prose_of(148))), "fiches/f/v0001.md: texte court, 149 mots.");
}

TEST_CASE("pages that introduce a list may be short") {
    const SmallContent content;
    content.write("recommandations/03/v0001.md", recommandation());
    for (const auto& remark : remarks(content.load(), kToday)) CHECK(remark.message == "aucune source.");
}

TEST_CASE("notes are no part of a text's length, nor are their sigles") {
    const auto body = "Un appel[^1].\n\n" + prose_of(140) + "\n[^1]: XYZ, " + prose_of(40) + "\n";
    check_only(said_of(sound_fiche(body)), "fiches/f/v0001.md: texte court, 143 mots.");
}

TEST_CASE("a sentence of more than 60 words is shown, cut") {
    std::string sentence = "Éé";
    for (int i = 2; i <= 60; ++i) sentence += " bien" + std::to_string(i);
    CHECK(said_of(sound_fiche(sentence + ".\n\n" + prose_of(200))).empty());
    const auto lines = said_of(sound_fiche(sentence + " fin.\n\n" + prose_of(200)));
    check_only(lines, "fiches/f/v0001.md: phrase de 61 mots : « Éé bien2 ");
    const auto& line = lines[0];
    const auto begin = line.find("« ") + std::string("« ").size();
    const auto shown = line.substr(begin, line.find(" »") - begin);
    CHECK(shown.size() == 80 + 2 + std::string("…").size());  // 80 characters, two of them of two bytes
}

TEST_CASE("a text is hard when its sentences have more than 25 words on average") {
    const auto of = [](std::size_t words, int sentences) {
        std::string text;
        for (int i = 0; i < sentences; ++i) {
            text += "Ainsi";
            for (std::size_t j = 2; j <= words; ++j) text += fmt::format(" a{}b{}", i, j);
            text += ". ";
        }
        return text + "\n";
    };
    CHECK(said_of(sound_fiche(of(25, 7))).empty());
    check_only(said_of(sound_fiche(of(26, 7))), "fiches/f/v0001.md: phrases longues, 26 mots en moyenne.");
    CHECK(said_of(sound_fiche(of(45, 4))).empty());  // too few to say
}

TEST_CASE("where sentences end") {
    struct Case {
        std::string text;
        std::vector<std::string> expected;
    };
    const std::vector<Case> cases = {
        {"Un. Deux ! Trois ? Quatre…", {"Un.", "Deux !", "Trois ?", "Quatre…"}},
        {"Voir l'art. 12 et L. 226-3 de M. Durand.", {"Voir l'art. 12 et L. 226-3 de M. Durand."}},
        {"La section 9.4. Les autres.", {"La section 9.4.", "Les autres."}},
        {"« Est-ce vrai ? » demande-t-il. Oui.", {"« Est-ce vrai ? » demande-t-il.", "Oui."}},
        {"Il dit : « Oui. » Elle part.", {"Il dit : « Oui. »", "Elle part."}},
        {"Un ; deux", {"Un ;", "deux"}},
        {"- Un\n- Deux", {"Un", "Deux"}},
        {"## Un titre\n\nUn texte.", {"Un texte."}},
        {"| A | B |\n|---|---|\n| c | d |", {"A ;", "B", "c ;", "d"}},
        {"…", {}},
    };
    const SmallContent content;
    for (const auto& [text, expected] : cases) {
        CAPTURE(text);
        content.write("fiches/f/v0001.md", changed(fiche(), "## Recevoir\n\nUn texte.\n", text + "\n"));
        const auto corpus = content.load();
        std::vector<std::string> found;
        for (const auto& sentence : sentences(corpus.find("fiches/f")->versions[0].body))
            found.emplace_back(sentence.text);
        CHECK(found == expected);
    }
}

TEST_CASE("words are what stands between spaces and holds a letter or a digit") {
    CHECK(count_words("") == 0);
    CHECK(count_words(" : « » – ") == 0);
    CHECK(count_words("L'accueil, c'est-à-dire : 30 jours") == 4);
    CHECK(count_words("un\u00A0deux\u202Ftrois\nquatre") == 4);
}

TEST_CASE("a sigle is explained by the vocabulary, by its group, or beside its first use") {
    using List = std::vector<std::string>;
    struct Case {
        std::string text;
        List unexplained;
    };
    const std::vector<Case> cases = {
        {"On écrit au CRHZ.", {"CRHZ"}},
        {"On écrit au CRHZ, puis au CRHZ encore.", {"CRHZ"}},
        {"On écrit au CRHZ et à la DTQV.", {"CRHZ", "DTQV"}},
        {"On écrit à l'ASE et au GT1.", {}},
        {"Au XXIe siècle, le titre III et la partie VII valent OK.", {}},
        {"Le quartier T3 et la page A4 comptent.", {}},
        {"Le comité régional (CRHZ) répond. Le CRHZ écrit.", {}},
        {"Le CRHZ écrit. Le comité régional (CRHZ) répond.", {"CRHZ"}},
        {"Le CRHZ (comité régional) répond.", {}},
        {"Le CRHZ (2023) répond.", {"CRHZ"}},
        {"Un comité (ou CRHZ) répond.", {}},
        {"(CRHZ) répond.", {"CRHZ"}},
        {"Il répond (service utile que chacun nomme CRHZ).", {"CRHZ"}},
        {"Il répond (vite) au CRHZ.", {"CRHZ"}},
        {"L'association internationale (AIHZ, en anglais IAHZ) répond.", {}},
        {"Le comité des régions hospitalières zélées, CRHZ, répond.", {}},
        {"Le comité tout à fait des régions hospitalières zélées, CRHZ, répond.", {"CRHZ"}},
        {"CRHZ : comité régional hospitalier zélé.", {}},
        {"Le comité régional hospitalier public zélé, CRHZ, répond.", {}},
        {"Le comité régional hospitalier public assez zélé, CRHZ, répond.", {"CRHZ"}},
        {"L'approche DTQV-PC.", {"DTQV"}},
        {"### Le CRHZ\n\nLe comité régional (CRHZ) répond.", {}},
        {"### Le CRHZ\n\nIl répond.", {"CRHZ"}},
    };
    for (const auto& [text, unexplained] : cases) {
        CAPTURE(text);
        CHECK(sigles_of(text) == unexplained);
    }
}

TEST_CASE("a sigle may be explained in the summary or by what a foreign fiche is called") {
    const auto body = "Le CRHZ répond.\n\n" + prose_of(200);
    const auto file = sound_fiche(body);
    CHECK(said_of(file).size() == 1);
    CHECK(said_of(changed(file, "Recevoir chaque personne", "Le comité régional (CRHZ) reçoit")).empty());
    CHECK(said_of(changed(file, "sans condition.", "au CRHZ.")).size() == 1);
    CHECK(said_of(changed(sound_fiche(), "Accueil inconditionnel", "Accueil au CRHZ")).size() == 1);
    CHECK(said_of(changed(file, "pays =", "langue = \"en\"\ntermes = [\"CRHZ = comité régional\"]\npays ="))
              .empty());
    CHECK(
        said_of(changed(file, "pays =", "langue = \"en\"\ntitre-origine = \"Regional Care (CRHZ)\"\npays ="))
            .empty());
}

TEST_CASE("two fiches with a third of their wording in common are remarked once, on the later") {
    const SmallContent content;
    content.write("fiches/a/v0001.md",
                  changed(sound_fiche(prose_of(200) + prose_of(200, "autre")), "10:00:00", "10:00:01"));
    content.write("fiches/b/v0001.md", changed(sound_fiche(prose_of(200) + prose_of(200, "encore")),
                                               "Accueil inconditionnel", "Une tout autre chose"));
    check_only(said(content), "fiches/a/v0001.md: ressemble à fiches/b : 33 % de leurs suites");
    content.write("fiches/b/v0001.md", changed(sound_fiche(prose_of(100) + prose_of(300, "encore")),
                                               "Accueil inconditionnel", "Une tout autre chose"));
    CHECK(said(content).empty());
}

TEST_CASE("fiches with one title are remarked, unless one has a link to the other") {
    const SmallContent content;
    content.write("fiches/a/v0001.md", sound_fiche(prose_of(200)));
    content.write("fiches/b/v0001.md", sound_fiche(prose_of(200, "autre")));
    check_only(said(content), "fiches/b/v0001.md: ressemble à fiches/a : même titre.");
    content.write("fiches/a/v0001.md", sound_fiche(prose_of(200) + "\nVoir [b](/fiches/b).\n"));
    CHECK(said(content).empty());
    // A section has the title of a fiche where both say the same to two readers.
    content.remove("fiches/a");
    content.write("reference/s/v0001.md", section());
    CHECK(said(content).empty());
}

TEST_CASE("the share of two texts is that of their runs of five words") {
    const auto share = [](std::string_view a, std::string_view b) {
        const auto found = overlaps({shingles(a), shingles(b)}, 0.001);
        return found.empty() ? 0 : found[0].share;
    };
    CHECK(share("un deux trois quatre cinq", "Un, DEUX : trois ; quatre… cinq !") == 1);
    CHECK(share("a b c d e f", "a b c d e g") == doctest::Approx(1.0 / 3));
    CHECK(share("a b c d e f", "a b c d f e") == 0);
    CHECK(share("Été à Évry en août", "été à évry en août") == 1);
    CHECK(shingles("un deux trois quatre").empty());
    CHECK(shingles("a a a a a a a a").size() == 1);
}

TEST_CASE("every pair over the least share is found, and told once") {
    const std::vector<Shingles> texts = {{1, 2, 3, 4}, {5, 6}, {1, 2, 3, 9}, {}, {1, 5, 6, 7}};
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (const auto& [first, second, share] : overlaps(texts, 0.5)) pairs.emplace_back(first, second);
    CHECK(pairs == std::vector<std::pair<std::size_t, std::size_t>>{{0, 2}, {1, 4}});
    CHECK(overlaps(texts, 0.55).size() == 1);
    CHECK(overlaps(texts, 0.1).size() == 4);
}

TEST_CASE("remarks are sorted by file") {
    const SmallContent content;
    content.write("reference/s/v0001.md", section());
    content.write("fiches/z/v0001.md", fiche());
    content.write("fiches/a/v0001.md", sound_fiche());
    const auto all = remarks(content.load(), kToday);
    CHECK(all.size() > 4);
    for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i - 1].file <= all[i].file);
}

}  // namespace reperes::corpus
