// A version that waits for its day when another is published before it: the editor chooses.
#include "corpus/in_force.h"
#include "publication/workshop.h"

using namespace reperes;
using namespace reperes::publication;
using corpus::Collection;

namespace {

corpus::Fields from(const std::string& day, const std::string& text) {
    auto fields = fiche_fields(text, false);
    fields["en-vigueur-le"] = day;
    return fields;
}

corpus::Instant noon(const std::string& day) {
    return corpus::paris_midnight(corpus::parse_date(day).value()) + std::chrono::hours(12);
}

// Version 1 is in force; version 2 waits for the first of January.
struct Waiting : Workshop {
    Waiting() {
        REQUIRE((*this)->publish({fiche("essai", fiche_fields("Le texte d'aujourd'hui."))}));
        REQUIRE((*this)->publish({fiche("essai", from("2027-01-01", "Le texte de janvier."))}));
    }
    // The words in force at noon of a day.
    [[nodiscard]] std::string words_on(const std::string& day) const {
        const auto corpus = (*this)->corpus();
        const auto* version = corpus::in_force(*corpus->find(Collection::fiches, "essai"), noon(day));
        return version ? version->body.text.substr(version->body.text.find("Le texte")) : "";
    }
};

}  // namespace

TEST_CASE("a version that waits for its day is said, until the editor chooses") {
    Waiting waiting;
    const auto draft = waiting.fiche("essai", fiche_fields("Le texte de demain.", false));
    const auto refused = waiting->publish({draft});
    check_refused(refused, ErrorCode::conflict,
                  "la version 2 de « fiches/essai » attend le 1er janvier 2027");
    check_says(refused.error().hint, "Choisissez");
    CHECK(waiting.fiches("essai") == "1 2");
}

TEST_CASE("replaced: the version that waited is never in force") {
    Waiting waiting;
    const auto draft = waiting.fiche("essai", fiche_fields("Le texte de demain.", false));
    REQUIRE(waiting->publish({draft}, "", Awaiting::replace));
    CHECK(waiting.fiches("essai") == "1 2 3");
    CHECK(waiting.words_on("2026-11-23") == "Le texte de demain.");
    CHECK(waiting.words_on("2027-01-02") == "Le texte de demain.");
    waiting.check_whole();
}

TEST_CASE(
    "after: the version that waited is published again for its own day, with the new one or not at all") {
    Waiting waiting;
    const auto draft = waiting.fiche("essai", fiche_fields("Le texte de demain.", false));
    const auto published = waiting->publish({draft}, "", Awaiting::after);
    REQUIRE(published);
    REQUIRE(published->versions.size() == 2);
    CHECK(published->versions[1].number == 4);
    CHECK(waiting.fiches("essai") == "1 2 3 4");
    CHECK(waiting.words_on("2026-11-23") == "Le texte de demain.");
    CHECK(waiting.words_on("2027-01-02") == "Le texte de janvier.");
    const auto corpus = waiting->corpus();
    const auto& versions = corpus->find(Collection::fiches, "essai")->versions;
    CHECK(versions[2].edition == versions[3].edition);
    CHECK_FALSE(versions[3].edition.empty());
    CHECK(versions[3].reviewed_digest == versions[1].reviewed_digest);
    CHECK(versions[3].draft.empty());
    CHECK(waiting->drafts->find(draft.id)->published_as == 3);
    waiting.check_whole();
}

TEST_CASE("several versions that wait are all published again, each for its day") {
    Waiting waiting;
    REQUIRE(waiting->publish({waiting.fiche("essai", from("2027-03-01", "Le texte de mars."))}));
    const auto draft = waiting.fiche("essai", from("2026-12-01", "Le texte de décembre."));
    const auto published = waiting->publish({draft}, "", Awaiting::after);
    REQUIRE(published);
    CHECK(published->versions.size() == 3);
    CHECK(waiting.words_on("2026-11-23") == "Le texte d'aujourd'hui.");
    CHECK(waiting.words_on("2026-12-02") == "Le texte de décembre.");
    CHECK(waiting.words_on("2027-01-02") == "Le texte de janvier.");
    CHECK(waiting.words_on("2027-03-02") == "Le texte de mars.");
    waiting.check_whole();
}

TEST_CASE("a version for a later day than the one that waits asks nothing") {
    Waiting waiting;
    REQUIRE(waiting->publish({waiting.fiche("essai", from("2027-03-01", "Le texte de mars."))}));
    CHECK(waiting.words_on("2027-01-02") == "Le texte de janvier.");
    CHECK(waiting.words_on("2027-03-02") == "Le texte de mars.");
}

TEST_CASE("a version for the same day as the one that waits asks") {
    Waiting waiting;
    const auto draft = waiting.fiche("essai", from("2027-01-01", "Le texte corrigé de janvier."));
    check_refused(waiting->publish({draft}), ErrorCode::conflict, "attend le 1er janvier 2027");
    REQUIRE(waiting->publish({draft}, "", Awaiting::replace));
    CHECK(waiting.words_on("2027-01-02") == "Le texte corrigé de janvier.");
}

TEST_CASE("a version that was overtaken before its day is not waited for") {
    Waiting waiting;
    REQUIRE(waiting->publish({waiting.fiche("essai", fiche_fields("Le texte de demain.", false))}, "",
                             Awaiting::replace));
    REQUIRE(waiting->publish({waiting.fiche("essai", fiche_fields("Le texte d'après.", false))}));
    CHECK(waiting.fiches("essai") == "1 2 3 4");
}

TEST_CASE("a clock that was put back is no later day") {
    Workshop workshop;
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("Un texte."))}));
    workshop->now -= std::chrono::hours(2);
    REQUIRE(workshop->publish({workshop.fiche("essai", fiche_fields("Un autre texte.", false))}));
    CHECK(workshop.fiches("essai") == "1 2");
}

TEST_CASE("an edition takes what waits with it") {
    Waiting waiting;
    const auto draft = waiting.fiche("essai", fiche_fields("Le texte de demain.", false));
    const auto other = waiting.fiche("autre", fiche_fields("Le texte d'ailleurs."));
    check_refused(waiting->publish({draft, other}, "2026-12"), ErrorCode::conflict, "attend le 1er janvier");
    const auto published = waiting->publish({draft, other}, "2026-12", Awaiting::after);
    REQUIRE(published);
    CHECK(published->versions.size() == 3);
    const auto corpus = waiting->corpus();
    CHECK(corpus->editions.all().size() == 1);
    CHECK(corpus->editions.find("2026-12")->versions.size() == 3);
    CHECK(waiting->drafts->find(other.id)->published_as == 1);
    waiting.check_whole();
}
