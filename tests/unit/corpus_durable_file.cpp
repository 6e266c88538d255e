// Files that appear whole or not at all, under refusals of the system and from many threads.
#include "corpus/durable_file.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <set>
#include <thread>

#include "corpus/file.h"
#include "unit/small_disk.h"
#include "unit/temporary_folder.h"

using namespace reperes;
using namespace reperes::corpus;

namespace {

std::set<std::string> names(const std::filesystem::path& folder) {
    std::set<std::string> result;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        result.insert(entry.path().filename().string());
    return result;
}

std::string bytes_of(const std::filesystem::path& file) {
    return read_file(file, 10 << 20).value_or("(illisible)");
}

// Runs `work` from so many threads at once.
template <typename Work>
void together(int count, Work work) {
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) threads.emplace_back(work, i);
    for (auto& thread : threads) thread.join();
}

// In a process that may not make a file longer than so many bytes.
template <typename Work>
bool with_size_limit(rlim_t bytes, Work work) {
    return ends_within(10, [&] {
        const rlimit limit{bytes, bytes};
        std::signal(SIGXFSZ, SIG_IGN);
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0 || !work()) ::_exit(1);
    });
}

}  // namespace

TEST_CASE("a file is created once: whoever comes second is told, and the bytes stand") {
    const TemporaryFolder folder;
    REQUIRE(create_file(folder.path(), "a.md", "premier", 0640));
    const auto second = create_file(folder.path(), "a.md", "second");
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::conflict);
    CHECK(bytes_of(folder.path() / "a.md") == "premier");
    struct stat info {};
    REQUIRE(::stat((folder.path() / "a.md").c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0640);
    CHECK(names(folder.path()) == std::set<std::string>{"a.md"});
}

TEST_CASE("of sixteen threads that create the same name one wins, and the file is its own") {
    const TemporaryFolder folder;
    for (int round = 0; round < 20; ++round) {
        const std::string name = fmt::format("v{:04}.md", round);
        std::atomic<int> winner = -1;
        std::atomic<int> winners = 0;
        std::atomic<int> conflicts = 0;
        together(16, [&](int i) {
            const auto made = create_file(folder.path(), name, std::string(5000, static_cast<char>('a' + i)));
            if (made) {
                ++winners;
                winner = i;
            } else if (made.error().code == ErrorCode::conflict) {
                ++conflicts;
            }
        });
        CHECK(winners == 1);
        CHECK(conflicts == 15);
        CHECK(bytes_of(folder.path() / name) == std::string(5000, static_cast<char>('a' + winner)));
    }
}

TEST_CASE("a file is replaced whole, whether it exists or not") {
    const TemporaryFolder folder;
    REQUIRE(replace_file(folder.path(), "comptes.json", "un", 0600));
    REQUIRE(replace_file(folder.path(), "comptes.json", "deux", 0600));
    CHECK(bytes_of(folder.path() / "comptes.json") == "deux");
    struct stat info {};
    REQUIRE(::stat((folder.path() / "comptes.json").c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
    CHECK(names(folder.path()) == std::set<std::string>{"comptes.json"});
}

TEST_CASE("who reads a file while it is replaced reads one state or the other") {
    const TemporaryFolder folder;
    REQUIRE(replace_file(folder.path(), "f", std::string(100'000, 'a')));
    std::atomic<bool> done = false;
    std::thread writer([&] {
        for (int i = 0; i < 50; ++i)
            CHECK(replace_file(folder.path(), "f", std::string(100'000, i % 2 == 0 ? 'b' : 'a')));
        done = true;
    });
    while (!done) {
        const auto bytes = bytes_of(folder.path() / "f");
        CHECK(bytes == std::string(100'000, bytes[0]));
    }
    writer.join();
}

TEST_CASE("lines appended from eight threads are all there, each whole") {
    const TemporaryFolder folder;
    together(8, [&](int i) {
        for (int n = 0; n < 10; ++n)
            CHECK(
                append_file(folder.path(), "journal", std::string(3000, static_cast<char>('a' + i)) + "\n"));
    });
    const auto bytes = bytes_of(folder.path() / "journal");
    REQUIRE(bytes.size() == 80 * 3001);
    for (std::size_t line = 0; line < bytes.size(); line += 3001)
        CHECK(bytes.substr(line, 3001) == std::string(3000, bytes[line]) + "\n");
}

TEST_CASE("a write that is cut off by a limit leaves everything as it was") {
    const TemporaryFolder folder;
    folder.write("ancien", "avant");
    const std::string large(200'000, 'x');
    const auto refused = [](const Result<void>& result) {
        return !result && result.error().code == ErrorCode::io &&
               result.error().message.find("taille permise") != std::string::npos;
    };
    CHECK(with_size_limit(100'000, [&] { return refused(create_file(folder.path(), "neuf", large)); }));
    CHECK(with_size_limit(100'000, [&] { return refused(replace_file(folder.path(), "ancien", large)); }));
    CHECK(with_size_limit(100'000, [&] { return refused(append_file(folder.path(), "ancien", large)); }));
    CHECK(names(folder.path()) == std::set<std::string>{"ancien"});
    CHECK(bytes_of(folder.path() / "ancien") == "avant");
}

TEST_CASE("a folder that is missing is said in French") {
    const TemporaryFolder folder;
    for (const auto& result :
         {create_file(folder.path() / "non", "a", "x"), replace_file(folder.path() / "non", "a", "x"),
          append_file(folder.path() / "non", "a", "x")}) {
        REQUIRE_FALSE(result);
        CHECK(result.error().code == ErrorCode::io);
        CHECK(result.error().message.find("le dossier n'existe pas") != std::string::npos);
        CHECK_FALSE(result.error().hint.empty());
    }
}

TEST_CASE("a disk that is nearly full refuses before anything is written") {
    const TemporaryFolder folder;
    CHECK(on_small_disk(folder.path(), 65, [&] {
        const auto small = create_file(folder.path(), "petit", "x");
        const auto large = create_file(folder.path(), "grand", std::string(2 << 20, 'x'));
        return small && !large && large.error().code == ErrorCode::io &&
               large.error().message.find("il ne reste que 64 Mo") != std::string::npos &&
               large.error().hint.find("Faites de la place") != std::string::npos &&
               names(folder.path()) == std::set<std::string>{"petit"};
    }));
}

TEST_CASE("a folder is made with those above it, and stands when it exists") {
    const TemporaryFolder folder;
    REQUIRE(create_folder(folder.path() / "a/b/c", 0700));
    REQUIRE(create_folder(folder.path() / "a/b/c"));
    REQUIRE(create_folder(folder.path() / "a/d/"));
    CHECK(std::filesystem::is_directory(folder.path() / "a/b/c"));
    CHECK(std::filesystem::is_directory(folder.path() / "a/d"));
    folder.write("fichier", "x");
    const auto over = create_folder(folder.path() / "fichier/e");
    REQUIRE_FALSE(over);
    CHECK(over.error().message.find("un fichier est à la place d'un dossier") != std::string::npos);
}

TEST_CASE("a folder is held by one at a time") {
    const TemporaryFolder folder;
    {
        const auto first = FolderLock::acquire(folder.path());
        REQUIRE(first);
        const auto second = FolderLock::acquire(folder.path());
        REQUIRE_FALSE(second);
        CHECK(second.error().code == ErrorCode::unavailable);
    }
    CHECK(FolderLock::acquire(folder.path()));
}

TEST_CASE("who holds a folder sees when it is gone, or another is in its place") {
    const TemporaryFolder folder;
    REQUIRE(create_folder(folder.path() / "contenu"));
    const auto lock = FolderLock::acquire(folder.path() / "contenu");
    REQUIRE(lock);
    CHECK(lock->still_in(folder.path() / "contenu"));
    std::filesystem::rename(folder.path() / "contenu", folder.path() / "ailleurs");
    CHECK_FALSE(lock->still_in(folder.path() / "contenu"));
    REQUIRE(create_folder(folder.path() / "contenu"));
    REQUIRE(FolderLock::acquire(folder.path() / "contenu"));
    CHECK_FALSE(lock->still_in(folder.path() / "contenu"));
}
