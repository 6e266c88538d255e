// The two programs as a person runs them: exit statuses, messages, signals, and what happens when things go
// wrong.
#include <doctest/doctest.h>

#include "corpus/file.h"
#include "server/project.h"

namespace reperes::tests {

TEST_CASE("build says what it made, a fault is told and shows in the status") {
    const corpus::SmallContent content;
    const TemporaryFolder folder;
    const auto good = build_index(content.path(), folder.path() / "index");
    CHECK(good.status == 0);
    CHECK(contains(good.output, "1 documents indexés en "));
    content.write("fiches/f/v0001.md", corpus::changed(corpus::fiche(), "titre =", "titer ="));
    const auto faulty = build_index(content.path(), folder.path() / "index");
    CHECK(faulty.status == 1);
    CHECK(contains(faulty.output,
                   "fiches/f/v0001.md:2: clé inconnue « titer ». Vouliez-vous dire « titre » ?"));
    const auto checked = run({program("reperes-index"), "check", "--content", content.path().string()});
    CHECK(checked.status == 1);
    CHECK(contains(checked.output, "clé inconnue « titer »"));
    const auto nowhere = build_index(content.path() / "nulle-part", folder.path() / "index");
    CHECK(nowhere.status == 2);
    CHECK(contains(nowhere.output, "n'existe pas"));
}

TEST_CASE("check says its remarks after the faults, never in its status, and not when asked to be quiet") {
    const corpus::SmallContent content;
    content.write("fiches/f/v0001.md", corpus::fiche());
    const std::vector<std::string> check = {program("reperes-index"), "check", "--content",
                                            content.path().string()};
    const std::string remark = "fiches/f/v0001.md: aucune source.";
    const auto told = run(check);
    CHECK(told.status == 0);
    CHECK(contains(told.output, remark));
    CHECK(contains(told.output, " 0 fautes, "));
    auto quiet = check;
    quiet.push_back("--quiet");
    const auto silent = run(quiet);
    CHECK(silent.status == 0);
    CHECK(contains(silent.output, " 0 fautes."));
    CHECK_FALSE(contains(silent.output, remark));
    content.write("fiches/g/v0001.md", corpus::changed(corpus::fiche(), "titre =", "titer ="));
    const auto faulty = run(check);
    CHECK(faulty.status == 1);
    CHECK(faulty.output.find("clé inconnue") < faulty.output.find(remark));
    CHECK(run(quiet).status == 1);
}

TEST_CASE("explain shows tokens with their place") {
    const auto explained = run({program("reperes-index"), "explain", "l’éducatrice de l'ASE"});
    CHECK(explained.status == 0);
    CHECK(contains(explained.output, "[4, 15[ position 1 « éducatrice » : educatrice"));
    CHECK(contains(explained.output, "sigle=ase"));
}

TEST_CASE("explain shows why a result is there, clause by clause") {
    const corpus::SmallContent content;
    content.write("fiches/f/v0001.md", corpus::fiche());
    const TemporaryFolder folder;
    const std::string index = folder.path() / "index";
    REQUIRE(build_index(content.path(), index).status == 0);
    const auto explained = run({program("reperes-index"), "explain", "accueil inconditionnel", "--content",
                                content.path().string(), "--index", index});
    CHECK(explained.status == 0);
    CHECK(contains(explained.output, "mots-clés"));
    CHECK(contains(explained.output, "1. fiches/f@1 « Accueil inconditionnel »"));
    CHECK(contains(explained.output, "« inconditionnel », titre"));
    const auto nowhere = run({program("reperes-index"), "explain", "accueil", "--content",
                              content.path().string(), "--index", folder.path() / "rien"});
    CHECK(nowhere.status == 2);
    CHECK(contains(nowhere.output, "Construisez-le"));
    CHECK(run({program("reperes-index"), "explain", "accueil", "--index", index}).status != 0);
}

TEST_CASE("the server ends cleanly on either signal") {
    const corpus::SmallContent content;
    const TemporaryFolder folder;
    REQUIRE(build_index(content.path(), folder.path() / "index").status == 0);
    for (const int signal : {SIGINT, SIGTERM}) {
        RunningServer server(content.path(), folder.path() / "index");
        CHECK(server.get("/sante").status == 200);
        CHECK(server.stop(signal) == 0);
    }
}

TEST_CASE("the server says what to do when it cannot start") {
    const corpus::SmallContent content;
    const TemporaryFolder folder;
    const auto start = [&](const std::string& listen) {
        return run({program("reperes-server"), "--content", content.path().string(), "--index",
                    (folder.path() / "index").string(), "--data", (folder.path() / "data").string(),
                    "--listen", listen});
    };
    CHECK(contains(start("0.0.0.0:8080").output, "nginx"));
    folder.write("index/current", "remote 127.0.0.1:1\n");  // an index that is made elsewhere
    const auto elsewhere = start("127.0.0.1:0");
    CHECK(elsewhere.status == 1);
    CHECK(contains(elsewhere.output, "ne répond pas"));
}

TEST_CASE("the server builds the index that it lacks, and the one that is not of its vocabularies") {
    const corpus::SmallContent content;
    const TemporaryFolder folder;
    content.write("fiches/f/v0001.md", corpus::fiche());
    {
        const RunningServer server(content.path(), folder.path() / "index");
        CHECK(server.json("/api/v1/recherche?q=inconditionnel").at("total") == 2);
    }
    content.write("vocabulaire/sigles.csv",
                  "sigle;developpement;domaine;source\nASE;autre sens;enfance;loi\n");
    content.write("fiches/g/v0001.md", corpus::fiche());
    const RunningServer server(content.path(), folder.path() / "index");
    CHECK(server.json("/api/v1/recherche?q=inconditionnel").at("total") == 3);
    CHECK(server.json("/sante").at("index_a_jour") == true);
}

TEST_CASE("a search that finds nothing is counted in words of the vocabulary, and never as it was typed") {
    const corpus::SmallContent content;
    const TemporaryFolder folder;
    RunningServer server(content.path(), folder.path() / "index");
    const auto ask = [&](int times, const std::string& address) {
        for (int i = 0; i < times; ++i) CHECK(server.get(address).status == 200);
    };
    ask(6, "/recherche?q=ASE+Anatole+Durand");
    ask(9, "/recherche?q=ASE&tri=date");
    ask(4, "/recherche?q=aide+sociale");
    ask(9, "/recherche?q=Anatole+Durand");
    ask(9, "/recherche?q=accueil");
    const auto file = server.data() / "recherches.json";
    CHECK_FALSE(std::filesystem::exists(file));
    CHECK(server.stop(SIGTERM) == 0);
    const auto written = corpus::read_file(file, 1 << 20);
    REQUIRE(written);
    for (const char* typed : {"Anatole", "Durand", "anatole", "durand"})
        CHECK_FALSE(contains(*written, typed));
    const auto weeks = nlohmann::json::parse(*written).at("semaines");
    REQUIRE(weeks.size() == 1);
    CHECK(weeks[0].at("termes") == nlohmann::json{{"ASE", 5}});
    CHECK(weeks[0].at("autres") == 5);
    CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("a new index is served without a restart, with the content it was made from") {
    const corpus::SmallContent content;
    const TemporaryFolder folder;
    const auto index = folder.path() / "index";
    REQUIRE(build_index(content.path(), index).status == 0);
    const RunningServer server(content.path(), index);
    CHECK(server.json("/api/v1/recherche").at("total") == 1);
    CHECK(server.get("/fiches/nouvelle").status == 404);
    content.write("fiches/nouvelle/v0001.md", corpus::fiche());
    CHECK(server.json("/api/v1/recherche").at("total") == 1);
    REQUIRE(build_index(content.path(), index).status == 0);
    CHECK(server.json("/api/v1/recherche").at("total") == 2);
    CHECK(server.get("/fiches/nouvelle").status == 200);
    CHECK(server.json("/sante").at("index_a_jour") == true);
}

TEST_CASE("a withdrawn document says so and keeps its history") {
    const corpus::SmallContent content;
    const TemporaryFolder folder;
    const auto first = corpus::fiche();
    content.write("fiches/f/v0001.md", first);
    content.write("fiches/f/v0002.md", corpus::withdrawal(first, "plus-en-vigueur"));
    REQUIRE(build_index(content.path(), folder.path() / "index").status == 0);
    const RunningServer server(content.path(), folder.path() / "index");
    const auto page = server.get("/fiches/f");
    CHECK(page.status == 410);
    CHECK(contains(page.body, "plus en vigueur"));
    CHECK(server.get("/fiches/f/v/1").status == 200);
}

}  // namespace reperes::tests
