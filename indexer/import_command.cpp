#include "import_command.h"

#include <fmt/format.h>
#include <signal.h>

#include <iostream>
#include <memory>
#include <string>

#include "publication/import_drafts.h"
#include "publication/import_table.h"

namespace reperes {

namespace {

constexpr int kLinesLeftOut = 1, kNothingDone = 2;

int run_import(const publication::DraftImportRequest& request) {
    ::signal(SIGXFSZ, SIG_IGN);  // an error that says which file, and not the end of the program
    const auto report = publication::import_drafts(request, [](const std::string& sentence) {
        std::cout << sentence << '\n' << std::flush;
    });
    if (!report) {
        std::cerr << "reperes-index : " << report.error().message << '\n' << report.error().hint << '\n';
        return kNothingDone;
    }
    std::cout << fmt::format("Brouillons créés : {}. Lignes laissées de côté : {}.\n", report->created,
                             report->left_out);
    return report->left_out == 0 && report->noted ? 0 : kLinesLeftOut;
}

}  // namespace

void add_import(CLI::App& app, int& status) {
    struct Typed {
        publication::DraftImportRequest request;
        std::string as;
    };
    const auto typed = std::make_shared<Typed>();
    auto* import = app.add_subcommand(
        "import", "Importe les fiches d'un tableau (CSV ou JSONL) en brouillons, le serveur arrêté");
    auto& request = typed->request;
    import->add_option("FICHIER", request.file, "Une fiche par ligne, comme dans « reperes-index template »")
        ->required();
    import->add_option("--as", typed->as, "Ce que deviennent les fiches : draft, des brouillons")
        ->required()
        ->check(CLI::IsMember({"draft"}));
    import->add_option("--data", request.data, "Dossier des données du serveur")->required();
    import->add_option("--content", request.content, "Dossier du contenu")->required();
    import->add_option("--author", request.author, "Compte dont seront les brouillons")->required();
    import->add_flag("--skip-faulty", request.skip_faulty,
                     "Importe les lignes sans faute d'un fichier qui a des fautes");
    import->callback([typed, &status] { status = run_import(typed->request); });
}

void add_template(CLI::App& app, int& status) {
    auto* one = app.add_subcommand("template", "Donne un tableau à remplir, avec une fiche d'exemple (CSV)");
    one->callback([&status] {
        std::cout << publication::import_template() << std::flush;
        status = std::cout ? 0 : kNothingDone;
    });
}

}  // namespace reperes
