// What a start makes good: each thing that a kill can leave behind, and what an operator did by hand.
#include "publication/recovery.h"

#include "corpus/digest.h"
#include "corpus/file.h"
#include "publication/workshop.h"

using namespace reperes;
using namespace reperes::publication;
using corpus::Collection;

namespace {

std::string all_said(const Workshop& workshop) {
    std::string all;
    for (const auto& sentence : workshop->repaired) all += sentence + "\n";
    return all;
}

std::string of_an_edition(const std::string& file) {
    return corpus::changed(file, "auteur", "edition = \"2027-01\"\nauteur");
}

}  // namespace

TEST_CASE("a start with nothing to make good says nothing") {
    Workshop workshop;
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("Un texte."))}));
    workshop.restart();
    CHECK(all_said(workshop).empty());
}

TEST_CASE(
    "versions of an edition that never came to be are set aside, and so is a document that has no other") {
    Workshop workshop;
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("Un texte."))}));
    const auto first = corpus::read_file(workshop.content.path() / "fiches/essai/v0001.md", 10'000).value();
    const auto second = of_an_edition(corpus::following(first, corpus::fiche()));
    workshop.content.write("fiches/essai/v0002.md", second);
    workshop.content.write("fiches/neuf/v0001.md", of_an_edition(corpus::fiche()));
    workshop.restart();
    check_says(all_said(workshop),
               "« fiches/essai/v0002.md », d'une édition qui n'a pas abouti, a été mis de côté");
    check_says(all_said(workshop), "fiches/neuf/v0001.md");
    CHECK_FALSE(std::filesystem::exists(workshop.content.path() / "fiches/neuf"));
    CHECK(corpus::read_file(workshop.data.path() / "ecartes/fiches/essai/v0002.md", 10'000).value() ==
          second);
    // Once more: nothing that was set aside is overwritten.
    workshop.content.write("fiches/essai/v0002.md", second);
    workshop.restart();
    CHECK(names_in(workshop.data.path() / "ecartes/fiches/essai") ==
          std::set<std::string>{"v0002.md", "v0002.md.2"});
    CHECK(workshop->publish({workshop.fiche("essai", fiche_fields("Un autre texte.", false))}));
    workshop.check_whole();
}

TEST_CASE("versions of an edition whose manifest is damaged were published: they are not touched") {
    Workshop workshop;
    REQUIRE(workshop->publish(
        {workshop.fiche("a", fiche_fields("Un.")), workshop.fiche("b", fiche_fields("Deux."))}, "2027-01"));
    const auto manifest =
        corpus::read_file(workshop.content.path() / "editions/2027-01.toml", 10'000).value();
    workshop.content.write("editions/2027-01.toml", manifest.substr(0, manifest.size() / 2));
    workshop.restart();
    CHECK(workshop.fiches("a").empty());
    CHECK(std::filesystem::exists(workshop.content.path() / "fiches/a/v0001.md"));
    check_says(all_said(workshop), "« fiches/a@1 », que le journal connaît, n'est plus dans le contenu");
    workshop.content.write("editions/2027-01.toml", manifest);
    workshop.restart();
    CHECK(workshop.fiches("a") == "1");
    CHECK(all_said(workshop).empty());
}

TEST_CASE("a draft whose version exists is marked as published") {
    Workshop workshop;
    const auto draft = workshop.fiche("essai", fiche_fields("Un texte."));
    REQUIRE(workshop->publish({draft}));
    // As if the server had been killed before: the mark is the last revision.
    workshop.data.remove(fmt::format("brouillons/{}/r{:04}.json", draft.id, draft.revision + 1));
    workshop.restart();
    check_says(all_said(workshop),
               "le brouillon de « fiches/essai » a été marqué comme publié : sa version 1");
    CHECK(workshop->drafts->find(draft.id)->state == DraftState::publie);
    CHECK(workshop->drafts->find(draft.id)->published_as == 1);
    workshop.restart();
    CHECK(all_said(workshop).empty());
}

TEST_CASE("a version that the journal does not know is written in it, once") {
    Workshop workshop;
    workshop.content.write("fiches/essai/v0001.md", corpus::fiche());
    workshop.restart();
    check_says(all_said(workshop), "la version « fiches/essai@1 » a été inscrite au journal");
    const auto found = workshop->journal->with_act("constat");
    REQUIRE_FALSE(found.empty());
    CHECK(found.back().object == "fiches/essai@1");
    CHECK(found.back().digest == corpus::sha256(corpus::fiche()));
    CHECK(found.back().who == "serveur");
    workshop.restart();
    CHECK(all_said(workshop).empty());
    workshop.check_whole();
}

TEST_CASE("many versions at once are one line of the journal, and a list that sha256sum reads") {
    Workshop workshop;
    for (int i = 0; i < 200; ++i)
        workshop.content.write(fmt::format("fiches/d{}/v0001.md", i), corpus::fiche());
    const auto before = workshop->journal->with_act("constat").size();
    workshop.restart();
    check_says(all_said(workshop), "200 versions du contenu ont été inscrites au journal");
    CHECK(workshop->journal->with_act("constat").size() == before + 1);
    const auto lists = names_in(workshop.data.path() / "constats");
    REQUIRE(lists.size() == 1);
    const auto list = corpus::read_file(workshop.data.path() / "constats" / *lists.begin(), 1 << 20).value();
    check_says(list, corpus::sha256(corpus::fiche()) + "  fiches/d0/v0001.md\n");
    workshop.restart();
    CHECK(all_said(workshop).empty());
}

TEST_CASE("a version that was changed after its publication is said, and the journal holds both digests") {
    Workshop workshop;
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("Un texte."))}));
    const auto file = corpus::read_file(workshop.content.path() / "fiches/essai/v0001.md", 10'000).value();
    workshop.content.write("fiches/essai/v0001.md", corpus::changed(file, "Un texte.", "Un texte retouché."));
    workshop.restart();
    check_says(all_said(workshop), "attention : « fiches/essai/v0001.md » a changé depuis sa publication");
    workshop.restart();
    CHECK(all_said(workshop).empty());
    check_says(workshop->journal->latest(1).at(0).detail, "a changé depuis sa publication");
}

TEST_CASE("a version that is gone is said at each start") {
    Workshop workshop;
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("Un texte."))}));
    workshop.content.remove("fiches/essai");
    for (int i = 0; i < 2; ++i) {
        workshop.restart();
        check_says(all_said(workshop),
                   "« fiches/essai@1 », que le journal connaît, n'est plus dans le contenu");
    }
}

TEST_CASE("files in the making and empty folders are removed from the content") {
    Workshop workshop;
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("Un texte."))}));
    workshop.content.write("fiches/essai/.tmp-0123", "x");
    workshop.content.write("editions/.tmp-0123", "x");
    std::filesystem::create_directories(workshop.content.path() / "fiches/vide");
    workshop.restart();
    CHECK(names_in(workshop.content.path() / "fiches") == std::set<std::string>{"essai"});
    CHECK(names_in(workshop.content.path() / "fiches/essai") == std::set<std::string>{"v0001.md"});
    CHECK(names_in(workshop.content.path() / "editions").empty());
    check_says(all_said(workshop), "une écriture interrompue, a été ôté");
    check_says(all_said(workshop), "« fiches/vide », un dossier vide, a été ôté");
    workshop.check_whole();
}

TEST_CASE("in the data, what another program is making is left to it, and what is old is removed") {
    Workshop workshop;
    workshop.data.write(".tmp-recent", "x");
    workshop.data.write("brouillons/.tmp-ancien", "x");
    std::filesystem::last_write_time(workshop.data.path() / "brouillons/.tmp-ancien",
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
    workshop.restart();
    CHECK(std::filesystem::exists(workshop.data.path() / ".tmp-recent"));
    CHECK_FALSE(std::filesystem::exists(workshop.data.path() / "brouillons/.tmp-ancien"));
}

TEST_CASE("a content file damaged by hand takes nothing else with it, and the editor is told") {
    Workshop workshop;
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("Un texte."))}));
    REQUIRE(workshop->publish({workshop.fiche("autre", fiche_fields("Un texte."))}));
    const auto draft = workshop.fiche("essai", fiche_fields("Un autre texte.", false));
    workshop.content.write("fiches/essai/v0001.md", "+++\nabîmé");
    workshop.restart();
    CHECK(workshop.fiches("autre") == "1");
    check_refused(workshop->publish({draft}), ErrorCode::conflict, "n'est plus dans le contenu");
    CHECK(corpus::read_file(workshop.content.path() / "fiches/essai/v0001.md", 100).value() == "+++\nabîmé");
    CHECK(workshop->publish({workshop.fiche("autre", fiche_fields("Un autre texte.", false))}));
}
