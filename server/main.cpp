// The reperes-server command: serves the pages and the search until SIGINT or SIGTERM.
#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>
#include <string>
#include <thread>

#include "corpus/durable_file.h"
#include "http/routes.h"
#include "http/server.h"
#include "pages/origin.h"
#include "pages/pages.h"
#include "pages/site.h"
#include "space.h"

namespace {

using namespace reperes;

// Of a site that is reached by a socket, when nothing says its public address.
constexpr const char* kLocalUrl = "http://localhost";

int fail(const std::string& message, const std::string& hint) {
    std::cerr << "reperes-server : " << message << '\n';
    if (!hint.empty()) std::cerr << hint << '\n';
    return 1;
}

// Blocked before any thread starts, so that every thread inherits it and only wait_for_stop() sees the
// signals.
sigset_t block_stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    return signals;
}

void report(const pages::Snapshot& snapshot, const std::string& url) {
    if (!snapshot.corpus.faults.empty())
        spdlog::warn(
            "{} fautes dans le contenu : les fichiers fautifs sont laissés de côté (reperes-index check les "
            "détaille).",
            snapshot.corpus.faults.size());
    std::cout << "Repères est prêt : " << url << std::endl;
}

// The way in, for whoever can read this terminal.
void report_first_account(const workspace::Workspace& space, const std::string& url) {
    const auto secret = space.first_account_secret();
    if (secret.empty()) return;
    std::cout << "Aucun compte n'existe encore. Pour créer le premier, ouvrez sur cette machine :\n"
              << url << "/espace/premier-compte?cle=" << secret << std::endl;
}

// Readers are served even when the space cannot be opened.
std::unique_ptr<Space> open_space(const std::filesystem::path& content, const std::filesystem::path& data,
                                  pages::Site& site, pages::Pages& pages) {
    std::vector<std::string> repaired;
    auto space = Space::open(content, data, site, pages, repaired);
    for (const auto& what : repaired) spdlog::warn("{}", what);
    if (space) return std::move(*space);
    spdlog::error("l'espace de la commission est fermé : {} {}", space.error().message, space.error().hint);
    return nullptr;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{
        "Repères : le serveur. Il sert les pages et la recherche sur cette machine ; nginx se place devant "
        "pour Internet."};
    std::filesystem::path content, index, data;
    std::string listen = "127.0.0.1:8080", url;
    app.add_option("--content", content, "Dossier du contenu (fiches, texte de référence, vocabulaires)")
        ->required();
    app.add_option("--index", index, "Dossier de l'index, fait par reperes-index build")->required();
    app.add_option("--data", data, "Dossier des données du serveur (comptes, brouillons) ; créé s'il manque")
        ->required();
    app.add_option("--listen", listen, "127.0.0.1:PORT (0 : un port libre) ou unix:CHEMIN")
        ->capture_default_str();
    app.add_option(
        "--url", url,
        "Adresse publique du site, comme https://reperes.exemple.fr (par défaut : celle où le serveur "
        "écoute)");
    CLI11_PARSE(app, argc, argv);

    spdlog::set_default_logger(spdlog::stderr_color_mt("reperes"));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S%z %l %v");
    const sigset_t signals = block_stop_signals();

    const auto address = http::parse_address(listen);
    if (!address) return fail(address.error(), "");
    const auto origin = pages::parse_origin(url.empty() ? kLocalUrl : url);
    if (!origin) return fail("--url : " + origin.error().message, origin.error().hint);
    if (const auto made = corpus::create_folder(data, 0700); !made)
        return fail(made.error().message, "Choisissez un autre dossier avec --data.");
    std::vector<std::string> told;
    auto site = pages::Site::open(content, index, told);
    for (const auto& what : told) spdlog::warn("{}", what);
    if (!site) return fail(site.error().message, site.error().hint);
    auto pages = pages::Pages::create(**site);
    if (!pages) return fail(pages.error().message, pages.error().hint);

    const auto gaps = search::Gaps::open(data);
    if (gaps)
        (*pages)->set_gaps(gaps->get());
    else
        spdlog::warn("les recherches sans réponse ne sont pas comptées : {} {}", gaps.error().message,
                     gaps.error().hint);
    const auto space = open_space(content, data, **site, **pages);
    http::Rules rules;
    rules.forms_under = "/espace";
    http::Server server(*address, http::make_routes(**pages, space ? &space->workspace() : nullptr), rules);
    const auto bound = server.bind();
    if (!bound) return fail(bound.error(), "");
    const bool is_told = !url.empty() || !bound->unix_path.empty();
    (*pages)->set_origin(is_told ? *origin : bound->url());
    if (space) space->workspace().set_public(origin->starts_with("https://"));
    std::thread serving([&] { server.run(); });
    report(*(*site)->current(), bound->url());
    if (space && bound->unix_path.empty()) report_first_account(space->workspace(), bound->url());
    int received = 0;
    sigwait(&signals, &received);
    server.stop();
    serving.join();
    if (gaps)
        if (const auto saved = (*gaps)->save(corpus::now()); !saved)
            spdlog::warn("{}", saved.error().message);
    return 0;
}
