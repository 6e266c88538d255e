#include <fmt/format.h>

#include <algorithm>

#include "corpus/corpus.h"
#include "corpus/digest.h"
#include "corpus/file.h"
#include "publication/archive.h"
#include "publication/archive_files.h"
#include "publication/archive_manifest.h"
#include "publication/archive_paths.h"
#include "publication/zip.h"

namespace reperes::publication {

namespace {

namespace fs = std::filesystem;

class Export {
 public:
    Export(ZipWriter& zip, bool with_accounts) : zip_(&zip), with_accounts_(with_accounts) {}

    Result<void> add(const std::vector<FoundFile>& files);
    Result<ExportReport> finish(std::size_t content_faults);

 private:
    Result<void> add(const FoundFile& one);

    ZipWriter* zip_;
    bool with_accounts_;
    ExportReport report_;
    Manifest manifest_;
};

Result<void> Export::add(const std::vector<FoundFile>& files) {
    for (const auto& one : files) {
        if (is_of_accounts(one.name) && !with_accounts_) continue;
        if (!one.regular || !is_archived(one.name)) {
            report_.left_out.push_back(one.name);
            continue;
        }
        if (const auto added = add(one); !added) return added;
    }
    return {};
}

Result<void> Export::add(const FoundFile& one) {
    auto bytes = corpus::read_file(one.file, max_bytes(one.name));
    // Autosaves are thinned out while the server runs.
    const bool may_go = one.name.starts_with("donnees/brouillons/");
    if (!bytes && may_go && bytes.error().code == ErrorCode::not_found) return {};
    if (!bytes)
        return failure(bytes.error().code, fmt::format("{} : {}", one.file.string(), bytes.error().message),
                       bytes.error().hint);
    // A line that is being added.
    if (one.name.starts_with("donnees/journal/") && one.name.ends_with(".jsonl"))
        bytes->resize(bytes->rfind('\n') + 1);
    if (const auto added = zip_->add(one.name, *bytes); !added) return added;
    manifest_.digests.emplace(one.name, corpus::sha256(*bytes));
    ++report_.files;
    report_.bytes += bytes->size();
    return {};
}

Result<ExportReport> Export::finish(std::size_t content_faults) {
    manifest_.made_at = corpus::now();
    manifest_.content_faults = content_faults;
    if (const auto added = zip_->add(std::string(kManifestName), write_manifest(manifest_)); !added)
        return tl::unexpected(added.error());
    if (const auto finished = zip_->finish(); !finished) return tl::unexpected(finished.error());
    return std::move(report_);
}

Result<void> check_folder(const fs::path& folder) {
    std::error_code error;
    if (fs::is_directory(folder, error)) return {};
    return failure(ErrorCode::not_found, fmt::format("le dossier « {} » n'existe pas.", folder.string()),
                   "Vérifiez --content et --data.");
}

// Editions are looked for before the versions that they name, which were there before them.
Result<void> add_content(Export& exported, const fs::path& content) {
    const std::string root(kContentRoot);
    const std::string editions_root = fmt::format("{}/{}", root, corpus::kEditionFolder);
    const auto editions = find_files(content / corpus::kEditionFolder, editions_root);
    if (!editions) return tl::unexpected(editions.error());
    auto others = find_files(content, root);
    if (!others) return tl::unexpected(others.error());
    std::erase_if(*others, [&](const FoundFile& one) { return one.name.starts_with(editions_root + '/'); });
    if (const auto added = exported.add(*editions); !added) return added;
    return exported.add(*others);
}

}  // namespace

Result<ExportReport> export_archive(const fs::path& file, const ArchiveFolders& from, bool with_accounts) {
    for (const auto& folder : {from.content, from.data})
        if (const auto there = check_folder(folder); !there) return tl::unexpected(there.error());
    const auto zip = ZipWriter::create(file);
    if (!zip) return tl::unexpected(zip.error());
    Export exported(**zip, with_accounts);
    const auto data = find_files(from.data, std::string(kDataRoot));
    if (!data) return tl::unexpected(data.error());
    if (const auto added = exported.add(*data); !added) return tl::unexpected(added.error());
    if (const auto added = add_content(exported, from.content); !added) return tl::unexpected(added.error());
    const auto corpus = corpus::load_corpus(from.content);
    if (!corpus) return tl::unexpected(corpus.error());
    return exported.finish(corpus->faults.size());
}

}  // namespace reperes::publication
