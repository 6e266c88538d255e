// Generations: a full build is written beside the one in use, then takes its place at once.
//
//     INDEX/gen-000007/   a Xapian database; once published, only update() changes it, one commit at a time
//     INDEX/current       a Xapian stub file that names it: "auto gen-000007"
//     INDEX/sources       the files of collections from elsewhere (sources.h)
//     INDEX/.lock         held by the one that builds or updates
//
// Readers open `current` anew; they see a whole generation or the one before, never half of anything. Xapian
// 1.4.22 does not sync the folder after a commit, so publish() and update() do. The last two generations are
// kept.
//
// Thread-safety: one builder at a time (BuildLock); readers in any number.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <xapian.h>

#include "corpus/durable_file.h"
#include "corpus/error.h"

namespace reperes::index {

// Held while building or updating; a second builder is refused at once, with `unavailable`.
using BuildLock = corpus::FolderLock;
Result<BuildLock> lock_index(const std::filesystem::path& index);

// A path for the next generation: it does not exist yet, or is the leftover of a build that was cut off.
std::filesystem::path next_generation(const std::filesystem::path& index);

// Syncs `generation` to disk, makes it the current one, removes those older than the one before.
Result<void> publish(const std::filesystem::path& index, const std::filesystem::path& generation);

// The folder of the current generation, for those who write in it. `incompatible` when an operator put
// another stub there (shards, remote servers): such an index is made elsewhere.
Result<std::filesystem::path> current_generation(const std::filesystem::path& index);

// Opens the current generation (or whatever stub an operator put there: shards, remote servers).
Result<Xapian::Database> open_current(const std::filesystem::path& index);

// Changes whenever another generation is published; empty while there is none. Cheap: one stat.
std::string current_stamp(const std::filesystem::path& index);

// What the programs of this build need to find in an index. `vocabulary` is the digest of the vocabulary
// files. The error says which command rebuilds it.
Result<void> check_compatible(const Xapian::Database& database, const std::string& vocabulary,
                              const std::filesystem::path& content, const std::filesystem::path& index);

}  // namespace reperes::index
