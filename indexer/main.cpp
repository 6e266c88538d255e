// The reperes-index command: builds the index, checks the content, explains the analysis and the ranking,
// imports fiches as drafts.
#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/remarks.h"
#include "import_command.h"
#include "index/builder.h"
#include "search/engine.h"
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
    fmt::print(
        "{} fautes : les fichiers ou lignes en faute ont été laissés de côté, les liens sans cible "
        "restent.\n",
        report->faults.size());
    return 1;
}

// What follows the number of faults.
std::string print_remarks(const corpus::Corpus& corpus) {
    const auto remarks = corpus::remarks(corpus, corpus::paris_day(corpus::now()));
    for (const auto& remark : remarks) std::cerr << corpus::describe(remark) << '\n';
    return fmt::format(", {} remarques", remarks.size());
}

// Remarks are advice: the status is that of the faults alone.
int run_check(const std::filesystem::path& content, bool quiet) {
    const auto corpus = corpus::load_corpus(content);
    if (!corpus) return fail(corpus.error());
    print(corpus->faults);
    const auto remarks = quiet ? std::string() : print_remarks(*corpus);
    std::size_t versions = 0;
    for (const auto& document : corpus->documents) versions += document.versions.size();
    fmt::print("{} documents, {} versions, {} fautes{}.\n", corpus->documents.size(), versions,
               corpus->faults.size(), remarks);
    return corpus->faults.empty() ? 0 : 1;
}

void explain_words(const std::string& text) {
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
}

int explain_results(const std::string& text, const std::filesystem::path& content,
                    const std::filesystem::path& index, std::size_t results) {
    const auto corpus = corpus::load_corpus(content);
    if (!corpus) return fail(corpus.error());
    const auto engine = search::Engine::open(index, corpus->vocabulary, content);
    if (!engine) return fail(engine.error());
    search::SearchRequest request;
    request.text = text;
    request.limit = results;
    request.at = corpus::now();
    request.explain = true;
    const auto page = engine->search(request);
    if (!page) return fail(page.error());
    fmt::print("\nQuestion{}\n", page->corrected ? fmt::format(", lue « {} »", page->suggestion) : "");
    for (const auto& line : page->explanation.words) fmt::print("  {}\n", line);
    fmt::print("\nDocuments\n  {}\n\nClassement\n  {}\n", page->explanation.matching,
               page->explanation.ranking);
    fmt::print("\n{} résultats\n", page->total);
    std::size_t rank = 0;
    for (const auto& hit : page->hits) {
        fmt::print("{}. {} « {} » : {:.3f}\n", ++rank, hit.id, hit.title, hit.score);
        for (const auto& [clause, score] : hit.clauses) fmt::print("     {:7.3f}  {}\n", score, clause);
        if (!hit.missing.empty()) fmt::print("     sans : {}\n", fmt::join(hit.missing, ", "));
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Repères : construire l'index, vérifier le contenu, expliquer l'analyse, importer."};
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
    bool quiet = false;
    check->add_flag("--quiet", quiet, "Sans les remarques, qui ne changent jamais le code de retour");

    std::string text;
    std::filesystem::path explained;
    std::size_t results = 5;
    auto* explain =
        app.add_subcommand("explain",
                           "Montre comment un texte est analysé, mot par mot, avec la place des octets ; "
                           "avec --content et --index, "
                           "comment il est cherché et ce que chaque clause donne à chaque résultat");
    explain->add_option("texte", text, "Le texte")->required();
    auto* of = explain->add_option("--content", content, "Dossier du contenu");
    auto* in = explain->add_option("--index", explained, "Dossier de l'index")->needs(of);
    of->needs(in);
    explain->add_option("--resultats", results, "Combien de résultats, au plus")
        ->needs(in)
        ->check(CLI::Range(1, 100));

    int status = 0;
    add_import(app, status);
    add_template(app, status);

    CLI11_PARSE(app, argc, argv);
    if (app.got_subcommand("import") || app.got_subcommand("template")) return status;
    if (*build) return run_build(std::move(request));
    if (*check) return run_check(content, quiet);
    explain_words(text);
    return explained.empty() ? 0 : explain_results(text, content, explained, results);
}
