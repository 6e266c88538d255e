// Searches that find nothing, counted without keeping anything of who asked what.
#include <doctest/doctest.h>

#include <chrono>

#include "corpus/file.h"
#include "search/gaps.h"
#include "unit/small_index.h"

namespace reperes::tests {

namespace {

using namespace std::chrono_literals;
using Strings = std::vector<std::string>;

corpus::Instant on(int year, unsigned month, unsigned day) {
    return corpus::paris_midnight(
        corpus::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}});
}

struct Counting {
    TemporaryFolder folder;
    std::unique_ptr<search::Gaps> gaps = opened();

    [[nodiscard]] std::unique_ptr<search::Gaps> opened() const {
        auto read = search::Gaps::open(folder.path());
        REQUIRE(read);
        return std::move(*read);
    }
    void count(unsigned times, const Strings& terms, corpus::Instant at) const {
        for (unsigned i = 0; i < times; ++i) gaps->count(terms, at);
    }
    [[nodiscard]] std::string file() const {
        auto bytes = corpus::read_file(folder.path() / "recherches.json", 1 << 20);
        return bytes ? *bytes : "";
    }
};

std::string listed(const search::Gaps& gaps) {
    std::string all;
    for (const auto& [term, searches, week] : gaps.counts())
        all += fmt::format("{} {} {}; ", corpus::iso_date(week), term.empty() ? "(autres)" : term, searches);
    return all;
}

}  // namespace

TEST_CASE("a term is shown from five searches in a week, by fives, and the rest is under no term") {
    const Counting counting;
    counting.count(4, {"ASE"}, on(2026, 11, 16));
    counting.count(13, {"logement", "accueil"}, on(2026, 11, 18));
    CHECK(listed(*counting.gaps) ==
          "2026-11-16 accueil 10; 2026-11-16 logement 10; 2026-11-16 (autres) 10; ");
    counting.count(1, {"ASE"}, on(2026, 11, 22) + 23h);  // a Sunday, in Paris
    counting.count(5, {"ASE"}, on(2026, 11, 23));
    CHECK(listed(*counting.gaps) ==
          "2026-11-23 ASE 5; 2026-11-16 accueil 10; 2026-11-16 logement 10; 2026-11-16 ASE 5; "
          "2026-11-16 (autres) 6; ");
}

TEST_CASE("what is rare never reaches the disk") {
    const Counting counting;
    counting.count(4, {"terme rare"}, on(2026, 11, 16));
    counting.count(5, {"terme courant"}, on(2026, 11, 16));
    REQUIRE(counting.gaps->save(on(2026, 11, 17)));
    CHECK(counting.file().find("terme courant") != std::string::npos);
    CHECK(counting.file().find("rare") == std::string::npos);
}

TEST_CASE("counts go on after a restart, but for what was too rare to be written") {
    Counting counting;
    counting.count(7, {"ASE"}, on(2026, 11, 16));
    REQUIRE(counting.gaps->save(on(2026, 11, 16)));
    counting.gaps = counting.opened();
    CHECK(listed(*counting.gaps) == "2026-11-16 ASE 5; 2026-11-16 (autres) 2; ");
    counting.count(5, {"ASE"}, on(2026, 11, 17));
    CHECK(listed(*counting.gaps) == "2026-11-16 ASE 10; 2026-11-16 (autres) 2; ");
}

TEST_CASE("counts are written once a day, and when it is asked") {
    const Counting counting;
    const auto now = corpus::now();
    counting.count(5, {"ASE"}, now + 1h);
    CHECK(counting.file().empty());
    counting.count(1, {"ASE"}, now + 25h);
    CHECK(counting.file().find("ASE") != std::string::npos);
    counting.count(20, {"logement"}, now + 26h);
    CHECK(counting.file().find("logement") == std::string::npos);
    REQUIRE(counting.gaps->save(now + 27h));
    CHECK(counting.file().find("logement") != std::string::npos);
}

TEST_CASE("after twenty-five months, a week is forgotten") {
    const Counting counting;
    counting.count(5, {"ancien"}, on(2024, 10, 7));
    counting.count(5, {"moins ancien"}, on(2024, 11, 4));
    REQUIRE(counting.gaps->save(on(2026, 11, 30)));
    CHECK(counting.file().find("\"ancien\"") != std::string::npos);
    counting.count(5, {"récent"}, on(2026, 12, 1));
    REQUIRE(counting.gaps->save(on(2026, 12, 1)));
    CHECK(counting.file().find("\"ancien\"") == std::string::npos);
    CHECK(counting.file().find("moins ancien") != std::string::npos);
    CHECK(counting.file().find("récent") != std::string::npos);
}

TEST_CASE("a file that cannot be read is said, and left as it is") {
    const TemporaryFolder folder;
    for (const char* bad : {"", "[]", "{\"semaines\": [{\"semaine\": 1}]}", "{"}) {
        CAPTURE(bad);
        folder.write("recherches.json", bad);
        const auto opened = search::Gaps::open(folder.path());
        CHECK(opened.has_value() == (*bad == '\0'));
        if (!opened) CHECK(opened.error().message.find("recherches.json") != std::string::npos);
    }
}

TEST_CASE("a search that finds nothing says which terms of the vocabulary it holds, and nothing else of it") {
    const SmallIndex index({{"a", "Accueil", "Un toit."}}, "ASE;aide sociale à l'enfance;enfance;loi\n",
                           "equivalent;aller vers|aller-vers\n");
    const auto said = [&](const std::string& text) {
        return fmt::format("{}", fmt::join(index.search(text).unanswered, ", "));
    };
    CHECK(said("ASE Anatole Durand 0612345678") == "ASE");
    CHECK(said("aides sociales à l'enfance de M. Durand") == "aide sociale à l'enfance");
    CHECK(said("\"mesures\" pour LOGEMENT") == "Logement");
    CHECK(said("Anatole Durand").empty());
    CHECK(said("accueil").empty());
}

}  // namespace reperes::tests
