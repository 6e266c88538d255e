// What every command says in the same way.
#pragma once

#include <filesystem>
#include <string>

#include <CLI/CLI.hpp>

#include "corpus/error.h"

namespace reperes::commands {

// Exit status of a command that could not do its work.
inline constexpr int kFailed = 1;

// Prints the error and its hint; the exit status.
int fail(const Error& error);

// --data, required.
void add_data_option(CLI::App& command, std::filesystem::path& data);

}  // namespace reperes::commands
