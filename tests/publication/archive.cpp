// Export and import: what goes in comes out, at any moment, or nothing does.
#include "publication/archive.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "corpus/durable_file.h"
#include "publication/command.h"
#include "publication/site_folders.h"

using namespace reperes;
using namespace reperes::publication;

namespace {

// The archive of a site, and where it is restored.
class Drill : public SiteFolders {
 public:
    [[nodiscard]] std::filesystem::path file() const { return elsewhere.path() / "sauvegarde.zip"; }
    [[nodiscard]] ArchiveFolders destination() const {
        return {elsewhere.path() / "contenu", elsewhere.path() / "donnees"};
    }
    ExportReport exported(bool with_accounts = true) const {
        const auto report = export_archive(file(), folders(), with_accounts);
        REQUIRE_MESSAGE(report, report.error().message);
        return *report;
    }
    [[nodiscard]] Result<ImportReport> import() const { return import_archive(file(), destination()); }
    TemporaryFolder elsewhere;
};

// In a process that can write no file of more than `bytes`.
template <typename Work>
int with_file_limit(rlim_t bytes, Work work) {
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit limit{bytes, bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::signal(SIGXFSZ, SIG_IGN);
        ::_exit(work());
    }
    REQUIRE(child > 0);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    return WEXITSTATUS(status);
}

std::size_t count_of(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

}  // namespace

TEST_CASE("what was exported is imported byte for byte") {
    Drill drill;
    const auto report = drill.exported();
    CHECK(report.left_out.empty());
    const auto import = drill.import();
    REQUIRE_MESSAGE(import, import.error().message);
    CHECK(import->sound());
    CHECK(import->written == report.files);
    CHECK(bytes_under(drill.destination().content) == bytes_under(drill.content.path()));
    CHECK(bytes_under(drill.destination().data) == bytes_under(drill.data.path()));
    CHECK(verify_journal(drill.destination().data)->entries == 3);
    struct stat status {};
    REQUIRE(::stat((drill.destination().data / "comptes.json").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);
    REQUIRE(::stat(drill.destination().data.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0700U);
    REQUIRE(::stat(drill.file().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);
}

TEST_CASE("accounts and their key are exported only when asked for") {
    Drill drill;
    drill.exported(false);
    REQUIRE(drill.import());
    const auto restored = bytes_under(drill.destination().data);
    CHECK_FALSE(restored.contains("comptes.json"));
    CHECK_FALSE(restored.contains("cle"));
    CHECK(restored.contains("reglages.json"));
}

TEST_CASE("an archive can be verified without Repères") {
    Drill drill;
    drill.exported();
    const auto folder = drill.elsewhere.path() / "a-la-main";
    std::filesystem::create_directory(folder);
    const auto command = fmt::format("cd {} && unzip -q {} && sha256sum --quiet -c MANIFESTE.txt",
                                     folder.string(), drill.file().string());
    CHECK(std::system(command.c_str()) == 0);
}

TEST_CASE("what has no place in an archive is left out and said") {
    Drill drill;
    drill.content.write("fiches/accueil/photo de groupe.jpg", "x");
    drill.content.write("notes/idees.md", "x");
    drill.content.write(".git/HEAD", "x");
    drill.data.write("brouillons/.tmp-00", "x");
    std::filesystem::create_symlink("/etc/passwd", drill.content.path() / "fiches/accueil/v0003.md");
    const auto report = drill.exported();
    CHECK(report.left_out == std::vector<std::string>{"contenu/fiches/accueil/photo de groupe.jpg",
                                                      "contenu/fiches/accueil/v0003.md",
                                                      "contenu/notes/idees.md"});
    REQUIRE(drill.import());
    CHECK_FALSE(std::filesystem::exists(drill.destination().content / "fiches/accueil/v0003.md"));
}

TEST_CASE("an export never replaces a file, and leaves nothing beside it") {
    Drill drill;
    drill.elsewhere.write("sauvegarde.zip", "celle d'hier");
    const auto report = export_archive(drill.file(), drill.folders(), true);
    CHECK(report.error().code == ErrorCode::conflict);
    CHECK(std::filesystem::file_size(drill.file()) == 12);
    CHECK(count_of(drill.elsewhere.path()) == 1);
    CHECK(export_archive(drill.elsewhere.path() / "absent/x.zip", drill.folders(), true).error().code ==
          ErrorCode::io);
    CHECK(export_archive(drill.elsewhere.path() / "x.zip",
                         {drill.elsewhere.path() / "absent", drill.data.path()}, true)
              .error()
              .code == ErrorCode::not_found);
    CHECK(count_of(drill.elsewhere.path()) == 1);
}

TEST_CASE("an export for which there is no room leaves nothing") {
    Drill drill;
    for (const rlim_t bytes : {0U, 10U, 1000U, 3000U}) {
        CAPTURE(bytes);
        const int code = with_file_limit(bytes, [&] {
            const auto report = export_archive(drill.file(), drill.folders(), true);
            return report ? 0 : 100 + static_cast<int>(report.error().code);
        });
        CHECK(code == 100 + static_cast<int>(ErrorCode::io));
        CHECK(count_of(drill.elsewhere.path()) == 0);
    }
}

TEST_CASE("an import cut for lack of room goes on where it stopped") {
    Drill drill;
    drill.data.write("recherches.json", std::string(50'000, ' '));
    drill.exported();
    const int code = with_file_limit(20'000, [&] {
        const auto report = drill.import();
        return report ? 0 : 100 + static_cast<int>(report.error().code);
    });
    CHECK(code == 100 + static_cast<int>(ErrorCode::io));
    const auto import = drill.import();
    REQUIRE_MESSAGE(import, import.error().message);
    CHECK(import->sound());
    CHECK(bytes_under(drill.destination().data) == bytes_under(drill.data.path()));
    const auto again = drill.import();
    REQUIRE(again);
    CHECK(again->written == 0);
}

TEST_CASE("an import goes nowhere but in empty folders") {
    Drill drill;
    drill.exported();
    const std::vector<std::string> others{"contenu/fiches/accueil/v0001.md", "contenu/fiches/autre/v0001.md",
                                          "donnees/reglages.json", "contenu/quelconque.txt"};
    for (const auto& other : others) {
        CAPTURE(other);
        drill.elsewhere.write(other, "autre chose");
        const auto import = drill.import();
        REQUIRE_FALSE(import);
        CHECK(import.error().code == ErrorCode::conflict);
        CHECK(bytes_under(drill.destination().content).size() +
                  bytes_under(drill.destination().data).size() ==
              1);
        drill.elsewhere.remove(other);
    }
    CHECK(drill.import());
}

TEST_CASE("an import does not write under a server that runs") {
    Drill drill;
    drill.exported();
    std::filesystem::create_directories(drill.destination().content);
    {
        const auto lock = corpus::FolderLock::acquire(drill.destination().content);
        REQUIRE(lock);
        CHECK(drill.import().error().code == ErrorCode::unavailable);
        CHECK(bytes_under(drill.destination().content).empty());
    }
    CHECK(drill.import());
}

TEST_CASE("faults that the content had are no news, a journal that does not verify is") {
    Drill drill;
    drill.content.write("fiches/fautive/v0001.md", "pas une fiche");
    const auto journal = corpus::changed(drill.data.read("journal/2026.jsonl"), "mdupont", "mdupond");
    drill.data.write("journal/2026.jsonl", journal);
    drill.exported();
    const auto import = drill.import();
    REQUIRE(import);
    CHECK(import->content_faults == import->content_faults_at_export);
    CHECK(import->content_faults > 0);
    CHECK(import->journal_faults.size() == 1);
    CHECK_FALSE(import->sound());
}

TEST_CASE("the commands export, journal it, import, and say what they did") {
    Drill drill;
    const auto exported =
        commands::run({"export", drill.file().string(), "--content", drill.content.path().string(), "--data",
                       drill.data.path().string(), "--with-accounts"});
    CHECK_MESSAGE(exported.status == 0, exported.err);
    CHECK(exported.out.find("comptes compris") != std::string::npos);
    std::vector<std::string> repaired;
    const auto latest = (*Journal::open(drill.data.path(), repaired))->latest(1);
    CHECK(latest[0].act == "export");
    CHECK(latest[0].object == "sauvegarde.zip");
    const std::vector<std::string> import{"import",    drill.file().string(),
                                          "--content", drill.destination().content.string(),
                                          "--data",    drill.destination().data.string()};
    const auto imported = commands::run(import);
    CHECK_MESSAGE(imported.status == 0, imported.err);
    CHECK(imported.out.find("toutes les empreintes vérifiées") != std::string::npos);
    drill.elsewhere.write("contenu/fiches/accueil/v0003.md", "x");
    CHECK(commands::run(import).status == 1);
}
