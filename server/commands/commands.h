// The subcommands of reperes-server, each in its file. Each adds itself to the app and sets `status` to the
// exit status of the program when it is run; messages to the terminal, in French.
#pragma once

#include <CLI/CLI.hpp>

namespace reperes::commands {

void add_account(CLI::App& app, int& status);  // account add|list|role|reset|disable
void add_journal(CLI::App& app, int& status);  // journal verify
void add_archive(CLI::App& app, int& status);  // export, import

}  // namespace reperes::commands
