// Publishing one draft: what is checked before, what is written, what follows, and what is said when it does
// not.
#include "publication/publisher.h"

#include <atomic>
#include <thread>

#include "corpus/digest.h"
#include "corpus/durable_file.h"
#include "corpus/file.h"
#include "corpus/in_force.h"
#include "publication/workshop.h"

using namespace reperes;
using namespace reperes::publication;
using corpus::Collection;

namespace {

Draft first_section(Workshop& workshop) {
    return workshop.section("secret", section_fields("2.1", "Un texte."));
}

const corpus::Version& last(const std::shared_ptr<const corpus::Corpus>& corpus, Collection collection,
                            const std::string& document) {
    const auto* found = corpus->find(collection, document);
    REQUIRE(found != nullptr);
    return found->versions.back();
}

}  // namespace

TEST_CASE("an approved draft becomes a version that says who wrote it, who read it and what they read") {
    Workshop workshop;
    const auto draft = first_section(workshop);
    const auto published = workshop->publish({draft});
    REQUIRE(published);
    CHECK(published->warnings.empty());
    REQUIRE(published->versions.size() == 1);
    CHECK(published->versions[0].document == "reference/secret");
    CHECK(published->versions[0].number == 1);
    CHECK(published->versions[0].file == "reference/secret/v0001.md");
    const auto bytes = corpus::read_file(workshop.content.path() / "reference/secret/v0001.md", 10'000);
    REQUIRE(bytes);
    CHECK(corpus::sha256(*bytes) == published->versions[0].digest);
    const auto corpus = workshop->corpus();
    const auto& version = last(corpus, Collection::reference, "secret");
    CHECK(version.author == "Marie Dupont");
    CHECK(version.reviewer == "Paul Martin");
    CHECK(version.reviewed_digest == draft.approval->digest);
    CHECK(version.draft == draft.id);
    CHECK(version.published_at == workshop->now);
    CHECK(version.body.text == "Un texte.");
    workshop.check_whole();
}

TEST_CASE("after a publication the draft is marked and the journal tells it") {
    Workshop workshop;
    const auto draft = first_section(workshop);
    const auto published = workshop->publish({draft});
    REQUIRE(published);
    const auto marked = workshop->drafts->find(draft.id);
    REQUIRE(marked);
    CHECK(marked->state == DraftState::publie);
    CHECK(marked->published_as == 1);
    const auto entries = workshop->journal->with_act("publication");
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].who == kEditor.id);
    CHECK(entries[0].object == "reference/secret@1");
    CHECK(entries[0].digest == published->versions[0].digest);
    check_refused(workshop->publish({*marked}), ErrorCode::conflict, "déjà publié");
}

TEST_CASE("versions follow each other by the digest of the one before") {
    Workshop workshop;
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("Un texte."))}));
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("Un autre texte.", false))}));
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("Un dernier texte.", false))}));
    CHECK(workshop.fiches("essai") == "1 2 3");
    workshop.check_whole();
}

TEST_CASE("everybody who wrote a word is an author") {
    Workshop workshop;
    auto draft = workshop->draft(Collection::fiches, "essai", fiche_fields("Un texte.")).value();
    auto fields = draft.fields;
    fields["resume"] = "Un autre résumé.";
    draft = workshop->drafts
                ->save(edited(draft, person("aroux", "Alix", Role::redacteur), fields, workshop->now).value())
                .value();
    draft = workshop->drafts->save(submitted(draft, kWriter, workshop->now).value()).value();
    draft =
        workshop->drafts->save(approved(draft, kReviewer, read_digest(draft), workshop->now).value()).value();
    REQUIRE(workshop->publish({draft}));
    CHECK(last(workshop->corpus(), Collection::fiches, "essai").author == "Marie Dupont, aroux");
}

TEST_CASE("rights and states are asked at the act itself") {
    Workshop workshop;
    const auto draft = first_section(workshop);
    const PublishRequest request{{draft.id}, {draft.revision}, "", "", Awaiting::ask};
    check_refused(workshop->publisher->publish(kWriter, request), ErrorCode::forbidden, "publier");
    check_refused(workshop->publisher->publish(kReviewer, request), ErrorCode::forbidden, "publier");
    const auto unread =
        workshop->draft(Collection::reference, "autre", section_fields("2.2", "Un texte.")).value();
    check_refused(workshop->publish({unread}), ErrorCode::forbidden, "approuvé");
    CHECK(names_in(workshop.content.path() / "reference").empty());
}

TEST_CASE("fiches need no second reader once an administrator has said so") {
    Workshop workshop;
    const auto fiche = workshop->draft(Collection::fiches, "essai", fiche_fields("Un texte.")).value();
    check_refused(workshop->publish({fiche}), ErrorCode::forbidden, "approuvé");
    check_refused(workshop->publisher->change_settings(kEditor, {false}), ErrorCode::forbidden,
                  "administrateur");
    auto administrator = kEditor;
    administrator.administrator = true;
    REQUIRE(workshop->publisher->change_settings(administrator, {false}));
    CHECK(workshop->publish({fiche}));
    const auto section =
        workshop->draft(Collection::reference, "autre", section_fields("2.2", "Un texte.")).value();
    check_refused(workshop->publish({section}), ErrorCode::forbidden, "approuvé");
    workshop.restart();
    CHECK_FALSE(workshop->publisher->settings().fiches_need_second_reader);
}

TEST_CASE("settings that cannot be read are the strictest ones, and that is said") {
    Workshop workshop;
    workshop.data.write("reglages.json", "{\"fiches-relues-par-un-tiers\": 0");
    workshop.restart();
    CHECK(workshop->publisher->settings().fiches_need_second_reader);
    REQUIRE(workshop->repaired.size() == 1);
    check_says(workshop->repaired[0], "reglages.json");
}

TEST_CASE("what was saved since the editor read it is not published") {
    Workshop workshop;
    auto draft = first_section(workshop);
    PublishRequest request{{draft.id}, {draft.revision - 1}, "", "", Awaiting::ask};
    check_refused(workshop->publisher->publish(kEditor, request), ErrorCode::conflict,
                  "depuis que vous l'avez lu");
}

TEST_CASE("of two drafts of the same version the second is told which version came since") {
    Workshop workshop;
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("Un texte."))}));
    const auto one = workshop.fiche("essai", fiche_fields("L'une.", false));
    const auto other = workshop.fiche("essai", fiche_fields("L'autre.", false));
    REQUIRE(workshop->publish({one}));
    const auto refused = workshop->publish({other});
    check_refused(refused, ErrorCode::conflict,
                  "la version 2 de « fiches/essai » a été publiée le 22 novembre 2026, par Marie Dupont");
    check_says(refused.error().hint, "repartez de la version 2");
    CHECK(workshop.fiches("essai") == "1 2");
    // From there, with the same words.
    const auto* document = workshop->corpus()->find(Collection::fiches, "essai");
    auto again =
        rebased(other, kWriter, 2, document->versions.back().digest, other.fields, workshop->now).value();
    again = workshop->drafts->save(again).value();
    again = workshop->drafts->save(submitted(again, kWriter, workshop->now).value()).value();
    again =
        workshop->drafts->save(approved(again, kReviewer, read_digest(again), workshop->now).value()).value();
    CHECK(workshop->publish({again}));
    CHECK(workshop.fiches("essai") == "1 2 3");
}

TEST_CASE("a new document may not take the name of another") {
    Workshop workshop;
    const auto one = workshop.fiche("essai", fiche_fields("L'une."));
    const auto other = workshop.fiche("essai", fiche_fields("L'autre."));
    REQUIRE(workshop->publish({one}));
    check_refused(workshop->publish({other}), ErrorCode::conflict, "un document s'appelle déjà");
}

TEST_CASE("a version that was added by hand is not overwritten, and the editor is told") {
    Workshop workshop;
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("Un texte."))}));
    const auto draft = workshop.fiche("essai", fiche_fields("Un autre.", false));
    workshop.content.write("fiches/essai/v0002.md", "à la main");
    check_refused(workshop->publish({draft}), ErrorCode::conflict, "v0002.md » existe déjà");
    CHECK(corpus::read_file(workshop.content.path() / "fiches/essai/v0002.md", 100).value() == "à la main");
}

TEST_CASE("a text with a fault is not published, and the preview says where each fault is") {
    struct Case {
        std::string name;
        std::function<void(corpus::Fields&)> spoil;
        std::string key, message;
    };
    const std::vector<Case> cases = {
        {"no title", [](auto& f) { f.erase("titre"); }, "titre", "il manque « titre »"},
        {"an unknown country", [](auto& f) { f["pays"] = "ZZ"; }, "pays", "pays inconnu"},
        {"HTML", [](auto& f) { f["corps"] += "\n\n<script>alert(1)</script>"; }, "corps", "HTML"},
        {"no text", [](auto& f) { f.erase("corps"); }, "corps", "le texte est vide"},
        {"a day that is past", [](auto& f) { f["en-vigueur-le"] = "2026-11-21"; }, "en-vigueur-le",
         "est passé"},
        {"a dead link", [](auto& f) { f["corps"] += "\n\n[Voir](/fiches/rien)"; }, "corps",
         "ne mène à aucun document"},
        {"a dead anchor", [](auto& f) { f["corps"] += "\n\n[Voir](#rien)"; }, "corps",
         "un intertitre qui n'existe pas"},
        {"a source without a title", [](auto& f) { f["sources.1.url"] = "https://exemple.fr/"; },
         "sources.1.titre", "titre"},
        {"replaced by nothing",
         [](auto& f) {
             f["nature"] = "retrait";
             f["motif"] = "remplace";
             f["remplace-par"] = "/fiches/rien";
         },
         "remplace-par", "ne mène à aucun document"},
        {"replaced by itself",
         [](auto& f) {
             f["nature"] = "retrait";
             f["motif"] = "remplace";
             f["remplace-par"] = "/fiches/essai";
         },
         "remplace-par", "par lui-même"},
    };
    Workshop workshop;
    for (const auto& [name, spoil, key, message] : cases) {
        CAPTURE(name);
        auto fields = fiche_fields("Un texte.");
        spoil(fields);
        const auto draft = workshop.fiche("essai", fields);
        const auto preview = workshop->publisher->preview(draft);
        REQUIRE(preview.faults.size() == 1);
        CHECK(preview.faults[0].first == key);
        check_says(preview.faults[0].second.message, message);
        check_refused(workshop->publish({draft}), ErrorCode::invalid_argument, message);
    }
    CHECK(workshop.fiches("essai").empty());
    CHECK(names_in(workshop.content.path() / "fiches").empty());
}

TEST_CASE("from the second version on, what changes must be said") {
    Workshop workshop;
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("Un texte."))}));
    const auto draft = workshop.fiche("essai", fiche_fields("Un autre texte."));
    std::set<std::string> keys;
    for (const auto& [key, fault] : workshop->publisher->preview(draft).faults) keys.insert(key);
    CHECK(keys == std::set<std::string>{"changement", "note-de-changement"});
    check_refused(workshop->publish({draft}), ErrorCode::invalid_argument, "note-de-changement");
}

TEST_CASE("a number belongs to one section") {
    Workshop workshop;
    REQUIRE(workshop->publish({first_section(workshop)}));
    const auto draft = workshop.section("autre", section_fields("2.1", "Un texte."));
    const auto preview = workshop->publisher->preview(draft);
    REQUIRE(preview.faults.size() == 1);
    CHECK(preview.faults[0].first == "numero");
    check_refused(workshop->publish({draft}), ErrorCode::invalid_argument, "déjà celui de « secret »");
}

TEST_CASE("a name that is no address is a fault of the folder") {
    Workshop workshop;
    for (const std::string document : {"Essai", "../essai", "a/b", "", "é", "-a"}) {
        const auto draft = workshop.fiche(document, fiche_fields("Un texte."));
        const auto preview = workshop->publisher->preview(draft);
        REQUIRE(preview.faults.size() == 1);
        CHECK(preview.faults[0].first == "dossier");
        check_refused(workshop->publish({draft}), ErrorCode::invalid_argument, "adresse");
    }
    CHECK(names_in(workshop.content.path() / "fiches").empty());
}

TEST_CASE("a preview is the version that would be published, before anybody has read it") {
    Workshop workshop;
    const auto draft =
        workshop
            ->draft(Collection::reference, "secret", section_fields("2.1", "Voir la [page](/groupes/gt1)."))
            .value();
    const auto preview = workshop->publisher->preview(draft);
    CHECK(preview.faults.empty());
    REQUIRE(preview.version);
    CHECK(preview.version->number == 1);
    CHECK(preview.version->reviewer == "(relecture à venir)");
    REQUIRE(preview.version->body.links.size() == 1);
    CHECK(preview.version->body.links[0].document == "groupes/gt1");
    CHECK(workshop->corpus()->find(Collection::reference, "secret") == nullptr);
}

TEST_CASE("a text published today may be in force from today on") {
    Workshop workshop;
    auto fields = fiche_fields("Un texte.");
    fields["en-vigueur-le"] = "2026-11-22";
    REQUIRE(workshop->publish({workshop.fiche("essai", fields)}));
    const auto corpus = workshop->corpus();
    CHECK(corpus::in_force(*corpus->find(Collection::fiches, "essai"), workshop->now) != nullptr);
}

TEST_CASE("restoring and withdrawing are publications, and old dead links do not stop them") {
    Workshop workshop;
    REQUIRE(workshop->publish({workshop.fiche("autre", fiche_fields("## Ici\n\nUn texte."))}));
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("[Voir](/fiches/autre#ici)"))}));
    REQUIRE(workshop->publish({workshop.fiche("autre", fiche_fields("Sans cet intertitre.", false))}));
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("Sans lien.", false))}));
    auto restored = fiche_fields("[Voir](/fiches/autre#ici)", false);
    restored["retablit"] = "1";
    REQUIRE(workshop->publish({workshop.fiche("essai", restored)}));
    CHECK(last(workshop->corpus(), Collection::fiches, "essai").restores == 1);
    auto withdrawn = fiche_fields("", false);
    withdrawn["nature"] = "retrait";
    withdrawn["motif"] = "remplace";
    withdrawn["remplace-par"] = "/fiches/autre";
    withdrawn["corps"] = "";
    REQUIRE(workshop->publish({workshop.fiche("essai", withdrawn)}));
    const auto corpus = workshop->corpus();
    const auto& version = last(corpus, Collection::fiches, "essai");
    CHECK(version.nature == corpus::Nature::withdrawal);
    CHECK(version.replaced_by == "/fiches/autre");
    CHECK(workshop.fiches("essai") == "1 2 3 4");
}

TEST_CASE("a search that lags is a warning, and the version stands") {
    Workshop workshop;
    workshop->lagging = Error{ErrorCode::unavailable, "une construction est en cours.", "Attendez."};
    const auto published = workshop->publish({first_section(workshop)});
    REQUIRE(published);
    REQUIRE(published->warnings.size() == 1);
    check_says(published->warnings[0],
               "la recherche ne la connaît pas encore : une construction est en cours.");
    CHECK(workshop.versions(Collection::reference, "secret") == "1");
}

TEST_CASE("a content that another server writes in is not opened") {
    Workshop workshop;
    PublishingHouse other(workshop.content.path(), workshop.data.path());
    const auto opened = other.open();
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::unavailable);
}

TEST_CASE("sixteen editors publish sixteen drafts of one section: one version, fifteen are told") {
    Workshop workshop;
    REQUIRE(workshop->publish({first_section(workshop)}));
    for (unsigned round = 2; round < 6; ++round) {
        std::vector<Draft> drafts;
        for (int i = 0; i < 16; ++i)
            drafts.push_back(
                workshop.section("secret", section_fields("2.1", fmt::format("Le texte {}.", i), false)));
        std::atomic<int> published = 0;
        std::atomic<int> told = 0;
        std::vector<std::thread> threads;
        for (const auto& draft : drafts)
            threads.emplace_back([&] {
                const auto done = workshop->publish({draft});
                if (done && done->versions.at(0).number == round)
                    ++published;
                else if (!done && done.error().code == ErrorCode::conflict)
                    ++told;
            });
        for (auto& thread : threads) thread.join();
        CHECK(published == 1);
        CHECK(told == 15);
        CHECK(workshop->corpus()->find(Collection::reference, "secret")->versions.size() == round);
    }
    workshop.check_whole();
}

TEST_CASE("sixteen editors who start again when they are told publish sixteen versions, each number once") {
    Workshop workshop;
    REQUIRE(workshop->publish({first_section(workshop)}));
    std::mutex mutex;
    std::set<unsigned> numbers;
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i)
        threads.emplace_back([&, i] {
            for (int attempt = 0; attempt < 200; ++attempt) {
                const auto draft =
                    workshop->approved_draft(Collection::reference, "secret",
                                             section_fields("2.1", fmt::format("Le texte {}.", i), false));
                const auto done = workshop->publish({draft.value()});
                if (!done) continue;
                const std::lock_guard lock(mutex);
                numbers.insert(done->versions.at(0).number);
                return;
            }
        });
    for (auto& thread : threads) thread.join();
    CHECK(numbers.size() == 16);
    CHECK(*numbers.begin() == 2);
    CHECK(*numbers.rbegin() == 17);
    workshop.check_whole();
}
