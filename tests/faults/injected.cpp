// A fault at each system call of a publication: it fails, or the process is killed as it makes it. Then a
// start, and all that must hold.
#include <stdlib.h>
#include <sys/wait.h>

#include <atomic>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include "faults/aftermath.h"
#include "unit/temporary_folder.h"

using namespace reperes;
using namespace reperes::publication;
using corpus::Collection;

namespace {

const std::string kCalls =
    "openat,write,fsync,linkat,flock,?rename,?renameat,?renameat2,?mkdir,?mkdirat,?fstatfs,?ftruncate,?"
    "unlink,?unlinkat";

// One document that has a version, and the approved drafts of its second and of a new section.
struct Prepared {
    corpus::SmallContent content;
    TemporaryFolder data;

    explicit Prepared(const std::string& kind) {
        PublishingHouse house(content.path(), data.path());
        REQUIRE(house.open());
        REQUIRE(house.publish(
            {house.approved_draft(Collection::fiches, "essai", fiche_fields("Un texte.")).value()}));
        REQUIRE(house.approved_draft(Collection::fiches, "essai", fiche_fields("Un autre texte.", false)));
        if (kind != "one")
            REQUIRE(
                house.approved_draft(Collection::reference, "secret", section_fields("2.1", "Un texte.")));
    }
};

// The driver under strace; what it said.
Said run_driver(const std::filesystem::path& content, const std::filesystem::path& data,
                const std::filesystem::path& output, const std::string& kind, const std::string& strace) {
    const auto command = fmt::format(
        "ASAN_OPTIONS=detect_leaks=0 '{}' -f {} '{}' {} '{}' '{}' > '{}' 2>/dev/null", REPERES_STRACE, strace,
        REPERES_DRIVER, kind, content.string(), data.string(), output.string());
    (void)!std::system(command.c_str());
    return read_said(output);
}

// A copy, to be spoilt.
struct Copy {
    TemporaryFolder folder;
    explicit Copy(const Prepared& prepared) {
        std::filesystem::copy(prepared.content.path(), content(), std::filesystem::copy_options::recursive);
        std::filesystem::copy(prepared.data.path(), data(), std::filesystem::copy_options::recursive);
    }
    [[nodiscard]] std::filesystem::path content() const { return folder.path() / "content"; }
    [[nodiscard]] std::filesystem::path data() const { return folder.path() / "data"; }
    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return folder.path() / name; }

    [[nodiscard]] Said run(const std::string& kind, const std::string& strace) const {
        return run_driver(content(), data(), file("out"), kind, strace);
    }
};

struct Injection {
    std::string call, fault;  // "fsync", "error=EIO"
    unsigned when = 0;
    bool reads = false;  // it only opens something to read
};

// Which calls a publication makes, and the how-manieth of the process the first of each is.
std::vector<Injection> calls_of(const Prepared& prepared, const std::string& kind) {
    const Copy copy(prepared);
    const auto said =
        copy.run(kind, fmt::format("-o '{}' -e trace={},getpriority", copy.file("trace").string(), kCalls));
    CHECK(said.done.empty() == (kind == "start"));
    std::vector<Injection> calls;
    std::map<std::string, unsigned> seen;
    unsigned marks = 0;
    std::ifstream in(copy.file("trace"));
    for (std::string line; std::getline(in, line);) {
        const auto begin = line.find_first_not_of("0123456789 ");
        const auto end = line.find('(');
        if (begin == std::string::npos || end == std::string::npos || end < begin) continue;
        const auto call = line.substr(begin, end - begin);
        if (call == "getpriority") {
            ++marks;
            continue;
        }
        const unsigned when = ++seen[call];
        const bool reads = call == "openat" && line.find("O_RDONLY") != std::string::npos;
        if (marks == 1) calls.push_back({call, "", when, reads});
    }
    REQUIRE(marks == 2);
    return calls;
}

// What can be asked of each call. A kill as something is opened to read is one as the next thing is written;
// interrupted, a call is made again and nothing is to be seen of it.
std::vector<std::string> faults_of(const Injection& call) {
    if (call.reads) return {"error=EIO"};
    if (call.call == "flock" || call.call == "fstatfs") return {"signal=KILL", "error=EIO", "error=EINTR"};
    if (call.call == "fsync" || call.call == "write" || call.call == "linkat")
        return {"signal=KILL", "error=EIO", "error=ENOSPC", "error=EINTR"};
    return {"signal=KILL", "error=ENOSPC"};
}

std::string strace_of(const Injection& injection) {
    return fmt::format("-o /dev/null -e trace={0} -e inject={0}:{1}:when={2}", injection.call,
                       injection.fault, injection.when);
}

// What does not hold after this fault and a start; empty when all does.
std::string judge(const Prepared& prepared, const std::string& kind, const Injection& injection) {
    const Copy copy(prepared);
    const auto said = copy.run(kind, strace_of(injection));
    if (kind == "start") return Aftermath(copy.content(), copy.data()).judge(said);
    std::string wrong;
    const bool interrupted = injection.fault == "error=EINTR";
    const bool killed = injection.fault == "signal=KILL";
    if (interrupted && said.done.empty()) wrong += "not made again: " + said.refusal + "\n";
    // UBSan asks by a write to a pipe whether memory can be read, and ends the program when it fails.
    const bool ended_by_sanitizer = REPERES_SANITIZED && injection.call == "write";
    if (!killed && !ended_by_sanitizer && said.done.empty() && said.refusal.empty())
        wrong += "nothing was said\n";
    const auto code_io = fmt::format("{} ", static_cast<int>(ErrorCode::io));
    const auto visible = corpus::load_corpus(copy.content());
    if (!visible) return "the content cannot be read";
    const auto* document = visible->find(Collection::fiches, "essai");
    const auto versions = document ? document->versions.size() : 0;
    if (said.refusal.starts_with(code_io) && versions != 1) wrong += "refused, and visible all the same\n";
    if (versions == 2 && kind == "edition" && !visible->find(Collection::reference, "secret"))
        wrong += "half of an edition is visible\n";
    return wrong + Aftermath(copy.content(), copy.data()).judge(said);
}

// Leaves the folders as a kill does that comes just before the manifest of an edition.
void cut_short(const Prepared& prepared) {
    std::vector<Injection> links = calls_of(prepared, "edition");
    std::erase_if(links, [](const Injection& call) { return call.call != "linkat"; });
    REQUIRE(links.size() > 2);
    (void)run_driver(prepared.content.path(), prepared.data.path(), prepared.data.path() / "dit", "edition",
                     strace_of({"linkat", "signal=KILL", links[2].when, false}));
    REQUIRE(std::filesystem::exists(prepared.content.path() / "reference/secret/v0001.md"));
    REQUIRE_FALSE(std::filesystem::exists(prepared.content.path() / "editions/2027-01.toml"));
}

bool may_trace() {
    const auto command =
        fmt::format("'{}' -o /dev/null -e inject=getpriority:error=EIO true 2>/dev/null", REPERES_STRACE);
    const int status = std::system(command.c_str());
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void inject_everywhere(const std::string& kind) {
    if (!may_trace()) {
        MESSAGE("SKIPPED: strace may not follow a process here");
        return;
    }
    const Prepared prepared(kind);
    if (kind == "start") cut_short(prepared);
    std::vector<Injection> injections;
    for (const auto& call : calls_of(prepared, kind))
        for (const auto& fault : faults_of(call))
            injections.push_back({call.call, fault, call.when, call.reads});
    if (REPERES_SANITIZED) {  // ten times slower: one in four, other ones each time
        const auto first = std::random_device()() % 4;
        MESSAGE("one injection in four, from the one numbered ", first);
        std::vector<Injection> some;
        for (std::size_t i = first; i < injections.size(); i += 4) some.push_back(injections[i]);
        injections = std::move(some);
    }
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::string wrong;
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([&] {
            for (std::size_t n = next++; n < injections.size(); n = next++) {
                const auto& injection = injections[n];
                const auto said = judge(prepared, kind, injection);
                if (said.empty()) continue;
                const std::lock_guard lock(mutex);
                wrong +=
                    fmt::format("{} {} when={}:\n{}", injection.call, injection.fault, injection.when, said);
            }
        });
    for (auto& thread : threads) thread.join();
    CHECK_MESSAGE(wrong.empty(), wrong);
    MESSAGE(injections.size(), " faults injected");
    CHECK(injections.size() > 20);
}

}  // namespace

TEST_CASE("a fault at each system call of a publication: acknowledged or not there at all") {
    inject_everywhere("one");
}

TEST_CASE("a fault at each system call of an edition: all of it or none") {
    inject_everywhere("edition");
}

TEST_CASE("a fault at each system call of a start that makes an edition good: the next one does it") {
    inject_everywhere("start");
}
