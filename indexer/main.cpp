// The reperes-index command: builds the index, checks the content, explains the analysis.
#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "index/builder.h"
#include "text/analyser.h"

namespace {

using namespace reperes;

int fail(const Error& error) {
    std::cerr << "reperes-index : " << error.message << '\n';
    if (!error.hint.empty()) std::cerr << error.hint << '\n';
    return 2;
}

void print(const std::vector<corpus::Fault>& faults) {
    for (const auto& fault : faults) std::cerr << corpus::describe(fault) << '\n';
}

int run_build(index::BuildRequest request) {
    const bool terminal = ::isatty(STDERR_FILENO) == 1;
    if (terminal)
        request.progress = [](std::size_t documents) { fmt::print(stderr, "\r{} documents…", documents); };
    const auto report = index::build(request);
    if (terminal) fmt::print(stderr, "\r\033[K");
    if (!report) return fail(report.error());
    print(report->faults);
    if (report->up_to_date)
        fmt::print("L'index est à jour ({:.1f} s).\n", report->seconds);
    else
        fmt::print("{} documents indexés en {:.1f} s, {:.1f} Mo.\n", report->documents, report->seconds,
                   report->megabytes);
    if (report->faults.empty()) return 0;
    fmt::print("{} fautes : les fichiers ou lignes en faute ont été laissés de côté.\n",
               report->faults.size());
    return 1;
}

int run_check(const std::filesystem::path& content) {
    const auto corpus = corpus::load_corpus(content);
    if (!corpus) return fail(corpus.error());
    print(corpus->faults);
    std::size_t versions = 0;
    for (const auto& document : corpus->documents) versions += document.versions.size();
    fmt::print("{} documents, {} versions, {} fautes.\n", corpus->documents.size(), versions,
               corpus->faults.size());
    return corpus->faults.empty() ? 0 : 1;
}

int run_explain(const std::string& text) {
    text::Analyser analyser;
    for (const auto& token : analyser.analyse(text)) {
        const auto& forms = *token.forms;
        fmt::print("[{}, {}[ position {}{} « {} » : {}{}{}{}{}{}\n", token.begin, token.end, token.position,
                   token.compound ? " (composé)" : "", text.substr(token.begin, token.end - token.begin),
                   fmt::join(forms.exact, " | "), forms.accented.empty() ? "" : " accents=" + forms.accented,
                   forms.stems.empty() ? "" : fmt::format(" racines={}", fmt::join(forms.stems, "|")),
                   forms.sigle.empty() ? "" : " sigle=" + forms.sigle,
                   forms.articles.empty() ? "" : fmt::format(" articles={}", fmt::join(forms.articles, "|")),
                   forms.stop ? " (mot vide)" : "");
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Repères : construire l'index, vérifier le contenu, expliquer l'analyse."};
    app.require_subcommand(1);

    index::BuildRequest request;
    auto* build = app.add_subcommand(
        "build",
        "Construit l'index du contenu ; le code de retour est 1 si des fichiers ont été laissés de côté");
    build->add_option("--content", request.content, "Dossier du contenu")->required();
    build->add_option("--index", request.index, "Dossier de l'index ; créé s'il manque")->required();
    build->add_option("--jsonl", request.jsonl,
                      "Collection d'ailleurs, un objet JSON par ligne (id, title, text, meta) ; répétable");
    build->add_flag("--force", request.force, "Reconstruit même si l'index est à jour");

    std::filesystem::path content;
    auto* check =
        app.add_subcommand("check", "Signale chaque faute du contenu ; le code de retour est 1 s'il y en a");
    check->add_option("--content", content, "Dossier du contenu")->required();

    std::string text;
    auto* explain = app.add_subcommand(
        "explain", "Montre comment un texte est analysé, mot par mot, avec la place des octets");
    explain->add_option("texte", text, "Le texte")->required();

    CLI11_PARSE(app, argc, argv);
    if (*build) return run_build(std::move(request));
    if (*check) return run_check(content);
    return run_explain(text);
}
