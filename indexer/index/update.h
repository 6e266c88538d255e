// Brings the index in use up to date with a content of which a few documents have changed, in place: what a
// publication waits for. A build (builder.h) is for the rest.
//
// One commit, synced with its folder; readers that opened the index before it see it as it was, until they
// are made to open it again. What is drawn from the whole content and not from one document (average lengths,
// which documents are related to the others) is left as the last build found it.
//
// Thread-safety: one at a time, and never beside a build: both take lock_index().
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/error.h"

namespace reperes::index {

// Whether the index was made of this very content.
Result<bool> is_up_to_date(const std::filesystem::path& index, const corpus::Corpus& corpus);

// `documents` are ids ("fiches/accueil"); of those that the index has otherwise than `corpus`, all must be
// named. `unavailable`: a build is under way.
Result<void> update(const std::filesystem::path& index, const corpus::Corpus& corpus,
                    const std::vector<std::string>& documents);

// The ids of the documents that the index has otherwise than `corpus`: what update() must be given when it is
// not known what changed.
Result<std::vector<std::string>> outdated(const std::filesystem::path& index, const corpus::Corpus& corpus);

}  // namespace reperes::index
