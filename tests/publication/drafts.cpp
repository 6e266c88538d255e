// Drafts on the disk: each save a revision, the second of two told, nothing lost.
#include "publication/drafts.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <thread>

#include "corpus/file.h"
#include "publication/draft_file.h"
#include "publication/workshop.h"

using namespace reperes;
using namespace reperes::publication;
using namespace std::chrono_literals;

namespace {

const corpus::Instant kNow = corpus::parse_instant("2026-11-22T09:00:00Z").value();

Draft first() {
    Draft draft;
    draft.document = "essai";
    draft.fields = {{"titre", "L'été « ici »"}, {"corps", "Un texte.\n\nUn \"autre\" \\ texte."}};
    draft.author = draft.saved_by = kWriter.id;
    draft.writers = {kWriter.id};
    draft.made_at = draft.saved_at = kNow;
    return draft;
}

std::unique_ptr<Drafts> open(const TemporaryFolder& data, std::vector<std::string>* said = nullptr) {
    std::vector<std::string> repaired;
    auto opened = Drafts::open(data.path(), repaired);
    REQUIRE(opened);
    if (said)
        *said = repaired;
    else
        CHECK(repaired.empty());
    return *std::move(opened);
}

bool same(const Draft& a, const Draft& b) {
    return write_draft(a) == write_draft(b);
}

}  // namespace

TEST_CASE("a draft is read as it was written") {
    auto draft = first();
    draft.id = "0123456789abcdef";
    draft.revision = 12;
    draft.state = DraftState::approuve;
    draft.collection = corpus::Collection::reference;
    draft.base = 3;
    draft.base_digest = "abc";
    draft.writers.insert("autre");
    draft.approval = Approval{"pmartin", kNow + 1h, "def"};
    draft.remarks = {{"pmartin", kNow, "À revoir.\nDeux lignes."}};
    draft.published_as = 4;
    const auto read = read_draft(write_draft(draft));
    REQUIRE(read);
    CHECK(same(*read, draft));
    CHECK(read->fields == draft.fields);
    CHECK(read->approval->at == draft.approval->at);
    CHECK(read->remarks.at(0).text == draft.remarks[0].text);
}

TEST_CASE("bytes that are no draft are refused without a crash") {
    const auto whole = write_draft(first());
    for (std::size_t size = 0; size + 2 < whole.size(); size += 7)
        CHECK_FALSE(read_draft(whole.substr(0, size)));
    for (const std::string bytes : {"[]", "{}", "null", "{\"id\":1}", "\xFF"}) CHECK_FALSE(read_draft(bytes));
}

TEST_CASE("drafts are found again after a restart, with every revision") {
    const TemporaryFolder data;
    Draft saved;
    {
        const auto drafts = open(data);
        auto draft = drafts->create(first());
        REQUIRE(draft);
        CHECK(draft->id.size() == 16);
        CHECK(draft->revision == 1);
        draft->fields["titre"] = "Un autre titre";
        saved = drafts->save(*draft).value();
        CHECK(saved.revision == 2);
    }
    const auto drafts = open(data);
    REQUIRE(drafts->find(saved.id));
    CHECK(same(*drafts->find(saved.id), saved));
    CHECK(drafts->revision(saved.id, 1)->fields.at("titre") == "L'été « ici »");
    CHECK(drafts->revision(saved.id, 2)->fields.at("titre") == "Un autre titre");
    CHECK_FALSE(drafts->revision(saved.id, 3));
    CHECK_FALSE(drafts->find("autre"));
    CHECK(names_in(data.path() / "brouillons" / saved.id) ==
          std::set<std::string>{"r0001.json", "r0002.json"});
}

TEST_CASE("the second to save from the same revision is told, and both texts stand") {
    const TemporaryFolder data;
    const auto drafts = open(data);
    const auto draft = drafts->create(first()).value();
    auto one = draft;
    one.fields["corps"] = "Le texte de l'une.";
    auto other = draft;
    other.fields["corps"] = "Le texte de l'autre.";
    REQUIRE(drafts->save(one));
    check_refused(drafts->save(other), ErrorCode::conflict, "entre-temps");
    CHECK(drafts->find(draft.id)->fields.at("corps") == "Le texte de l'une.");
}

TEST_CASE("of sixteen who save at once one is first") {
    const TemporaryFolder data;
    const auto drafts = open(data);
    const auto draft = drafts->create(first()).value();
    std::atomic<int> saved = 0;
    std::atomic<int> told = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i)
        threads.emplace_back([&, i] {
            auto mine = draft;
            mine.fields["corps"] = fmt::format("Le texte {}.", i);
            const auto done = drafts->save(mine);
            if (done)
                ++saved;
            else if (done.error().code == ErrorCode::conflict)
                ++told;
        });
    for (auto& thread : threads) thread.join();
    CHECK(saved == 1);
    CHECK(told == 15);
}

TEST_CASE("a revision that another program wrote is not overwritten") {
    const TemporaryFolder data;
    const auto drafts = open(data);
    const auto draft = drafts->create(first()).value();
    const auto file = fmt::format("brouillons/{}/r0002.json", draft.id);
    data.write(file, "d'ailleurs");
    check_refused(drafts->save(draft), ErrorCode::conflict, "entre-temps");
    CHECK(corpus::read_file(data.path() / file, 100).value() == "d'ailleurs");
}

TEST_CASE("a file that cannot be read is said, left where it is, and no number is used twice") {
    const TemporaryFolder data;
    Draft draft;
    {
        const auto drafts = open(data);
        draft = drafts->create(first()).value();
        draft = drafts->save(draft).value();
    }
    data.write(fmt::format("brouillons/{}/r0002.json", draft.id), "{\"id\":");
    std::vector<std::string> said;
    const auto drafts = open(data, &said);
    REQUIRE(said.size() == 1);
    check_says(said[0], "r0002.json");
    const auto found = drafts->find(draft.id);
    REQUIRE(found);
    CHECK(drafts->save(*found)->revision == 3);
    CHECK(corpus::read_file(data.path() / fmt::format("brouillons/{}/r0002.json", draft.id), 100).value() ==
          "{\"id\":");
}

TEST_CASE("what is no draft in the folder does not disturb the others") {
    const TemporaryFolder data;
    const auto id = open(data)->create(first()).value().id;
    std::filesystem::create_directories(data.path() / "brouillons/vide");
    data.write("brouillons/.tmp-1", "x");
    CHECK(open(data)->all().size() == 1);
    data.write("brouillons/fedcba9876543210/r0001.json",
               corpus::read_file(data.path() / "brouillons" / id / "r0001.json", 10'000).value());
    std::vector<std::string> said;
    CHECK(open(data, &said)->all().size() == 1);
    CHECK(said.size() == 1);
}

TEST_CASE("autosaves that nobody built on are thinned out, the first and the last ones stay") {
    const TemporaryFolder data;
    const auto drafts = open(data);
    auto draft = drafts->create(first()).value();
    for (int i = 0; i < 200; ++i) {
        draft.fields["corps"] += " mot";
        draft.saved_at += 30s;
        if (i == 50) draft.state = DraftState::soumis;  // what somebody read
        if (i == 51) draft.state = DraftState::redaction;
        draft = drafts->save(draft).value();
    }
    CHECK(draft.revision == 201);
    const auto kept = names_in(data.path() / "brouillons" / draft.id);
    CHECK(kept.size() < 40);
    for (const unsigned number : {1u, 52u, 182u, 201u}) CHECK(drafts->revision(draft.id, number).has_value());
    CHECK_FALSE(drafts->revision(draft.id, 100).has_value());
    // At least one every ten minutes.
    for (unsigned number = 1; number + 22 < 201; ++number) {
        bool any = false;
        for (unsigned next = number; next <= number + 21; ++next)
            any = any || drafts->revision(draft.id, next).has_value();
        CHECK(any);
    }
    CHECK(open(data)->find(draft.id)->revision == 201);
}

TEST_CASE("open drafts are those neither published nor abandoned, the last saved first") {
    const TemporaryFolder data;
    const auto drafts = open(data);
    std::vector<std::string> ids;
    for (const auto state :
         {DraftState::redaction, DraftState::publie, DraftState::abandonne, DraftState::soumis}) {
        auto draft = first();
        draft.state = state;
        draft.saved_at = kNow + std::chrono::minutes(ids.size());
        ids.push_back(drafts->create(draft).value().id);
    }
    const auto still_open = drafts->open_drafts();
    REQUIRE(still_open.size() == 2);
    CHECK(still_open[0].id == ids[3]);
    CHECK(still_open[1].id == ids[0]);
    CHECK(drafts->all().size() == 4);
}

TEST_CASE("a published draft is marked at whatever revision it is") {
    const TemporaryFolder data;
    const auto drafts = open(data);
    const auto draft = drafts->create(first()).value();
    REQUIRE(drafts->save(draft));
    const auto marked = drafts->mark_published(draft.id, 4, "zleroy", kNow);
    REQUIRE(marked);
    CHECK(marked->revision == 3);
    CHECK(drafts->find(draft.id)->state == DraftState::publie);
    CHECK(drafts->find(draft.id)->published_as == 4);
    check_refused(drafts->mark_published("autre", 1, "zleroy", kNow), ErrorCode::not_found, "n'existe pas");
}
