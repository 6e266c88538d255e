// The content folder, whole: what breaks a rule is reported and left out, and the rest stands.
#include "corpus/corpus.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "unit/corpus_support.h"
#include "unit/temporary_folder.h"

using namespace reperes;
using namespace reperes::corpus;

namespace {

// How many versions of fiches/essai are served.
std::size_t served(const Corpus& corpus) {
    const auto* document = corpus.find(Collection::fiches, "essai");
    return document ? document->versions.size() : 0;
}

// Versions 1 to 3 of fiches/essai, each following the one before.
std::vector<std::string> three_versions() {
    std::vector<std::string> files{fiche()};
    files.push_back(following(files[0], changed(fiche(), "Un texte", "Un autre texte")));
    files.push_back(following(files[1], changed(fiche(), "Un texte", "Un dernier texte")));
    return files;
}

}  // namespace

TEST_CASE("a folder that does not exist is an error with a hint") {
    const TemporaryFolder folder;
    folder.write("fichier", "x");
    for (const auto& path : {folder.path() / "absent", folder.path() / "fichier"}) {
        const auto corpus = load_corpus(path);
        REQUIRE_FALSE(corpus.has_value());
        CHECK(corpus.error().code == ErrorCode::not_found);
        check_contains(corpus.error().message, path.string());
        check_contains(corpus.error().hint, "--content");
    }
}

TEST_CASE("the small content has no fault") {
    const SmallContent content;
    const auto corpus = content.load();
    CHECK(corpus.faults.empty());
    REQUIRE(corpus.documents.size() == 1);
    CHECK(corpus.documents[0].id() == "groupes/gt1");
    CHECK(corpus.digest.size() == 64);
}

TEST_CASE("documents come by collection and by name") {
    const SmallContent content;
    content.write("fiches/b/v0001.md", fiche());
    content.write("fiches/a/v0001.md", fiche());
    content.write("reference/z/v0001.md", section());
    content.write("recommandations/03/v0001.md", recommandation(3));
    const auto corpus = content.load();
    CHECK(corpus.faults.empty());
    std::vector<std::string> ids;
    for (const auto& document : corpus.documents) ids.push_back(document.id());
    CHECK(ids == std::vector<std::string>{"fiches/a", "fiches/b", "reference/z", "recommandations/03",
                                          "groupes/gt1"});
    CHECK(corpus.find(Collection::fiches, "b") == &corpus.documents[1]);
    CHECK(corpus.find(Collection::reference, "b") == nullptr);
    CHECK(corpus.find_recommandation(3) == &corpus.documents[3]);
    CHECK(corpus.find_recommandation(4) == nullptr);
}

TEST_CASE("versions follow each other from the first") {
    const SmallContent content;
    const auto files = three_versions();
    content.write("fiches/essai/v0001.md", files[0]);
    content.write("fiches/essai/v0002.md", files[1]);
    content.write("fiches/essai/v0003.md", files[2]);
    const auto corpus = content.load();
    CHECK(corpus.faults.empty());
    REQUIRE(served(corpus) == 3);
    const auto& versions = corpus.find(Collection::fiches, "essai")->versions;
    for (unsigned i = 0; i < 3; ++i) CHECK(versions[i].number == i + 1);
    CHECK(versions[2].body.text == "Recevoir\n\nUn dernier texte.");
    CHECK(versions[2].file == "fiches/essai/v0003.md");
}

TEST_CASE("a version after a gap waits, and those before it are served") {
    const SmallContent content;
    const auto files = three_versions();
    content.write("fiches/essai/v0001.md", files[0]);
    content.write("fiches/essai/v0003.md", files[2]);
    const auto corpus = content.load();
    CHECK(served(corpus) == 1);
    check_contains(fault(corpus),
                   "fiches/essai/v0003.md: la version 3 ne peut pas suivre : la version 2 manque");
}

TEST_CASE("a document without its first version is not served") {
    const SmallContent content;
    content.write("fiches/essai/v0002.md", three_versions()[1]);
    const auto corpus = content.load();
    CHECK(served(corpus) == 0);
    check_contains(fault(corpus), "la version 1 manque");
}

TEST_CASE("a faulty version leaves the one before served, and stops those after it") {
    const SmallContent content;
    const auto files = three_versions();
    content.write("fiches/essai/v0001.md", files[0]);
    content.write("fiches/essai/v0002.md", changed(files[1], "## Recevoir", "# Recevoir"));
    content.write("fiches/essai/v0003.md", files[2]);
    const auto corpus = content.load();
    CHECK(served(corpus) == 1);
    REQUIRE(corpus.faults.size() == 2);
    check_contains(describe(corpus.faults[0]), "fiches/essai/v0002.md:14: un intertitre");
    check_contains(describe(corpus.faults[1]), "fiches/essai/v0003.md: la version 3 ne peut pas suivre");
}

TEST_CASE("a version that was changed after its publication breaks the chain, and the message mends it") {
    const SmallContent content;
    const auto files = three_versions();
    const auto touched = changed(files[0], "Un texte", "Un texte retouché");
    content.write("fiches/essai/v0001.md", touched);
    content.write("fiches/essai/v0002.md", files[1]);
    const auto corpus = content.load();
    CHECK(served(corpus) == 1);
    check_contains(fault(corpus), "fiches/essai/v0002.md: « precedente » n'est pas l'empreinte");
    check_contains(fault(corpus), "precedente = \"" + sha256(touched) + "\"");
    content.write("fiches/essai/v0002.md", changed(files[1], sha256(files[0]), sha256(touched)));
    CHECK(content.load().faults.empty());
}

TEST_CASE("a withdrawal is a version, and the document remains") {
    const SmallContent content;
    content.write("fiches/essai/v0001.md", fiche());
    content.write("fiches/essai/v0002.md", withdrawal(fiche()));
    const auto corpus = content.load();
    CHECK(corpus.faults.empty());
    REQUIRE(served(corpus) == 2);
    CHECK(corpus.find(Collection::fiches, "essai")->versions[1].nature == Nature::withdrawal);
}

TEST_CASE("of two documents with the same number the first folder stands") {
    const SmallContent content;
    SUBCASE("sections") {
        content.write("reference/a/v0001.md", section("2.1"));
        content.write("reference/b/v0001.md", section("2.1"));
        content.write("reference/c/v0001.md", section("2.2"));
        const auto corpus = content.load();
        CHECK(corpus.find(Collection::reference, "a") != nullptr);
        CHECK(corpus.find(Collection::reference, "b") == nullptr);
        CHECK(corpus.find(Collection::reference, "c") != nullptr);
        check_contains(fault(corpus), "reference/b/v0001.md: le numéro 2.1 est déjà celui de « a »");
    }
    SUBCASE("recommendations") {
        content.write("recommandations/07/v0001.md", recommandation(7));
        content.write("recommandations/08/v0001.md", recommandation(7));
        const auto corpus = content.load();
        REQUIRE(corpus.find_recommandation(7) != nullptr);
        CHECK(corpus.find_recommandation(7)->name == "07");
        CHECK(corpus.find(Collection::recommandations, "08") == nullptr);
        check_contains(fault(corpus), "le numéro 7 est déjà celui de « 07 »");
    }
    SUBCASE("a section and a recommendation do not collide") {
        content.write("recommandations/02/v0001.md", recommandation(2));
        content.write("reference/a/v0001.md", section("2"));
        CHECK(content.load().faults.empty());
    }
}

TEST_CASE("what is not at its place is told and stops nothing") {
    struct Case {
        std::string name, path, fault;
    };
    const std::vector<Case> cases = {
        {"a file among the documents", "fiches/notes.txt",
         "fiches/notes.txt: ce fichier n'est pas à sa place"},
        {"a version without its folder", "fiches/v0001.md",
         "fiches/v0001.md: ce fichier n'est pas à sa place"},
        {"capitals", "fiches/Accueil/v0001.md", "fiches/Accueil: le nom du dossier n'est pas une adresse"},
        {"an accent", "fiches/éthique/v0001.md", "le nom du dossier n'est pas une adresse"},
        {"a space", "fiches/a b/v0001.md", "le nom du dossier n'est pas une adresse"},
        {"an underscore", "fiches/a_b/v0001.md", "le nom du dossier n'est pas une adresse"},
        {"a dash in front", "fiches/-a/v0001.md", "le nom du dossier n'est pas une adresse"},
        {"a dash behind", "fiches/a-/v0001.md", "le nom du dossier n'est pas une adresse"},
        {"a page of the site", "reference/integral/v0001.md", "est celui d'une page du site"},
        {"101 letters", "fiches/" + std::string(101, 'a') + "/v0001.md", "le nom du dossier n'est pas"},
        {"a name that is not a version", "fiches/bon/v2.md",
         "fiches/bon/v2.md: ce nom n'est pas celui d'une"},
        {"version zero", "fiches/bon/v0000.md", "ce nom n'est pas celui d'une version"},
        {"a sign", "fiches/bon/v+002.md", "ce nom n'est pas celui d'une version"},
        {"a capital", "fiches/bon/V0002.md", "ce nom n'est pas celui d'une version"},
        {"another ending", "fiches/bon/v0002.txt", "ce nom n'est pas celui d'une version"},
        {"an image", "fiches/bon/photo.jpg", "ce nom n'est pas celui d'une version"},
        {"a folder for a version", "fiches/bon/v0002.md/x", "fiches/bon/v0002.md: le fichier manque"},
    };
    for (const auto& [name, path, message] : cases) {
        CAPTURE(name);
        const SmallContent content;
        content.write("fiches/bon/v0001.md", fiche());
        content.write(path, fiche());
        const auto corpus = content.load();
        CHECK(corpus.find(Collection::fiches, "bon") != nullptr);
        CHECK(corpus.documents.size() == 2);
        check_contains(fault(corpus), message);
    }
}

TEST_CASE("a folder of 100 letters and digits is an address") {
    const SmallContent content;
    const std::string longest = "4-" + std::string(97, 'a') + "z";
    content.write("fiches/" + longest + "/v0001.md", fiche());
    const auto corpus = content.load();
    CHECK(corpus.faults.empty());
    CHECK(corpus.find(Collection::fiches, longest) != nullptr);
}

TEST_CASE("an empty folder is told") {
    const SmallContent content;
    std::filesystem::create_directories(content.path() / "fiches/vide");
    check_contains(fault(content.load()),
                   "fiches/vide: le dossier ne contient aucune version. Ajoutez v0001.md");
}

TEST_CASE("a version of 5 MB is refused") {
    const SmallContent content;
    content.write("fiches/essai/v0001.md", fiche() + std::string(5 << 20, 'a'));
    content.write("fiches/bon/v0001.md", fiche());
    const auto corpus = content.load();
    CHECK(served(corpus) == 0);
    CHECK(corpus.find(Collection::fiches, "bon") != nullptr);
    check_contains(fault(corpus), "la limite est de 300 Ko");
}

TEST_CASE("an empty version file is refused") {
    const SmallContent content;
    content.write("fiches/essai/v0001.md", "");
    check_contains(fault(content.load()), "fiches/essai/v0001.md:1: le fichier ne commence pas par");
}

TEST_CASE("hidden files, traces of editors and guides are nobody's content") {
    const SmallContent content;
    content.write("fiches/essai/v0001.md", fiche());
    const auto before = content.load().digest;
    for (const std::string path :
         {".gitignore", "fiches/.DS_Store", "fiches/.brouillon/v0001.md", "fiches/LISEZMOI.md",
          "fiches/essai/.v0001.md.swp", "fiches/essai/v0001.md~", "groupes/.caché", "LISEZMOI.md"})
        content.write(path, "x");
    const auto corpus = content.load();
    CHECK(corpus.faults.empty());
    CHECK(corpus.documents.size() == 2);
    CHECK(corpus.digest == before);
}

TEST_CASE("a link that leads nowhere or round in a circle stops nothing") {
    const SmallContent content;
    content.write("fiches/bon/v0001.md", fiche());
    SUBCASE("nowhere") {
        std::filesystem::create_symlink("absent", content.path() / "fiches/lien");
    }
    SUBCASE("in a circle") {
        std::filesystem::create_symlink("lien", content.path() / "fiches/lien");
    }
    SUBCASE("in a circle, for a version") {
        std::filesystem::create_symlink("v0002.md", content.path() / "fiches/bon/v0002.md");
    }
    const auto corpus = content.load();
    CHECK(corpus.find(Collection::fiches, "bon") != nullptr);
    CHECK(corpus.faults.size() == 1);
}

TEST_CASE("a fiche names a group that exists") {
    const SmallContent content;
    SUBCASE("a stray file is not a group") {
        content.write("groupes/gt2", "x");
    }
    SUBCASE("a folder without a version is not a group") {
        std::filesystem::create_directories(content.path() / "groupes/gt2");
    }
    content.write("fiches/essai/v0001.md", changed(fiche(), "\"gt1\"", "\"gt2\""));
    CHECK(served(content.load()) == 0);
}

TEST_CASE("a faulty document never stops the others") {
    // Ways to spoil a document.
    const std::vector<std::function<void(const SmallContent&, const std::string&)>> ways = {
        [](const auto& content, const auto& folder) { content.write(folder + "/v0001.md", "bonjour"); },
        [](const auto& content, const auto& folder) { content.write(folder + "/v0001.md", "+++\n\xFF"); },
        [](const auto& content, const auto& folder) { content.write(folder + "/v0001.md", fiche() + "<b>"); },
        [](const auto& content, const auto& folder) { content.write(folder + "/v0002.md", fiche()); },
        [](const auto& content, const auto& folder) { content.write(folder + "/notes.md", fiche()); },
        [](const auto& content, const auto& folder) { content.write(folder, fiche()); },
        [](const auto& content, const auto& folder) { content.write(folder + "_/v0001.md", fiche()); },
        [](const auto& content, const auto& folder) {
            content.write(folder + "/v0001.md", changed(fiche(), "titre = ", "titre = = "));
        },
    };
    CHECK(rc::check("n good ones and m faulty ones give n", [&] {
        const SmallContent content;
        std::size_t good = 0;
        const auto plan =
            *rc::gen::container<std::vector<int>>(rc::gen::inRange(-6, static_cast<int>(ways.size())));
        for (std::size_t i = 0; i < plan.size() && i < 12; ++i) {
            const auto folder = fmt::format("fiches/d{}", i);
            if (plan[i] >= 0) {
                ways[static_cast<std::size_t>(plan[i])](content, folder);
                continue;
            }
            content.write(folder + "/v0001.md", fiche());
            ++good;
        }
        const auto corpus = content.load();
        RC_ASSERT(corpus.documents.size() == good + 1);  // and the group
        RC_ASSERT(corpus.faults.empty() == (good == std::min<std::size_t>(plan.size(), 12)));
    }));
}

TEST_CASE("equal contents have equal digests") {
    const SmallContent one;
    const SmallContent other;
    one.write("fiches/a/v0001.md", fiche());
    one.write("fiches/b/v0001.md", fiche());
    other.write("fiches/b/v0001.md", fiche());
    other.write("fiches/a/v0001.md", fiche());
    CHECK(one.load().digest == other.load().digest);
}

TEST_CASE("any change of what is served changes the digest") {
    struct Case {
        std::string name;
        std::function<void(const SmallContent&)> change;
    };
    const std::vector<Case> cases = {
        {"a letter of the body",
         [](const auto& c) { c.write("fiches/essai/v0001.md", changed(fiche(), "Un texte", "Un Texte")); }},
        {"a space at the end", [](const auto& c) { c.write("fiches/essai/v0001.md", fiche() + " "); }},
        {"a document more", [](const auto& c) { c.write("fiches/autre/v0001.md", fiche()); }},
        {"a document less", [](const auto& c) { c.remove("fiches/essai"); }},
        {"a new version",
         [](const auto& c) { c.write("fiches/essai/v0002.md", following(fiche(), fiche())); }},
        {"another name",
         [](const auto& c) {
             std::filesystem::rename(c.path() / "fiches/essai", c.path() / "fiches/essai-2");
         }},
        {"two documents exchanged",
         [](const auto& c) {
             c.write("fiches/essai/v0001.md", changed(fiche(), "Un texte", "Un autre texte"));
             c.write("fiches/second/v0001.md", fiche());
         }},
        {"a document that becomes faulty", [](const auto& c) { c.write("fiches/essai/v0001.md", "x"); }},
        {"a term of a vocabulary",
         [](const auto& c) {
             c.write("vocabulaire/themes.csv",
                     "id;libelle;definition\naccueil;Accueil;\nlogement;Habitat;\n");
         }},
        {"a comment of a vocabulary",
         [](const auto& c) { c.write("vocabulaire/plan.csv", "numero;titre\n1;Principes\n2;Secret\n#\n"); }},
        {"a vocabulary less", [](const auto& c) { c.remove("vocabulaire/sigles.csv"); }},
        {"a synonym",
         [](const auto& c) {
             c.write("vocabulaire/synonymes.csv", "genre;termes\nvoisin;aller vers|aller-vers\n");
         }},
    };
    for (const auto& [name, change] : cases) {
        CAPTURE(name);
        const SmallContent content;
        content.write("fiches/essai/v0001.md", fiche());
        content.write("fiches/second/v0001.md", changed(fiche(), "Un texte", "Un autre texte"));
        const auto before = content.load().digest;
        change(content);
        CHECK(content.load().digest != before);
    }
}
