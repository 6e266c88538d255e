// From a draft to a publication: who may do what, in which state, and what voids an approval.
#include "publication/draft.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <functional>
#include <string>
#include <vector>

#include "publication/publishing_house.h"
#include "publication/workshop.h"

using namespace reperes;
using namespace reperes::publication;
using corpus::Collection;

namespace {

const corpus::Instant kNow = corpus::parse_instant("2026-11-22T09:00:00Z").value();

// A second writer, and one who has every role.
const Account kOtherWriter = person("aroux", "Alix Roux", Role::redacteur);

Account everything() {
    auto account = person("tout", "Camille Tout", Role::redacteur);
    for (const auto collection : corpus::kCollections)
        account.roles[collection] = {Role::redacteur, Role::relecteur, Role::editeur};
    return account;
}

Draft draft(Collection collection = Collection::reference) {
    Draft draft;
    draft.id = "0123456789abcdef";
    draft.revision = 1;
    draft.collection = collection;
    draft.document = "essai";
    draft.fields = {{"titre", "Un titre"}, {"corps", "Un texte."}};
    draft.author = draft.saved_by = kWriter.id;
    draft.writers = {kWriter.id};
    return draft;
}

Draft in_state(DraftState state, Collection collection = Collection::reference) {
    auto one = draft(collection);
    one.state = state;
    if (state == DraftState::approuve) one.approval = Approval{kReviewer.id, kNow, read_digest(one)};
    return one;
}

// A word more.
Result<Draft> written(const Draft& one, const Account& by) {
    auto fields = one.fields;
    fields["corps"] += " Un mot.";
    return edited(one, by, fields, kNow);
}

}  // namespace

TEST_CASE("a draft goes from its writer to a reader and to an editor") {
    const auto sent = submitted(draft(), kWriter, kNow);
    REQUIRE(sent);
    CHECK(sent->state == DraftState::soumis);
    const auto read = approved(*sent, kReviewer, read_digest(*sent), kNow);
    REQUIRE(read);
    CHECK(read->state == DraftState::approuve);
    CHECK(read->approval->by == kReviewer.id);
    CHECK(publishable(*read, kEditor, true));
    CHECK(name(read->state) == "approuve");
}

TEST_CASE("in each state, what may be done and what may not") {
    struct Act {
        std::string name;
        std::function<bool(const Draft&)> done;
    };
    const std::vector<Act> acts = {
        {"edit", [](const Draft& d) { return written(d, kWriter).has_value(); }},
        {"submit", [](const Draft& d) { return submitted(d, kWriter, kNow).has_value(); }},
        {"send back",
         [](const Draft& d) { return sent_back(d, kReviewer, "À préciser.", kNow).has_value(); }},
        {"approve", [](const Draft& d) { return approved(d, kReviewer, read_digest(d), kNow).has_value(); }},
        {"abandon", [](const Draft& d) { return abandoned(d, kWriter, kNow).has_value(); }},
        {"publish", [](const Draft& d) { return publishable(d, kEditor, true).has_value(); }},
    };
    const std::vector<std::pair<DraftState, std::string>> allowed = {
        {DraftState::redaction, "edit submit abandon "},
        {DraftState::soumis, "edit send back approve abandon "},
        {DraftState::approuve, "edit send back abandon publish "},
        {DraftState::publie, ""},
        {DraftState::abandonne, ""},
    };
    for (const auto& [state, expected] : allowed) {
        CAPTURE(name(state));
        std::string done;
        for (const auto& act : acts)
            if (act.done(in_state(state))) done += act.name + " ";
        CHECK(done == expected);
        CHECK(parse_draft_state(name(state)) == state);
    }
    CHECK_FALSE(parse_draft_state("autre"));
}

TEST_CASE("an act takes its role, and the refusal says so") {
    const auto sent = in_state(DraftState::soumis);
    check_refused(written(draft(), kReviewer), ErrorCode::forbidden, "rédiger");
    check_refused(submitted(draft(), kEditor, kNow), ErrorCode::forbidden, "soumettre");
    check_refused(sent_back(sent, kWriter, "non", kNow), ErrorCode::forbidden, "relire");
    check_refused(approved(sent, kEditor, read_digest(sent), kNow), ErrorCode::forbidden, "relire");
    check_refused(abandoned(draft(), kReviewer, kNow), ErrorCode::forbidden, "abandonnent");
    check_refused(abandoned(draft(), kOtherWriter, kNow), ErrorCode::forbidden, "abandonnent");
    CHECK(abandoned(draft(), kEditor, kNow));
    check_refused(publishable(in_state(DraftState::approuve), kWriter, true), ErrorCode::forbidden,
                  "publier");
    auto disabled = kEditor;
    disabled.disabled = true;
    check_refused(publishable(in_state(DraftState::approuve), disabled, true), ErrorCode::forbidden,
                  "publier");
}

TEST_CASE("a role in another collection gives no right here") {
    auto elsewhere = person("e", "E", Role::editeur);
    elsewhere.roles.erase(Collection::reference);
    check_refused(publishable(in_state(DraftState::approuve), elsewhere, true), ErrorCode::forbidden,
                  "publier");
}

TEST_CASE("whoever wrote a word of it may not approve it, whatever their roles") {
    const auto all = everything();
    const auto one = written(draft(), all);
    REQUIRE(one);
    CHECK(one->writers == std::set<std::string>{kWriter.id, all.id});
    const auto sent = submitted(*one, kWriter, kNow);
    REQUIRE(sent);
    check_refused(approved(*sent, all, read_digest(*sent), kNow), ErrorCode::forbidden, "vous avez écrit");
    CHECK(approved(*sent, kReviewer, read_digest(*sent), kNow));
}

TEST_CASE("who takes a draft back without a change has written nothing") {
    const auto all = everything();
    const auto back = edited(in_state(DraftState::soumis), all, draft().fields, kNow);
    REQUIRE(back);
    CHECK(back->state == DraftState::redaction);
    CHECK(back->writers == std::set<std::string>{kWriter.id});
    CHECK(back->saved_by == all.id);
}

TEST_CASE("an approval is of what was read") {
    const auto sent = in_state(DraftState::soumis);
    auto changed = sent;
    changed.fields["corps"] += " Autre.";
    check_refused(approved(changed, kReviewer, read_digest(sent), kNow), ErrorCode::conflict, "a changé");
}

TEST_CASE("any change of a word voids the approval") {
    const auto read = in_state(DraftState::approuve);
    CHECK(approved(read));
    const auto again = written(read, kWriter);
    REQUIRE(again);
    CHECK(again->state == DraftState::redaction);
    CHECK_FALSE(again->approval);
    // However the words were changed, what was approved is not what is there.
    const std::vector<std::function<void(Draft&)>> changes = {
        [](Draft& d) { d.fields["titre"] = "Un autre titre"; },
        [](Draft& d) { d.fields["resume"] = "Un résumé"; },
        [](Draft& d) { d.fields.erase("corps"); },
        [](Draft& d) { d.document = "autre"; },
        [](Draft& d) { d.base = 3; },
        [](Draft& d) { d.base_digest = "autre"; },
        [](Draft& d) { d.collection = Collection::fiches; },
        [](Draft& d) { d.writers.insert(kReviewer.id); },
    };
    for (const auto& change : changes) {
        auto one = read;
        change(one);
        CHECK_FALSE(approved(one));
        CHECK_FALSE(publishable(one, kEditor, true));
    }
}

TEST_CASE("what is no difference for a reader is none for the digest") {
    auto one = draft();
    auto other = draft();
    other.fields["corps"] = "\r\nUn texte.  \r\n\r\n";
    other.fields["resume"] = "  ";
    CHECK(read_digest(one) == read_digest(other));
    other.fields["corps"] = "Un texte .";
    CHECK(read_digest(one) != read_digest(other));
}

TEST_CASE("no two drafts that read differently have the same digest") {
    CHECK(rc::check("fields cannot be shifted into each other", [] {
        const auto piece = rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab:1\n")));
        auto one = draft();
        auto other = draft();
        one.fields = {{"a", *piece}, {"b", *piece}};
        other.fields = {{"a", *piece}, {"b", *piece}};
        const bool same = corpus::normalised(one.fields) == corpus::normalised(other.fields);
        RC_ASSERT((read_digest(one) == read_digest(other)) == same);
    }));
}

TEST_CASE("sending back says what is to be done") {
    const auto sent = in_state(DraftState::soumis);
    check_refused(sent_back(sent, kReviewer, " \n", kNow), ErrorCode::invalid_argument, "remarque");
    const auto back = sent_back(sent, kReviewer, "Citez l'article.", kNow);
    REQUIRE(back);
    CHECK(back->state == DraftState::redaction);
    REQUIRE(back->remarks.size() == 1);
    CHECK(back->remarks[0].text == "Citez l'article.");
    CHECK(back->remarks[0].by == kReviewer.id);
}

TEST_CASE("another base is another draft to read") {
    const auto read = in_state(DraftState::approuve);
    const auto moved = rebased(read, kOtherWriter, 4, "empreinte", read.fields, kNow);
    REQUIRE(moved);
    CHECK(moved->base == 4);
    CHECK(moved->state == DraftState::redaction);
    CHECK_FALSE(moved->approval);
    CHECK(moved->writers.contains(kOtherWriter.id));
}

TEST_CASE("the reference text always has a second reader, a fiche unless it is settled otherwise") {
    for (const auto collection : corpus::kCollections)
        for (const bool needed : {true, false}) {
            CAPTURE(corpus::name(collection));
            CAPTURE(needed);
            const bool free = collection != Collection::reference && !needed;
            CHECK(publishable(in_state(DraftState::redaction, collection), kEditor, needed).has_value() ==
                  free);
            CHECK(publishable(in_state(DraftState::soumis, collection), kEditor, needed).has_value() == free);
            CHECK(publishable(in_state(DraftState::approuve, collection), kEditor, needed).has_value());
        }
}
