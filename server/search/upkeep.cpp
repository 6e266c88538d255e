#include "search/upkeep.h"

#include <fmt/format.h>

#include <algorithm>

#include "index/builder.h"
#include "index/generation.h"
#include "index/sources.h"
#include "index/update.h"

namespace reperes::search {

namespace {

namespace fs = std::filesystem;

// Beyond both, building is faster, and the averages of the index are its content's again.
constexpr std::size_t kFewDocuments = 100;
constexpr std::size_t kFewOf = 5;  // a fifth of the documents of the content

bool is_few(std::size_t documents, const corpus::Corpus& corpus) {
    return documents <= std::max(kFewDocuments, corpus.documents.size() / kFewOf);
}

std::string counted(std::size_t documents) {
    return documents == 1 ? "1 document" : fmt::format("{} documents", documents);
}

bool is_there(const fs::path& file) {
    std::error_code ignored;
    return fs::exists(file, ignored);
}

// Whether `current` is this machine's to replace: nothing, or a generation built here.
bool is_built_here(const fs::path& index) {
    const auto generation = index::current_generation(index);
    return generation || generation.error().code == ErrorCode::not_found;
}

Result<void> rebuild(const fs::path& index, const fs::path& content, const std::string& why,
                     std::vector<std::string>& told) {
    index::BuildRequest request{content, index, {}, {}, true};
    const auto sources = index::read_sources(index);
    if (!sources && index::current_generation(index))
        told.emplace_back(
            "les collections d'ailleurs que l'index avait peut-être n'y sont plus : il ne dit pas de quels "
            "fichiers elles viennent. Reconstruisez-le avec --jsonl.");
    for (const auto& file : sources.value_or(std::vector<fs::path>()))
        if (is_there(file))
            request.jsonl.push_back(file);
        else
            told.push_back(fmt::format(
                "la collection « {} » n'est plus dans l'index : « {} » n'existe plus. Reconstruisez-le avec "
                "--jsonl quand le fichier sera revenu.",
                file.stem().string(), file.string()));
    const auto report = index::build(request);
    if (!report) return tl::unexpected<Error>(report.error());
    told.push_back(fmt::format("l'index a été reconstruit ({}, {:.1f} s) : {}", counted(report->documents),
                               report->seconds, why));
    return {};
}

Result<void> bring_up_to_date(const fs::path& index, const corpus::Corpus& corpus, const fs::path& content,
                              std::vector<std::string>& told) {
    const auto documents = index::outdated(index, corpus);
    if (!documents) return tl::unexpected<Error>(documents.error());
    if (!is_few(documents->size(), corpus)) {
        const auto why = fmt::format("{} n'y étaient pas tels qu'ils sont.", counted(documents->size()));
        return rebuild(index, content, why, told);
    }
    auto updated = index::update(index, corpus, *documents);
    if (updated) told.push_back(fmt::format("l'index a été mis à jour ({}).", counted(documents->size())));
    return updated;
}

}  // namespace

Result<void> catch_up(const fs::path& index, const corpus::Corpus& corpus) {
    const auto up_to_date = index::is_up_to_date(index, corpus);
    if (!up_to_date) return tl::unexpected<Error>(up_to_date.error());
    if (*up_to_date) return {};
    const auto documents = index::outdated(index, corpus);
    if (!documents) return tl::unexpected<Error>(documents.error());
    return index::update(index, corpus, *documents);
}

Result<Engine> open_repaired(const fs::path& index, const corpus::Corpus& corpus, const fs::path& content,
                             std::vector<std::string>& told) {
    auto engine = Engine::open(index, corpus.vocabulary, content);
    if (engine && engine->content_digest() == corpus.digest) return engine;
    if (!is_built_here(index)) return engine;
    if (engine) {
        const auto brought = bring_up_to_date(index, corpus, content, told);
        if (brought) return Engine::open(index, corpus.vocabulary, content, &*engine);
        told.push_back(
            fmt::format("l'index n'est pas à jour : {} {}", brought.error().message, brought.error().hint));
        return engine;
    }
    if (engine.error().code == ErrorCode::unavailable) return engine;
    const auto rebuilt = rebuild(index, content, engine.error().message, told);
    if (!rebuilt) return tl::unexpected<Error>(rebuilt.error());
    return Engine::open(index, corpus.vocabulary, content);
}

}  // namespace reperes::search
