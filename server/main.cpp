// The reperes-server command: serves, or does what its subcommand says.
#include <CLI/CLI.hpp>

#include <iostream>

#include "commands/commands.h"
#include "serve.h"

int main(int argc, char** argv) {
    CLI::App app{
        "Repères : le serveur. Il sert les pages et la recherche sur cette machine ; nginx se place devant "
        "pour Internet. Ses sous-commandes tiennent les comptes, le journal et les archives."};
    reperes::ServeOptions options;
    app.add_option("--content", options.content,
                   "Dossier du contenu (fiches, texte de référence, vocabulaires)");
    app.add_option("--index", options.index, "Dossier de l'index ; construit s'il manque");
    app.add_option("--data", options.data,
                   "Dossier des données du serveur (comptes, brouillons) ; créé s'il manque");
    app.add_option("--listen", options.listen, "127.0.0.1:PORT (0 : un port libre) ou unix:CHEMIN")
        ->capture_default_str();
    app.add_option(
        "--url", options.url,
        "Adresse publique du site, comme https://reperes.exemple.fr (par défaut : celle où le serveur "
        "écoute)");
    app.add_option("--identity-socket", options.identity_socket,
                   "unix:CHEMIN, pour un mandataire qui identifie lui-même ses utilisateurs et les nomme par "
                   "l'en-tête X-Reperes-Identite");
    int status = 0;
    reperes::commands::add_account(app, status);
    reperes::commands::add_journal(app, status);
    reperes::commands::add_archive(app, status);
    app.require_subcommand(0, 1);
    CLI11_PARSE(app, argc, argv);
    if (!app.get_subcommands().empty()) return status;
    if (options.content.empty() || options.index.empty() || options.data.empty()) {
        std::cerr
            << "reperes-server : pour servir, il faut --content, --index et --data (--help les explique).\n";
        return 2;
    }
    return reperes::serve(options);
}
