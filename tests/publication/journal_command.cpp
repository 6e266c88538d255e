// reperes-server journal.
#include <doctest/doctest.h>

#include "publication/command.h"
#include "publication/fixtures.h"
#include "publication/journal.h"

using namespace reperes;
using namespace reperes::publication;
using commands::run;

TEST_CASE("journal verify tells the count and the head, or the faults") {
    Space space;
    const std::vector<std::string> verify{"journal", "verify", "--data", space.path().string()};
    CHECK(run(verify).status == 1);  // no journal
    std::vector<std::string> repaired;
    const auto journal = Journal::open(space.path(), repaired, space.clock());
    CHECK(run(verify).out == "0 acte, sans faute.\n");
    JournalEntry entry;
    entry.who = "mdupont";
    entry.act = "connexion";
    for (int number = 0; number < 3; ++number) REQUIRE((*journal)->write(entry));
    const auto sound = run(verify);
    CHECK(sound.status == 0);
    CHECK(sound.out == "3 actes, sans faute.\nEmpreinte de la dernière ligne : " + (*journal)->head() + "\n");

    const auto bytes = space.read("journal/2026.jsonl");
    space.write("journal/2026.jsonl", corpus::changed(bytes, "mdupont", "mdupond"));
    const auto touched = run(verify);
    CHECK(touched.status == 1);
    CHECK(touched.err == "2026.jsonl, ligne 1 : la ligne n'est pas telle qu'elle a été écrite.\n");
    CHECK(touched.out == "1 faute : le journal n'est plus tel qu'il a été écrit.\n");
    CHECK(space.read("journal/2026.jsonl") == corpus::changed(bytes, "mdupont", "mdupond"));
}
