#include "commands/terminal.h"

#include <iostream>

namespace reperes::commands {

int fail(const Error& error) {
    std::cerr << "reperes-server : " << error.message << '\n';
    if (!error.hint.empty()) std::cerr << error.hint << '\n';
    return kFailed;
}

void add_data_option(CLI::App& command, std::filesystem::path& data) {
    command.add_option("--data", data, "Dossier des données du serveur")->required();
}

}  // namespace reperes::commands
