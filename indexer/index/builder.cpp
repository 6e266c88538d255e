#include "index/builder.h"

#include <fmt/format.h>

#include <chrono>

#include "corpus/jsonl.h"
#include "index/description.h"
#include "index/generation.h"
#include "index/related.h"
#include "index/shards.h"
#include "index/sources.h"
#include "index/spellings.h"
#include "index/suggestions.h"
#include "index/xapian_try.h"

namespace reperes::index {

namespace {

namespace fs = std::filesystem;
using corpus::Corpus;

constexpr std::size_t kSampleEvery = 16;  // documents of a collection from elsewhere, for the average lengths

bool is_current(const BuildRequest& request, const std::string& source) {
    const auto database = open_current(request.index);
    if (!database) return false;
    const auto stored = xapian_try([&] { return database->get_metadata(std::string(kMetaSource)); });
    return stored && *stored == source;
}

// Every entry of the collections from elsewhere. Faults are noted in `faults`.
Result<void> each_entry(const std::vector<fs::path>& jsonl, std::vector<corpus::Fault>& faults,
                        const std::function<void(Entry)>& each) {
    for (const auto& file : jsonl) {
        const auto name = collection_name(file);
        auto read = corpus::read_jsonl(
            file, faults, [&](corpus::ExternalDocument d) { each(entry_of(std::move(d), name)); });
        if (!read) return read;
    }
    return {};
}

// Over all the entries of the content, and a sample of the collections.
Result<AverageLengths> sample_lengths(const std::vector<Entry>& own, const std::vector<fs::path>& jsonl) {
    Composer composer({});
    std::size_t bodies = 0, titles = 0;
    double body = 0, title = 0;
    const auto measure = [&](const Entry& entry) {
        const auto lengths = composer.measure(entry);
        body += static_cast<double>(lengths.body);
        ++bodies;
        if (lengths.title > 0) {  // a collection without titles says nothing of their length
            title += static_cast<double>(lengths.title);
            ++titles;
        }
    };
    for (const auto& entry : own) measure(entry);
    std::size_t seen = own.size();
    std::vector<corpus::Fault> ignored;  // noted when the entries are written
    auto read = each_entry(jsonl, ignored, [&](const Entry& entry) {
        if (++seen % kSampleEvery == 0) measure(entry);
    });
    if (!read) return tl::unexpected<Error>(read.error());
    AverageLengths averages;
    if (body > 0) averages.body = body / static_cast<double>(bodies);
    if (title > 0) averages.title = title / static_cast<double>(titles);
    return averages;
}

double size_in_megabytes(const fs::path& folder) {
    double bytes = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->is_regular_file()) bytes += static_cast<double>(it->file_size());
    return bytes / 1e6;
}

Result<void> write_generation(const BuildRequest& request, const Corpus& corpus,
                              std::vector<ExternalCollection> collections, const fs::path& generation,
                              BuildReport& report) {
    auto own = entries_of(corpus);
    const auto averages = sample_lengths(own, request.jsonl);
    if (!averages) return tl::unexpected<Error>(averages.error());
    const fs::path work = generation.string() + ".work";
    std::error_code error;
    fs::remove_all(work, error);
    fs::create_directories(work, error);
    if (error)
        return failure(ErrorCode::io, fmt::format("impossible d'écrire dans « {} ».", request.index.string()),
                       error.message());
    ShardWriter writer(work, *averages);
    const auto write = [&](Entry entry) {
        writer.add(std::move(entry));
        if (++report.documents % 1000 == 0 && request.progress) request.progress(report.documents);
    };
    SuggestionWriter suggestions;
    for (auto& entry : own) write(std::move(entry));
    auto read = each_entry(request.jsonl, report.faults, [&](Entry entry) {
        suggestions.add(entry);
        write(std::move(entry));
    });
    if (!read) return read;
    auto written = writer.finish();
    if (!written) return tl::unexpected<Error>(written.error());
    auto merged = xapian_try([&] {
        Xapian::Database all;
        for (const auto& shard : written->shards) all.add_database(Xapian::Database(shard.string()));
        all.compact(generation.string(), Xapian::Compactor::FULL);
        Xapian::WritableDatabase database(generation.string(), Xapian::DB_OPEN);
        write_related(database, corpus, corpus::now());
        suggestions.store(database);
        store_own_suggestions(database, corpus);
        store_spellings(database, written->uses);
        write_description(database, corpus, {*averages, std::move(collections)});
        database.commit();
        return database.get_doccount();
    });
    fs::remove_all(work, error);
    if (!merged) return tl::unexpected<Error>(merged.error());
    if (*merged != report.documents)
        return failure(ErrorCode::io,
                       fmt::format("l'index compte {} documents au lieu de {}.", *merged, report.documents),
                       "Relancez la construction.");
    return {};
}

}  // namespace

Result<BuildReport> build(const BuildRequest& request) {
    const auto start = std::chrono::steady_clock::now();
    auto lock = lock_index(request.index);
    if (!lock) return tl::unexpected<Error>(lock.error());
    const auto corpus = corpus::load_corpus(request.content);
    if (!corpus) return tl::unexpected<Error>(corpus.error());
    auto collections = collections_of(request.jsonl);
    if (!collections) return tl::unexpected<Error>(collections.error());
    BuildReport report;
    report.faults = corpus->faults;
    const auto since = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    if (!request.force && is_current(request, source_digest(*corpus, *collections))) {
        report.up_to_date = true;
        report.seconds = since();
        return report;
    }
    const fs::path generation = next_generation(request.index);
    auto written = write_generation(request, *corpus, std::move(*collections), generation, report);
    if (written) written = write_sources(request.index, request.jsonl);
    if (written) written = publish(request.index, generation);
    if (!written) {
        std::error_code ignored;
        fs::remove_all(generation, ignored);
        return tl::unexpected<Error>(written.error());
    }
    report.megabytes = size_in_megabytes(generation);
    report.seconds = since();
    return report;
}

}  // namespace reperes::index
