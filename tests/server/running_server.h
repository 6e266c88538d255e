// The real reperes-server, started on a free port over a real content, and asked over HTTP.
#pragma once

#include <doctest/doctest.h>
#include <fcntl.h>
#include <httplib.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "unit/temporary_folder.h"

namespace reperes::tests {

// Where the programs are: told by the build.
inline std::string program(const std::string& name) {
    const char* other = std::getenv("REPERES_BIN");  // a release build, for what takes long with sanitizers
    return std::string(other ? other : REPERES_BIN) + "/" + name;
}

struct Outcome {
    int status = -1;
    std::string output;  // both streams
};

// Runs a program to its end.
inline Outcome run(const std::vector<std::string>& words) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::dup2(ends[1], STDERR_FILENO);
        ::close(ends[0]);
        std::vector<char*> arguments;
        for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    Outcome outcome;
    std::array<char, 4096> buffer{};
    for (ssize_t got; (got = ::read(ends[0], buffer.data(), buffer.size())) > 0;)
        outcome.output.append(buffer.data(), static_cast<std::size_t>(got));
    ::close(ends[0]);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    outcome.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return outcome;
}

inline Outcome build_index(const std::filesystem::path& content, const std::filesystem::path& index) {
    return run({program("reperes-index"), "build", "--content", content.string(), "--index", index.string()});
}

// How a server is started.
struct Launch {
    std::filesystem::path content, index;
    std::string url;                 // the public address of the site, when it is told one
    std::filesystem::path data;      // empty: a folder of its own
    std::filesystem::path log;       // where its standard error goes on; empty: to ours
    std::vector<std::string> more;   // arguments
    bool may_vanish = false;         // asked in vain, it throws Vanished
};

// No answer came.
struct Vanished {};

class RunningServer {
 public:
    RunningServer(const std::filesystem::path& content, const std::filesystem::path& index,
                  const std::string& url = {})
        : RunningServer(Launch{content, index, url, {}, {}, {}, false}) {}
    explicit RunningServer(const Launch& launch) : may_vanish_(launch.may_vanish) {
        if (launch.data.empty()) own_data_ = std::make_unique<TemporaryFolder>();
        data_ = launch.data.empty() ? own_data_->path() / "data" : launch.data;
        std::vector<std::string> words{program("reperes-server"), "--content", launch.content, "--index",
                                       launch.index,              "--data",    data_,          "--listen",
                                       "127.0.0.1:0"};
        if (!launch.url.empty()) words.insert(words.end(), {"--url", launch.url});
        words.insert(words.end(), launch.more.begin(), launch.more.end());
        std::vector<char*> arguments;
        for (auto& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        std::array<int, 2> ends{};
        REQUIRE(::pipe(ends.data()) == 0);
        child_ = ::fork();
        if (child_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            ::close(ends[1]);
            if (!launch.log.empty())
                ::dup2(::open(launch.log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644), STDERR_FILENO);
            ::execv(arguments[0], arguments.data());
            ::_exit(127);
        }
        ::close(ends[1]);
        out_.reset(::fdopen(ends[0], "r"));
        const std::string said = line();
        const auto address = said.find("http://127.0.0.1:");
        REQUIRE(address != std::string::npos);
        origin_ = said.substr(address, said.find('\n') - address);
        client_ =
            std::make_unique<httplib::Client>("127.0.0.1", std::stoi(origin_.substr(origin_.rfind(':') + 1)));
        client_->set_read_timeout(30);
        client_->set_url_encode(false);  // an address goes as it is written: it would make '+' a %2B
    }
    ~RunningServer() {
        if (child_ > 0) CHECK(stop(SIGTERM) == 0);
    }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    // What it was told to keep its data in; gone with this object.
    [[nodiscard]] const std::filesystem::path& data() const { return data_; }

    // Its exit status.
    int stop(int signal) {
        ::kill(child_, signal);
        int status = 0;
        REQUIRE(::waitpid(child_, &status, 0) == child_);
        child_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    // It may be called while another thread asks.
    void kill() const { ::kill(child_, SIGKILL); }

    // "http://127.0.0.1:8080"
    [[nodiscard]] const std::string& origin() const { return origin_; }
    // The next line that it says on the terminal; waits for it.
    std::string line() {
        std::array<char, 256> text{};
        REQUIRE(std::fgets(text.data(), text.size(), out_.get()) != nullptr);
        return text.data();
    }

    [[nodiscard]] httplib::Response get(const std::string& target,
                                        const httplib::Headers& headers = {}) const {
        return answered(client_->Get(target, headers), target);
    }
    // A form, already encoded.
    [[nodiscard]] httplib::Response post(const std::string& target, const std::string& form,
                                         const httplib::Headers& headers = {}) const {
        return answered(client_->Post(target, headers, form, "application/x-www-form-urlencoded"), target);
    }
    [[nodiscard]] nlohmann::json json(const std::string& target) const {
        const auto answer = get(target);
        CHECK(answer.get_header_value("Content-Type") == "application/json; charset=utf-8");
        return nlohmann::json::parse(answer.body);
    }

 private:
    [[nodiscard]] httplib::Response answered(const httplib::Result& answer, const std::string& target) const {
        if (!answer && may_vanish_) throw Vanished();
        REQUIRE_MESSAGE(answer, "no answer for ", target);
        return *answer;
    }

    std::unique_ptr<TemporaryFolder> own_data_;
    std::filesystem::path data_;
    bool may_vanish_ = false;
    pid_t child_ = -1;
    std::unique_ptr<FILE, decltype(&std::fclose)> out_{nullptr, std::fclose};
    std::string origin_;
    std::unique_ptr<httplib::Client> client_;
};

}  // namespace reperes::tests
