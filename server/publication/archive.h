// The whole of a site in one zip file, and back: what every reader of twenty years from now can open.
//
//     MANIFESTE.txt                      the SHA-256 of every other file, as sha256sum writes and checks them
//     contenu/fiches/accueil/v0001.md    the content folder
//     donnees/journal/2026.jsonl         the data folder; accounts and their key only when asked for
//
// An export may be made at any moment, the server running: files of the content never change, and what may
// change is read once, in an order that leaves nothing in the air (data first, then editions, then the
// versions).
//
// Nothing of an import is written before every digest was verified. It takes nothing on trust: paths, kinds,
// sizes, and what the destination holds already.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "corpus/error.h"

namespace reperes::publication {

struct ArchiveFolders {
    std::filesystem::path content, data;
};

struct ExportReport {
    std::size_t files = 0;
    std::uintmax_t bytes = 0;           // before compression
    std::vector<std::string> left_out;  // what is there and has no place in an archive: odd names, links
};
// conflict: `file` exists. It appears whole or not at all.
Result<ExportReport> export_archive(const std::filesystem::path& file, const ArchiveFolders& from,
                                    bool with_accounts);

struct ImportReport {
    std::size_t written = 0, already_there = 0;
    std::size_t content_faults = 0, content_faults_at_export = 0;
    std::vector<std::string> journal_faults;
    [[nodiscard]] bool sound() const {
        return content_faults <= content_faults_at_export && journal_faults.empty();
    }
};
// invalid_argument: the archive is not to be trusted, and the message says why; conflict: the destination
// holds something else; unavailable: a server writes there; io: half of it may be written, and the same
// import goes on.
Result<ImportReport> import_archive(const std::filesystem::path& file, const ArchiveFolders& to);

}  // namespace reperes::publication
