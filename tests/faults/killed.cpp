// A server that is killed at random moments while it publishes, again and again.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <thread>

#include "faults/aftermath.h"
#include "unit/temporary_folder.h"

using namespace reperes;
using namespace reperes::publication;

namespace {

constexpr std::size_t kPublications = REPERES_SANITIZED ? 60 : 200;

// Starts the driver; its output is added to the file.
pid_t start(const std::filesystem::path& content, const std::filesystem::path& data,
            const std::filesystem::path& output) {
    const pid_t child = ::fork();
    if (child == 0) {
        const int out = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
        ::dup2(out, STDOUT_FILENO);
        ::execl(REPERES_DRIVER, REPERES_DRIVER, "many", "1000", content.c_str(), data.c_str(), nullptr);
        ::_exit(127);
    }
    REQUIRE(child > 0);
    return child;
}

}  // namespace

TEST_CASE(
    "killed at random moments during publications: nothing acknowledged is lost, nothing is half there") {
    const auto seed = std::random_device()();
    CAPTURE(seed);
    MESSAGE("seed ", seed);
    std::mt19937 random(seed);
    const corpus::SmallContent content;
    const TemporaryFolder data;
    const auto output = data.path() / "dit";
    Said said;
    unsigned kills = 0;
    while (said.done.size() < kPublications && kills < 200) {
        const auto before = said.done.size();
        const pid_t child = start(content.path(), data.path(), output);
        // It is let go on for a while once it publishes, so that starting is not all that is killed.
        const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        const auto wanted = before + std::uniform_int_distribution<std::size_t>(0, 15)(random);
        while (read_said(output).done.size() < wanted && std::chrono::steady_clock::now() < patience)
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        std::this_thread::sleep_for(
            std::chrono::microseconds(std::uniform_int_distribution<int>(0, 30'000)(random)));
        REQUIRE(::kill(child, SIGKILL) == 0);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));
        ++kills;
        said = read_said(output);
        CHECK(said.refusal == "");
        CHECK_FALSE(said.closed);
        const auto wrong = Aftermath(content.path(), data.path()).judge(said);
        REQUIRE_MESSAGE(wrong.empty(), "after kill ", kills, ":\n", wrong);
    }
    CHECK(said.done.size() >= kPublications);
    MESSAGE(kills, " kills");
}
