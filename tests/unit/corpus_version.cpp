// A version file without a fault: every field of the four collections.
#include "corpus/version.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "corpus/country.h"
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

// Keeps `content` and the corpus alive for the version.
struct Loaded {
    SmallContent content;
    Corpus corpus;
    const Version* version = nullptr;
};

const Version& load(Loaded& loaded, Collection collection, const std::string& file) {
    loaded.content.write(std::string(name(collection)) + "/essai/v0001.md", file);
    loaded.corpus = loaded.content.load();
    for (const auto& fault : loaded.corpus.faults) FAIL_CHECK(describe(fault));
    const auto* document = loaded.corpus.find(collection, "essai");
    REQUIRE(document != nullptr);
    REQUIRE(document->versions.size() == 1);
    return document->versions[0];
}

}  // namespace

TEST_CASE("a fiche gives every field it holds") {
    const std::string file =
        "+++\n"
        "titre = \"Un logement d'abord\"\n"
        "resume = \"Le logement sans condition. Puis l'aide.\"\n"
        "publie-le = 2026-11-21T10:00:00+01:00\n"
        "en-vigueur-le = 2026-12-01\n"
        "verifie-le = 2026-11-20\n"
        "a-revoir-le = 2027-11-21\n"
        "auteur = \"Une équipe\"\n"
        "relecteur = \"Une autre\"\n"
        "themes = [\"logement\", \"accueil\"]\n"
        "publics = [\"tous\"]\n"
        "recommandations = [1, 14]\n"
        "type = \"international\"\n"
        "groupes = [\"gt1\"]\n"
        "pays = [\"FI\", \"001\"]\n"
        "territoires = [\"Helsinki\"]\n"
        "organisations = [\"Y-säätiö\", \"Ara\"]\n"
        "annee-debut = 2008\n"
        "annee-fin = 2025\n"
        "niveau-de-preuve = \"evaluation\"\n"
        "langue = \"fi\"\n"
        "titre-origine = \"Asunto ensin\"\n"
        "termes = [\"asunto ensin = logement d'abord\", \"tukiasunto=logement accompagné\"]\n"
        "sections = [\"secret\"]\n"
        "\n"
        "[[sources]]\n"
        "titre = \"Un rapport\"\n"
        "editeur = \"Un éditeur\"\n"
        "date = \"2016-05\"\n"
        "url = \"https://exemple.fr/rapport?a=1&b=%C3%A9\"\n"
        "langue = \"en\"\n"
        "consulte-le = 2026-11-19\n"
        "\n"
        "[[sources]]\n"
        "titre = \"Un livre\"\n"
        "+++\n"
        "Le texte.\n";
    Loaded loaded;
    loaded.content.write("reference/secret/v0001.md", section());
    const Version& version = load(loaded, Collection::fiches, file);
    CHECK(version.number == 1);
    CHECK(version.file == "fiches/essai/v0001.md");
    CHECK(version.digest == sha256(file));
    CHECK(version.title == "Un logement d'abord");
    CHECK(version.summary == "Le logement sans condition. Puis l'aide.");
    CHECK(iso_instant(version.published_at) == "2026-11-21T09:00:00Z");
    CHECK(version.in_force_on == parse_date("2026-12-01"));
    CHECK(version.verified_on == parse_date("2026-11-20"));
    CHECK(version.review_on == parse_date("2027-11-21"));
    CHECK(version.author == "Une équipe");
    CHECK(version.reviewer == "Une autre");
    CHECK(version.themes == std::vector<std::string>{"logement", "accueil"});
    CHECK(version.publics == std::vector<std::string>{"tous"});
    CHECK(version.recommandations == std::vector<int>{1, 14});
    CHECK(version.nature == Nature::text);
    CHECK_FALSE(version.major_change);
    CHECK(version.body.text == "Le texte.");
    CHECK(version.body.html == "<p>Le texte.</p>\n");

    const Fiche* fiche = as_fiche(version);
    REQUIRE(fiche != nullptr);
    CHECK(as_section(version) == nullptr);
    CHECK(fiche->type == "international");
    CHECK(fiche->groupes == std::vector<std::string>{"gt1"});
    CHECK(fiche->countries == std::vector<std::string>{"FI", "001"});
    CHECK(fiche->territories == std::vector<std::string>{"Helsinki"});
    CHECK(fiche->organisations == std::vector<std::string>{"Y-säätiö", "Ara"});
    CHECK(fiche->terms == std::vector<BilingualTerm>{{"asunto ensin", "logement d'abord"},
                                                     {"tukiasunto", "logement accompagné"}});
    CHECK(fiche->sections == std::vector<std::string>{"secret"});
    REQUIRE(version.body.links.size() == 1);
    CHECK(version.body.links.front().document == "reference/secret");
    CHECK(fiche->first_year == 2008);
    CHECK(fiche->last_year == 2025);
    CHECK(fiche->evidence_level == "evaluation");
    CHECK(fiche->original_language == "fi");
    CHECK(fiche->original_title == "Asunto ensin");

    REQUIRE(version.sources.size() == 2);
    const Source& source = version.sources[0];
    CHECK(source.title == "Un rapport");
    CHECK(source.publisher == "Un éditeur");
    CHECK(source.date == "2016-05");
    CHECK(source.url == "https://exemple.fr/rapport?a=1&b=%C3%A9");
    CHECK(source.language == "en");
    CHECK(source.consulted_on == parse_date("2026-11-19"));
    CHECK(version.sources[1].title == "Un livre");
    CHECK(version.sources[1].url.empty());
    CHECK_FALSE(version.sources[1].consulted_on.has_value());
}

TEST_CASE("the fields that may be left out are empty") {
    Loaded loaded;
    const Version& version = load(loaded, Collection::fiches, fiche());
    CHECK_FALSE(version.in_force_on.has_value());
    CHECK_FALSE(version.verified_on.has_value());
    CHECK_FALSE(version.review_on.has_value());
    CHECK(version.reviewer.empty());
    CHECK(version.themes.empty());
    CHECK(version.sources.empty());
    CHECK_FALSE(as_fiche(version)->first_year.has_value());
    CHECK(as_fiche(version)->evidence_level.empty());
}

TEST_CASE("a section of the reference text has its number, its scope and its status") {
    for (const std::string number : {"1", "2.1", "2.10", "2.1.3", "1.20.300"}) {
        CAPTURE(number);
        Loaded loaded;
        const Version& version = load(loaded, Collection::reference, section(number));
        REQUIRE(as_section(version) != nullptr);
        CHECK(as_section(version)->number == number);
        CHECK(as_section(version)->scope == "loi");
        CHECK_FALSE(as_section(version)->adopted);
    }
    Loaded loaded;
    const auto adopted = with_line(changed(section(), "projet", "adopte"), "relecteur = \"La commission\"");
    CHECK(as_section(load(loaded, Collection::reference, adopted))->adopted);
}

TEST_CASE("a recommendation has its number and a group its acronym") {
    for (const int number : {1, 14}) {
        Loaded loaded;
        const Version& version = load(loaded, Collection::recommandations, recommandation(number));
        REQUIRE(as_recommandation(version) != nullptr);
        CHECK(as_recommandation(version)->number == number);
    }
    Loaded loaded;
    const Version& version = load(loaded, Collection::groupes, groupe("Commission éthique"));
    REQUIRE(as_groupe(version) != nullptr);
    CHECK(as_groupe(version)->sigle == "Commission éthique");
}

TEST_CASE("a withdrawal gives its reason and needs no text") {
    const std::vector<std::pair<std::string, WithdrawalReason>> reasons = {
        {"publie-par-erreur", WithdrawalReason::published_in_error},
        {"remplace", WithdrawalReason::replaced},
        {"plus-en-vigueur", WithdrawalReason::no_longer_in_force},
    };
    for (const auto& [word, reason] : reasons) {
        CAPTURE(word);
        const auto file = with_line(fiche(), "nature = \"retrait\"\nmotif = \"" + word + "\"");
        Loaded loaded;
        const Version& version =
            load(loaded, Collection::fiches, changed(file, "## Recevoir\n\nUn texte.\n", ""));
        CHECK(version.nature == Nature::withdrawal);
        CHECK(version.reason == reason);
        CHECK(version.body.text.empty());
    }
}

TEST_CASE("a file with the line ends of Windows or a byte order mark is a version like another") {
    std::string windows = fiche();
    for (std::size_t at = 0; (at = windows.find('\n', at)) != std::string::npos; at += 2)
        windows.replace(at, 1, "\r\n");
    for (const auto& file : {windows, "\xEF\xBB\xBF" + fiche()}) {
        Loaded loaded;
        const Version& version = load(loaded, Collection::fiches, file);
        CHECK(version.title == "Accueil inconditionnel");
        CHECK(version.body.text == "Recevoir\n\nUn texte.");
        CHECK(version.digest == sha256(file));
    }
}

TEST_CASE("a value named twice in a list counts once") {
    Loaded loaded;
    const auto file = with_line(
        changed(changed(fiche(), "[\"gt1\"]", "[\"gt1\", \"gt1\"]"), "[\"FR\"]", "[\"FR\", \"FR\"]"),
        "themes = [\"accueil\", \"accueil\"]\nrecommandations = [3, 3]");
    const Version& version = load(loaded, Collection::fiches, file);
    CHECK(version.themes.size() == 1);
    CHECK(version.recommandations.size() == 1);
    CHECK(as_fiche(version)->groupes.size() == 1);
    CHECK(as_fiche(version)->countries.size() == 1);
}

TEST_CASE("the dates that a source may have") {
    for (const std::string date : {"2016", "2016-05", "2016-05-12", "s.d."}) {
        CAPTURE(date);
        Loaded loaded;
        const auto file = with_source("titre = \"X\"\ndate = \"" + date + "\"");
        CHECK(load(loaded, Collection::fiches, file).sources[0].date == date);
    }
}

TEST_CASE("an identity joins the collection and the folder") {
    CHECK(Document{Collection::fiches, "essai", {}}.id() == "fiches/essai");
    CHECK(Document{Collection::groupes, "gt1", {}}.id() == "groupes/gt1");
}

TEST_CASE("countries and languages are named in French") {
    CHECK(country_name("GB") == "Royaume-Uni");
    CHECK(country_name("001") == "Monde");
    CHECK(language_name("en") == "anglais");
    for (const std::string code : {"", "F", "FRA", "fr", "XX", "00", "002", "ZZ"})
        CHECK_FALSE(is_country(code));
    for (const std::string code : {"", "f", "fra", "FR", "zz"}) CHECK_FALSE(is_language(code));
    for (const std::string code : {"FR", "GB", "CA", "BE", "CH", "NZ", "001"}) CHECK(is_country(code));
    for (const std::string code : {"fr", "en", "de", "nl", "fi"}) CHECK(is_language(code));
}

TEST_CASE("a digest is that of sha256sum") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
