// Several documents published together: all of them or none.
#include "corpus/file.h"
#include "publication/workshop.h"

using namespace reperes;
using namespace reperes::publication;
using corpus::Collection;

namespace {

// One document that has a version already, and one that is new.
struct Edition : Workshop {
    std::vector<Draft> drafts;
    Edition() {
        REQUIRE((*this)->publish({fiche("essai", fiche_fields("Un texte."))}));
        drafts = {fiche("essai", fiche_fields("Un autre texte.", false)),
                  section("secret", section_fields("2.1", "Voir la [fiche](/fiches/essai)."))};
    }
};

}  // namespace

TEST_CASE("an edition publishes all its documents at once") {
    Edition edition;
    PublishRequest request;
    for (const auto& draft : edition.drafts) {
        request.drafts.push_back(draft.id);
        request.revisions.push_back(draft.revision);
    }
    request.edition = "2027-01";
    request.edition_note = "Le partage est précisé.";
    const auto published = edition->publisher->publish(kEditor, request);
    REQUIRE(published);
    CHECK(published->warnings.empty());
    CHECK(published->versions.size() == 2);
    CHECK(edition.fiches("essai") == "1 2");
    CHECK(edition.versions(Collection::reference, "secret") == "1");
    const auto corpus = edition->corpus();
    const auto* manifest = corpus->editions.find("2027-01");
    REQUIRE(manifest != nullptr);
    CHECK(manifest->note == "Le partage est précisé.");
    CHECK(manifest->versions.size() == 2);
    CHECK(corpus->find(Collection::reference, "secret")->versions[0].edition == "2027-01");
    CHECK(edition->journal->with_act("publication").size() == 3);
    CHECK(edition->journal->with_act("edition").at(0).object == "editions/2027-01.toml");
    for (const auto& draft : edition.drafts)
        CHECK(edition->drafts->find(draft.id)->state == DraftState::publie);
    edition.check_whole();
}

TEST_CASE("documents of an edition may link to each other before any of them is published") {
    Workshop workshop;
    const auto one = workshop.fiche("une", fiche_fields("[L'autre](/fiches/autre#recevoir)"));
    const auto other = workshop.fiche("autre", fiche_fields("[L'une](/fiches/une#recevoir)"));
    check_refused(workshop->publish({one}), ErrorCode::invalid_argument, "ne mène à aucun document");
    CHECK(workshop->publish({one, other}, "2027-01"));
    workshop.check_whole();
}

TEST_CASE("two sections of an edition may exchange their numbers, and not take the same") {
    Workshop workshop;
    REQUIRE(workshop->publish({workshop.section("a", section_fields("2.1", "Un texte."))}));
    REQUIRE(workshop->publish({workshop.section("b", section_fields("2.2", "Un texte."))}));
    const auto a = workshop.section("a", section_fields("2.2", "Un texte.", false));
    check_refused(workshop->publish({a}), ErrorCode::invalid_argument, "déjà celui de « b »");
    const auto also = workshop.section("b", section_fields("2.2", "Un autre texte.", false));
    check_refused(workshop->publish({a, also}, "2027-01"), ErrorCode::invalid_argument,
                  "déjà celui de « a »");
    const auto b = workshop.section("b", section_fields("2.1", "Un texte.", false));
    CHECK(workshop->publish({a, b}, "2027-01"));
    workshop.check_whole();
}

TEST_CASE("an edition with one fault publishes nothing") {
    Edition edition;
    const auto faulty = edition.fiche("fautive", fiche_fields("<b>gras</b>"));
    auto drafts = edition.drafts;
    drafts.push_back(faulty);
    check_refused(edition->publish(drafts, "2027-01"), ErrorCode::invalid_argument, "fiches/fautive");
    CHECK(edition.fiches("essai") == "1");
    CHECK(names_in(edition.content.path() / "reference").empty());
    CHECK(names_in(edition.content.path() / "editions").empty());
}

TEST_CASE("an edition has a name of its own") {
    Edition edition;
    check_refused(edition->publish(edition.drafts), ErrorCode::invalid_argument, "une édition a un nom");
    check_refused(edition->publish(edition.drafts, "Janvier 2027"), ErrorCode::invalid_argument,
                  "une édition a un nom");
    REQUIRE(edition->publish(edition.drafts, "2027-01"));
    const auto one = edition.fiche("neuve", fiche_fields("Un texte."));
    check_refused(edition->publish({one}, "2027-01"), ErrorCode::conflict, "existe déjà");
}

TEST_CASE("two drafts of one document are not published together") {
    Workshop workshop;
    const auto one = workshop.fiche("essai", fiche_fields("L'une."));
    const auto other = workshop.fiche("essai", fiche_fields("L'autre."));
    check_refused(workshop->publish({one, other}, "2027-01"), ErrorCode::conflict, "deux de ces brouillons");
    check_refused(workshop->publish({one, one}, "2027-01"), ErrorCode::invalid_argument, "choisi deux fois");
    check_refused(workshop->publish({}, "2027-01"), ErrorCode::invalid_argument, "il manque un brouillon");
}

TEST_CASE("a note that its reader would refuse is refused before anything is written") {
    Edition edition;
    PublishRequest request;
    for (const auto& draft : edition.drafts) {
        request.drafts.push_back(draft.id);
        request.revisions.push_back(draft.revision);
    }
    request.edition = "2027-01";
    request.edition_note = std::string(1001, 'a');
    check_refused(edition->publisher->publish(kEditor, request), ErrorCode::invalid_argument, "trop long");
    CHECK(edition.fiches("essai") == "1");
    CHECK_FALSE(std::filesystem::exists(edition.content.path() / "fiches/essai/v0002.md"));
}

TEST_CASE(
    "when one file of an edition cannot be written, those before it are set aside and their numbers freed") {
    Edition edition;
    edition.content.write("reference/secret", "un fichier à la place d'un dossier");
    check_refused(edition->publish(edition.drafts, "2027-01"), ErrorCode::io,
                  "un fichier est à la place d'un dossier");
    CHECK(edition.fiches("essai") == "1");
    CHECK_FALSE(std::filesystem::exists(edition.content.path() / "fiches/essai/v0002.md"));
    CHECK(std::filesystem::exists(edition.data.path() / "ecartes/fiches/essai/v0002.md"));
    CHECK(edition->publisher->trouble().empty());
    edition.content.remove("reference/secret");
    CHECK(edition->publish(edition.drafts, "2027-01"));
    CHECK(edition.fiches("essai") == "1 2");
    edition.check_whole();
}
