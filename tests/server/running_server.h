// The real reperes-server, started on a free port over a real content, and asked over HTTP.
#pragma once

#include <doctest/doctest.h>
#include <httplib.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "unit/temporary_folder.h"

namespace reperes::tests {

// Where the programs are: told by the build.
inline std::string program(const std::string& name) {
    return std::string(REPERES_BIN) + "/" + name;
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

class RunningServer {
 public:
    // `url`: the public address of the site, when it is told one.
    RunningServer(const std::filesystem::path& content, const std::filesystem::path& index,
                  const std::string& url = {}) {
        std::array<int, 2> ends{};
        REQUIRE(::pipe(ends.data()) == 0);
        const std::string server = program("reperes-server"), data = data_.path() / "data";
        child_ = ::fork();
        if (child_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            ::execl(server.c_str(), "reperes-server", "--content", content.c_str(), "--index", index.c_str(),
                    "--data", data.c_str(), "--listen", "127.0.0.1:0", url.empty() ? nullptr : "--url",
                    url.c_str(), nullptr);
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
    [[nodiscard]] std::filesystem::path data() const { return data_.path() / "data"; }

    // Its exit status.
    int stop(int signal) {
        ::kill(child_, signal);
        int status = 0;
        REQUIRE(::waitpid(child_, &status, 0) == child_);
        child_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

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
        const auto answer = client_->Get(target, headers);
        REQUIRE_MESSAGE(answer, "no answer for ", target);
        return *answer;
    }
    // A form, already encoded.
    [[nodiscard]] httplib::Response post(const std::string& target, const std::string& form,
                                         const httplib::Headers& headers = {}) const {
        const auto answer = client_->Post(target, headers, form, "application/x-www-form-urlencoded");
        REQUIRE_MESSAGE(answer, "no answer for ", target);
        return *answer;
    }
    [[nodiscard]] nlohmann::json json(const std::string& target) const {
        const auto answer = get(target);
        CHECK(answer.get_header_value("Content-Type") == "application/json; charset=utf-8");
        return nlohmann::json::parse(answer.body);
    }

 private:
    TemporaryFolder data_;
    pid_t child_ = -1;
    std::unique_ptr<FILE, decltype(&std::fclose)> out_{nullptr, std::fclose};
    std::string origin_;
    std::unique_ptr<httplib::Client> client_;
};

}  // namespace reperes::tests
