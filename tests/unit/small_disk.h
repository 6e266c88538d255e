// A disk of a few megabytes, for what must hold when it is full: a tmpfs that only one process sees.
#pragma once

#include <doctest/doctest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>

namespace reperes {

// Runs `work` in a process of its own that has the small disk at `folder`; false when it answers false or
// dies. Nothing but a visible word, and true, where such a disk may not be mounted.
template <typename Work>
bool on_small_disk(const std::filesystem::path& folder, unsigned megabytes, Work work) {
    constexpr int kNoDisk = 77;
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL);  // doctest's handlers would report from here
        std::signal(SIGSEGV, SIG_DFL);
        const std::string size = "size=" + std::to_string(megabytes) + "m";
        if (::unshare(CLONE_NEWNS) != 0 ||
            ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            ::mount("tmpfs", folder.c_str(), "tmpfs", 0, size.c_str()) != 0)
            ::_exit(kNoDisk);
        ::_exit(work() ? 0 : 1);
    }
    REQUIRE(child > 0);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    if (WIFEXITED(status) && WEXITSTATUS(status) == kNoDisk) {
        MESSAGE("SKIPPED: a small disk cannot be mounted here (it takes root)");
        return true;
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace reperes
