// The subcommands of reperes-server, run in this process with what they print.
#pragma once

#include <doctest/doctest.h>

#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "commands/commands.h"

namespace reperes::commands {

struct Ran {
    int status = -1;  // of the program
    std::string out, err;
};

// What a stream says while this lives.
class Captured {
 public:
    explicit Captured(std::ostream& stream) : stream_(stream), before_(stream.rdbuf(text_.rdbuf())) {}
    ~Captured() { stream_.rdbuf(before_); }
    Captured(const Captured&) = delete;
    Captured& operator=(const Captured&) = delete;
    [[nodiscard]] std::string text() const { return text_.str(); }

 private:
    std::ostringstream text_;
    std::ostream& stream_;
    std::streambuf* before_;
};

inline Ran run(std::vector<std::string> arguments) {
    CLI::App app;
    Ran ran;
    add_account(app, ran.status);
    add_journal(app, ran.status);
    add_archive(app, ran.status);
    const Captured out(std::cout), err(std::cerr);
    std::reverse(arguments.begin(), arguments.end());
    try {
        app.parse(arguments);
    } catch (const CLI::ParseError& error) {
        ran.status = app.exit(error, std::cout, std::cerr);
    }
    ran.out = out.text();
    ran.err = err.text();
    return ran;
}

}  // namespace reperes::commands
