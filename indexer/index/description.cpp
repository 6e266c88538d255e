#include "index/description.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "corpus/digest.h"
#include "corpus/file.h"
#include "index/facet_values.h"
#include "index/xapian_try.h"
#include "text/analyser.h"

namespace reperes::index {

namespace {

using nlohmann::json;

constexpr std::size_t kMaxCollectionBytes = std::size_t{4} << 30;

std::vector<std::string> names_of(const std::vector<ExternalCollection>& collections) {
    std::vector<std::string> names;
    for (const auto& collection : collections) names.push_back(collection.name);
    return names;
}

}  // namespace

std::string collection_name(const std::filesystem::path& jsonl) {
    return jsonl.stem().string();
}

Result<std::vector<ExternalCollection>> collections_of(const std::vector<std::filesystem::path>& jsonl) {
    std::vector<ExternalCollection> collections;
    for (const auto& file : jsonl) {
        const auto bytes = corpus::read_file(file, kMaxCollectionBytes);
        if (!bytes)
            return failure(bytes.error().code, fmt::format("{} : {}", file.string(), bytes.error().message),
                           "Vérifiez le chemin donné à --jsonl.");
        collections.push_back({collection_name(file), corpus::sha256(*bytes)});
    }
    return collections;
}

std::string source_digest(const corpus::Corpus& corpus, const std::vector<ExternalCollection>& collections) {
    std::string all = fmt::format("{}\n{}\n{}\n", kSchemaVersion, text::kAnalyserVersion, corpus.digest);
    for (const auto& [name, digest] : collections) all += fmt::format("{} {}\n", name, digest);
    return corpus::sha256(all);
}

void write_description(Xapian::WritableDatabase& database, const corpus::Corpus& corpus,
                       const BuildFacts& facts) {
    const auto set = [&](std::string_view key, std::string_view value) {
        database.set_metadata(std::string(key), std::string(value));
    };
    json collections = json::array();
    for (const auto& [name, digest] : facts.collections) collections.push_back({name, digest});
    set(kMetaSchema, kSchemaVersion);
    set(kMetaAnalyser, text::kAnalyserVersion);
    set(kMetaVocabulary, corpus.vocabulary.digest);
    set(kMetaContent, corpus.digest);
    set(kMetaSource, source_digest(corpus, facts.collections));
    set(kMetaLengths, json{facts.averages.body, facts.averages.title}.dump());
    set(kMetaCollections, collections.dump());
    set(kMetaFacets, facet_values(corpus, names_of(facts.collections)));
}

Result<BuildFacts> read_build_facts(const Xapian::Database& database) {
    const auto stored = xapian_try([&] {
        return std::pair(database.get_metadata(std::string(kMetaLengths)),
                         database.get_metadata(std::string(kMetaCollections)));
    });
    if (!stored) return tl::unexpected<Error>(stored.error());
    try {
        const auto lengths = json::parse(stored->first), collections = json::parse(stored->second);
        BuildFacts facts{{lengths.at(0).get<double>(), lengths.at(1).get<double>()}, {}};
        for (const auto& collection : collections)
            facts.collections.push_back(
                {collection.at(0).get<std::string>(), collection.at(1).get<std::string>()});
        return facts;
    } catch (const json::exception&) {
        return failure(ErrorCode::incompatible, "l'index ne dit pas de quoi il a été fait.",
                       "Reconstruisez-le : reperes-index build --content DOSSIER --index DOSSIER");
    }
}

}  // namespace reperes::index
