#include <fmt/format.h>
#include <signal.h>

#include <iostream>
#include <memory>

#include "commands/commands.h"
#include "commands/terminal.h"
#include "publication/archive.h"
#include "publication/journal.h"

namespace reperes::commands {

namespace {

struct Typed {
    std::filesystem::path file;
    publication::ArchiveFolders folders;
    bool with_accounts = false;
};

// What leaves the site is an act like another.
int note_export(const Typed& typed) {
    std::vector<std::string> repaired;
    const auto journal = publication::Journal::open(typed.folders.data, repaired);
    for (const auto& sentence : repaired) std::cerr << sentence << '\n';
    if (!journal) return fail(journal.error());
    publication::JournalEntry entry;
    entry.who = "ligne-de-commande";
    entry.act = "export";
    entry.object = typed.file.filename().string();
    entry.detail = typed.with_accounts ? "avec les comptes" : "sans les comptes";
    const auto written = (*journal)->write(entry);
    return written ? 0 : fail(written.error());
}

int run_export(const Typed& typed) {
    ::signal(SIGXFSZ, SIG_IGN);  // an error that says which file, and not the end of the program
    const auto report = publication::export_archive(typed.file, typed.folders, typed.with_accounts);
    if (!report) return fail(report.error());
    for (const auto& name : report->left_out)
        std::cerr << fmt::format(
            "{} est laissé de côté : ce n'est pas un fichier du contenu ni des données.\n", name);
    std::cout << fmt::format(
        "{} fichiers exportés, {:.1f} Mo avant compression, {}.\n", report->files,
        static_cast<double>(report->bytes) / 1e6,
        typed.with_accounts ? "comptes compris : gardez cette archive en lieu sûr" : "sans les comptes");
    return note_export(typed);
}

int run_import(const Typed& typed) {
    ::signal(SIGXFSZ, SIG_IGN);
    const auto report = publication::import_archive(typed.file, typed.folders);
    if (!report) return fail(report.error());
    std::cout << fmt::format("{} fichiers écrits, {} déjà là, toutes les empreintes vérifiées.\n",
                             report->written, report->already_there);
    std::cout << fmt::format("Contenu : {} fautes, {} à l'export.\n", report->content_faults,
                             report->content_faults_at_export);
    for (const auto& fault : report->journal_faults) std::cerr << "journal : " << fault << '\n';
    std::cout << fmt::format("Journal : {}.\n",
                             report->journal_faults.empty()
                                 ? "sans faute"
                                 : fmt::format("{} fautes", report->journal_faults.size()));
    std::cout << fmt::format("L'index se reconstruit : reperes-index build --content {} --index DOSSIER\n",
                             typed.folders.content.string());
    return report->sound() ? 0 : kFailed;
}

}  // namespace

void add_archive(CLI::App& app, int& status) {
    const auto typed = std::make_shared<Typed>();
    const auto command = [&](const char* name, const char* help, int (*run)(const Typed&)) {
        auto* one = app.add_subcommand(name, help);
        one->add_option("FICHIER", typed->file, "Archive, comme sauvegarde.zip")->required();
        one->add_option("--content", typed->folders.content, "Dossier du contenu")->required();
        add_data_option(*one, typed->folders.data);
        one->callback([typed, run, &status] { status = run(*typed); });
        return one;
    };
    command("export", "Met le contenu et les données dans une archive, à tout moment", run_export)
        ->add_flag("--with-accounts", typed->with_accounts,
                   "Avec les comptes et la clé des seconds facteurs : l'archive ouvre alors l'espace");
    command("import", "Vérifie une archive puis la déplie dans des dossiers vides", run_import);
}

}  // namespace reperes::commands
