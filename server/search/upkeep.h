// Keeps an index in step with its content: what the server does by itself instead of asking for a command.
//
// Thread-safety: the index is locked while it is written; a second one at work is answered `unavailable`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/error.h"
#include "search/engine.h"

namespace reperes::search {

// Brings the index in use up to date in place.
Result<void> catch_up(const std::filesystem::path& index, const corpus::Corpus& corpus);

// An engine on the index of this content, whatever state the index is in: brought up to date when a few
// documents differ; built anew when many do, or when there is no index, or a damaged one, or one of another
// schema, analyser or vocabulary. `told` gets a sentence in French for each thing that was done, or that
// could not be. An index that is made elsewhere (shards, remote servers) is left as it is.
Result<Engine> open_repaired(const std::filesystem::path& index, const corpus::Corpus& corpus,
                             const std::filesystem::path& content, std::vector<std::string>& told);

}  // namespace reperes::search
