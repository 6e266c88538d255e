#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "corpus/corpus.h"
#include "corpus/digest.h"
#include "corpus/durable_file.h"
#include "corpus/file.h"
#include "publication/archive.h"
#include "publication/archive_files.h"
#include "publication/archive_manifest.h"
#include "publication/archive_paths.h"
#include "publication/journal.h"
#include "publication/journal_files.h"
#include "publication/zip.h"

namespace reperes::publication {

namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> untrusted(std::string message) {
    return failure(ErrorCode::invalid_argument, std::move(message),
                   "Rien n'a été écrit. Prenez une archive faite par reperes-server export.");
}

// Of an archive of that size, unpacked.
std::uintmax_t most_bytes(std::uintmax_t archive_bytes) {
    if (archive_bytes > kMaxArchiveBytes) return kMaxArchiveBytes;
    return std::min(kMaxArchiveBytes, kAnyArchiveBytes + kMaxExpansion * archive_bytes);
}

// Each file of the archive with its bytes, its manifest among them; anything else is refused.
Result<void> for_each_file(const fs::path& file,
                           const std::function<Result<void>(const std::string&, const std::string&)>& take) {
    auto zip = ZipReader::open(file);
    if (!zip) return tl::unexpected(zip.error());
    std::error_code error;
    const std::uintmax_t most = most_bytes(fs::file_size(file, error));
    std::set<std::string> seen;
    std::uintmax_t total = 0;
    for (;;) {
        const auto next = (*zip)->next();
        if (!next) return tl::unexpected(next.error());
        if (!*next) return {};
        const auto& [name, kind] = **next;
        if (kind == ZipEntry::Kind::folder) continue;
        const bool is_manifest = name == kManifestName;
        if (kind != ZipEntry::Kind::file || (!is_manifest && !is_archived(name)))
            return untrusted(fmt::format("l'archive contient « {} », qui n'est pas d'un export.", name));
        if (!seen.insert(name).second)
            return untrusted(fmt::format("« {} » est deux fois dans l'archive.", name));
        const auto bytes = (*zip)->read(is_manifest ? kMaxManifestBytes : max_bytes(name));
        if (!bytes) return tl::unexpected(bytes.error());
        total += bytes->size();
        if (seen.size() > kMaxArchiveFiles || total > most)
            return untrusted("l'archive contient trop de fichiers, ou de trop gros.");
        if (const auto taken = take(name, *bytes); !taken) return taken;
    }
}

struct Verified {
    Manifest manifest;
    std::uintmax_t bytes = 0;
};

// Reads the whole archive; every file is in the manifest with its digest, and the other way round.
Result<Verified> verify(const fs::path& file) {
    std::map<std::string, std::string> found;
    std::optional<std::string> manifest_bytes;
    Verified verified;
    const auto read =
        for_each_file(file, [&](const std::string& name, const std::string& bytes) -> Result<void> {
            if (name == kManifestName) {
                manifest_bytes = bytes;
            } else {
                found.emplace(name, corpus::sha256(bytes));
                verified.bytes += bytes.size();
            }
            return {};
        });
    if (!read) return tl::unexpected(read.error());
    if (!manifest_bytes) return untrusted(fmt::format("{} manque dans l'archive.", kManifestName));
    auto manifest = read_manifest(*manifest_bytes);
    if (!manifest) return tl::unexpected(manifest.error());
    for (const auto& [name, digest] : found) {
        const auto listed = manifest->digests.find(name);
        if (listed == manifest->digests.end())
            return untrusted(fmt::format("« {} » n'est pas au manifeste.", name));
        if (listed->second != digest)
            return untrusted(fmt::format("« {} » n'est pas tel qu'il a été exporté.", name));
    }
    for (const auto& [name, digest] : manifest->digests)
        if (!found.contains(name)) return untrusted(fmt::format("« {} » manque dans l'archive.", name));
    verified.manifest = std::move(*manifest);
    return verified;
}

class Destination {
 public:
    explicit Destination(const ArchiveFolders& folders) : folders_(folders) {}

    // Held until the end: no server writes meanwhile.
    Result<void> take() {
        for (const auto& [folder, mode] :
             {std::pair(folders_.content, 0755U), std::pair(folders_.data, 0700U)}) {
            if (const auto made = corpus::create_folder(folder, mode); !made) return made;
            auto lock = corpus::FolderLock::acquire(folder);
            if (!lock) return tl::unexpected(lock.error());
            locks_.push_back(std::move(*lock));
        }
        return {};
    }
    // Nothing is there but what the archive would write.
    Result<void> check(const Manifest& manifest) const {
        for (const auto& [folder, root] :
             {std::pair(folders_.content, kContentRoot), std::pair(folders_.data, kDataRoot)}) {
            const auto files = find_files(folder, std::string(root));
            if (!files) return tl::unexpected(files.error());
            for (const auto& found : *files)
                if (!is_same(found, manifest))
                    return failure(
                        ErrorCode::conflict,
                        fmt::format("« {} » est déjà là, et n'est pas de l'archive.", found.file.string()),
                        "Rien n'a été écrit. Donnez un dossier vide, ou celui d'un import interrompu.");
        }
        return {};
    }
    Result<void> check_room(std::uintmax_t bytes) const {
        for (const auto& folder : {folders_.content, folders_.data}) {
            std::error_code error;
            const auto space = fs::space(folder, error);
            if (error || space.available >= bytes + corpus::kKeptFree) continue;
            return failure(
                ErrorCode::io,
                fmt::format("il reste {} Mo sur le disque de « {} », et il en faut {}.",
                            space.available >> 20, folder.string(), (bytes + corpus::kKeptFree) >> 20),
                "Rien n'a été écrit. Faites de la place.");
        }
        return {};
    }
    // True when it was written, false when it was there.
    Result<bool> write(const std::string& name, const std::string& bytes) const {
        const bool is_data = name.starts_with(kDataRoot);
        const auto slash = name.find('/');
        const fs::path file = (is_data ? folders_.data : folders_.content) / name.substr(slash + 1);
        std::error_code error;
        if (fs::exists(file, error)) return false;  // identical: check()
        if (const auto made = corpus::create_folder(file.parent_path(), is_data ? 0700 : 0755); !made)
            return tl::unexpected(made.error());
        const auto done =
            corpus::create_file(file.parent_path(), file.filename().string(), bytes, is_data ? 0600 : 0644);
        if (!done) return tl::unexpected(done.error());
        return true;
    }

 private:
    static bool is_same(const FoundFile& found, const Manifest& manifest) {
        const auto listed = manifest.digests.find(found.name);
        if (listed == manifest.digests.end() || !found.regular) return false;
        const auto bytes = corpus::read_file(found.file, max_bytes(found.name));
        return bytes && corpus::sha256(*bytes) == listed->second;
    }

    ArchiveFolders folders_;
    std::vector<corpus::FolderLock> locks_;
};

Result<void> write_all(const fs::path& file, const Destination& destination, const Manifest& manifest,
                       ImportReport& report) {
    return for_each_file(file, [&](const std::string& name, const std::string& bytes) -> Result<void> {
        if (name == kManifestName) return {};
        const auto listed = manifest.digests.find(name);
        // The file was changed since it was verified.
        if (listed == manifest.digests.end() || corpus::sha256(bytes) != listed->second)
            return failure(ErrorCode::conflict, "l'archive a changé pendant l'import.", "Recommencez.");
        const auto written = destination.write(name, bytes);
        if (!written) return tl::unexpected(written.error());
        ++(*written ? report.written : report.already_there);
        return {};
    });
}

// What was restored, read as the server will.
Result<void> judge(const ArchiveFolders& to, ImportReport& report) {
    const auto corpus = corpus::load_corpus(to.content);
    if (!corpus) return tl::unexpected(corpus.error());
    report.content_faults = corpus->faults.size();
    const auto years = journal_years(to.data);
    if (!years) return tl::unexpected(years.error());
    if (years->empty()) return {};
    auto journal = verify_journal(to.data);
    if (!journal) return tl::unexpected(journal.error());
    report.journal_faults = std::move(journal->faults);
    return {};
}

}  // namespace

Result<ImportReport> import_archive(const fs::path& file, const ArchiveFolders& to) {
    const auto verified = verify(file);
    if (!verified) return tl::unexpected(verified.error());
    Destination destination(to);
    if (const auto taken = destination.take(); !taken) return tl::unexpected(taken.error());
    if (const auto same = destination.check(verified->manifest); !same) return tl::unexpected(same.error());
    if (const auto room = destination.check_room(verified->bytes); !room) return tl::unexpected(room.error());
    ImportReport report;
    report.content_faults_at_export = verified->manifest.content_faults;
    if (const auto written = write_all(file, destination, verified->manifest, report); !written)
        return tl::unexpected(written.error());
    if (const auto judged = judge(to, report); !judged) return tl::unexpected(judged.error());
    return report;
}

}  // namespace reperes::publication
