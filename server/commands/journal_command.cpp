#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "commands/commands.h"
#include "commands/terminal.h"
#include "publication/journal.h"

namespace reperes::commands {

namespace {

int verify(const std::filesystem::path& data) {
    const auto report = publication::verify_journal(data);
    if (!report) return fail(report.error());
    for (const auto& fault : report->faults) std::cerr << fault << '\n';
    if (!report->faults.empty()) {
        std::cout << fmt::format("{} faute{} : le journal n'est plus tel qu'il a été écrit.\n",
                                 report->faults.size(), report->faults.size() > 1 ? "s" : "");
        return kFailed;
    }
    std::cout << fmt::format("{} acte{}, sans faute.\n", report->entries, report->entries > 1 ? "s" : "");
    if (!report->head.empty())
        std::cout << fmt::format("Empreinte de la dernière ligne : {}\n", report->head);
    return 0;
}

}  // namespace

void add_journal(CLI::App& app, int& status) {
    auto* journal = app.add_subcommand("journal", "Le journal des actes de la commission");
    journal->require_subcommand(1);
    auto* one = journal->add_subcommand(
        "verify", "Relit le journal depuis sa première ligne ; le code de retour est 1 s'il a été changé");
    const auto data = std::make_shared<std::filesystem::path>();
    add_data_option(*one, *data);
    one->callback([data, &status] { status = verify(*data); });
}

}  // namespace reperes::commands
