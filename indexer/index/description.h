// What an index says of itself, in its metadata: what it was made from and by, and what was found once for
// all of its documents.
//
// Free functions: call them from the thread that owns the database handle.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <xapian.h>

#include "corpus/corpus.h"
#include "corpus/error.h"
#include "index/lengths.h"

namespace reperes::index {

// A collection from elsewhere: the name of its file, and the digest of what it held.
struct ExternalCollection {
    std::string name, digest;
};

// "codes-fr" for "/srv/codes-fr.jsonl".
std::string collection_name(const std::filesystem::path& jsonl);

// Reads the files through; the error says which one cannot be read.
Result<std::vector<ExternalCollection>> collections_of(const std::vector<std::filesystem::path>& jsonl);

// What a build finds out and what updates keep as it is.
struct BuildFacts {
    AverageLengths averages;
    std::vector<ExternalCollection> collections;
};

// Of everything that decides what the index holds.
std::string source_digest(const corpus::Corpus& corpus, const std::vector<ExternalCollection>& collections);

// Not committed.
void write_description(Xapian::WritableDatabase& database, const corpus::Corpus& corpus,
                       const BuildFacts& facts);

Result<BuildFacts> read_build_facts(const Xapian::Database& database);

}  // namespace reperes::index
