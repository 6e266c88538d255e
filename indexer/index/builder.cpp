#include "index/builder.h"

#include <fmt/format.h>

#include <chrono>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "corpus/country.h"
#include "corpus/digest.h"
#include "corpus/file.h"
#include "corpus/jsonl.h"
#include "index/generation.h"
#include "index/related.h"
#include "index/shards.h"
#include "index/suggestions.h"
#include "index/xapian_try.h"

namespace reperes::index {

namespace {

namespace fs = std::filesystem;
using corpus::Corpus;
using nlohmann::json;

constexpr std::size_t kSampleEvery = 16;  // documents of a collection from elsewhere, for the average lengths
constexpr std::size_t kMaxCollectionBytes = std::size_t{4} << 30;
constexpr unsigned kMinUsesToSuggest = 2;  // a word of a single document is as likely a misprint as a word

std::string collection_name(const fs::path& file) {
    return file.stem().string();
}

// Of everything that decides what the index holds.
Result<std::string> source_digest(const Corpus& corpus, const std::vector<fs::path>& jsonl) {
    std::string all = fmt::format("{}\n{}\n{}\n", kSchemaVersion, text::kAnalyserVersion, corpus.digest);
    for (const auto& file : jsonl) {
        const auto bytes = corpus::read_file(file, kMaxCollectionBytes);
        if (!bytes)
            return failure(bytes.error().code, fmt::format("{} : {}", file.string(), bytes.error().message),
                           "Vérifiez le chemin donné à --jsonl.");
        all += fmt::format("{} {}\n", collection_name(file), corpus::sha256(*bytes));
    }
    return corpus::sha256(all);
}

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

// What is said of a place in brackets is no part of its name: "Hackney (Londres)".
std::string name_of_place(const std::string& territory) {
    const auto bracket = territory.find(" (");
    return territory.substr(0, bracket);
}

// The values that a facet may take, their labels and the names that a question may call them by, in the order
// of the vocabularies. The index describes itself: a server needs no vocabulary to count and to name.
json facet_values(const Corpus& corpus, const std::vector<fs::path>& jsonl) {
    json all = json::object();
    const auto put = [&](std::string_view facet, const std::string& value, const std::string& label,
                         const std::set<std::string>& names = {}) {
        all[std::string(facet)].push_back({value, label, names});
    };
    for (const auto& facet : kFacets) all[std::string(facet.name)] = json::array();
    const auto put_terms = [&](std::string_view facet, const corpus::TermList& terms) {
        for (const auto& term : terms) put(facet, term.id, term.label);
    };
    for (const auto& type : corpus.vocabulary.types) put("type", type.id, type.label, {type.label});
    for (const auto& file : jsonl) put("type", collection_name(file), collection_name(file));
    put_terms("theme", corpus.vocabulary.themes);
    put_terms("public", corpus.vocabulary.publics);
    put_terms("preuve", corpus.vocabulary.evidence_levels);
    put_terms("portee", corpus.vocabulary.scopes);
    std::map<std::string, std::set<std::string>> countries;  // and their places, those of France left aside
    std::set<std::string> years;
    for (const auto& document : corpus.documents) {
        const auto& latest = document.versions.back();
        if (const auto* groupe = corpus::as_groupe(latest))
            put("groupe", document.name, fmt::format("{} : {}", groupe->sigle, latest.title));
        for (const auto& version : document.versions) {
            years.insert(publication_year(version));
            const auto* fiche = corpus::as_fiche(version);
            if (!fiche) continue;
            for (const auto& code : fiche->countries) countries[code].insert(corpus::country_name(code));
            if (fiche->countries.size() != 1 || fiche->countries.front() == "FR") continue;
            for (const auto& territory : fiche->territories)
                countries[fiche->countries.front()].insert(name_of_place(territory));
        }
    }
    for (int number = 1; number <= corpus::kRecommandations; ++number) {
        const auto* document = corpus.find_recommandation(number);
        put("recommandation", fmt::format("{}", number),
            document ? fmt::format("{}. {}", number, document->versions.back().title)
                     : fmt::format("{}", number),
            {fmt::format("recommandation {}", number), fmt::format("reco {}", number)});
    }
    for (const auto& [code, names] : countries) put("pays", code, corpus::country_name(code), names);
    for (const auto& year : years) put("annee", year, year);
    return all;
}

void describe_index(Xapian::WritableDatabase& database, const Corpus& corpus, const std::string& source,
                    const std::vector<fs::path>& jsonl, const WordUses& uses) {
    const auto set = [&](std::string_view key, std::string_view value) {
        database.set_metadata(std::string(key), std::string(value));
    };
    set(kMetaSchema, kSchemaVersion);
    set(kMetaAnalyser, text::kAnalyserVersion);
    set(kMetaVocabulary, corpus.vocabulary.digest);
    set(kMetaContent, corpus.digest);
    set(kMetaSource, source);
    set(kMetaFacets, facet_values(corpus, jsonl).dump());
    for (const auto& [word, use] : uses) {
        if (use.documents < kMinUsesToSuggest) continue;
        database.add_spelling(word, use.documents);
        const auto usual =
            std::max_element(use.written.begin(), use.written.end(), [](const auto& a, const auto& b) {
                return a.second != b.second ? a.second < b.second : a.first < b.first;
            });
        if (usual->first != word) database.set_metadata(term(kMetaAccents, word), usual->first);
    }
    database.commit();
}

double size_in_megabytes(const fs::path& folder) {
    double bytes = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->is_regular_file()) bytes += static_cast<double>(it->file_size());
    return bytes / 1e6;
}

Result<void> write_generation(const BuildRequest& request, const Corpus& corpus, const std::string& source,
                              const fs::path& generation, BuildReport& report) {
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
    for (auto& entry : own) {
        suggestions.add_own(entry);
        write(std::move(entry));
    }
    auto read = each_entry(request.jsonl, report.faults, [&](Entry entry) {
        suggestions.add_elsewhere(entry);
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
        describe_index(database, corpus, source, request.jsonl, written->uses);
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
    const auto source = source_digest(*corpus, request.jsonl);
    if (!source) return tl::unexpected<Error>(source.error());
    BuildReport report;
    report.faults = corpus->faults;
    const auto since = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    if (!request.force && is_current(request, *source)) {
        report.up_to_date = true;
        report.seconds = since();
        return report;
    }
    const fs::path generation = next_generation(request.index);
    auto written = write_generation(request, *corpus, *source, generation, report);
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
