#include "corpus/edition.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "corpus/file.h"
#include "corpus/front_matter.h"
#include "corpus/toml_text.h"

namespace reperes::corpus {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxManifestBytes = 1 << 20;
constexpr std::size_t kMaxNote = 1000;  // characters, as of the note of a version
constexpr std::string_view kSuffix = ".toml";

std::vector<fs::path> manifests(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const auto name = it->path().filename().string();
        if (!name.starts_with('.') && !name.ends_with('~') && name != "LISEZMOI.md")
            found.push_back(it->path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

std::string write_edition(const Edition& edition) {
    std::string bytes = fmt::format("publie-le = {}\n", iso_instant(edition.published_at));
    if (!edition.note.empty()) bytes += fmt::format("note = {}\n", toml_string(edition.note));
    for (const auto& [file, digest] : edition.versions)
        bytes += fmt::format("\n[[versions]]\nfichier = {}\nempreinte = {}\n", toml_string(file.string()),
                             toml_string(digest));
    return bytes;
}

std::optional<Edition> parse_edition(std::string_view bytes, std::string name, FaultSink& faults) {
    const std::size_t before = faults.count();
    auto front = FrontMatter::parse(bytes, faults, 0);
    if (!front) return std::nullopt;
    Edition edition;
    edition.name = std::move(name);
    if (const auto at = front->instant("publie-le", Need::required)) edition.published_at = *at;
    edition.note = front->text("note", Need::optional, kMaxNote);
    for (auto& table : front->tables("versions")) {
        edition.versions.push_back(
            {table.text("fichier", Need::required), table.text("empreinte", Need::required)});
        table.finish();
    }
    if (edition.versions.empty())
        faults.add(0, "cette édition ne contient aucune version.", "Rétablissez le fichier d'origine.");
    front->finish();
    return faults.count() == before ? std::optional(std::move(edition)) : std::nullopt;
}

std::string edition_of(std::string_view version_file) {
    std::vector<Fault> ignored;
    FaultSink faults({}, ignored);
    const auto cut = cut_front_matter(version_file, faults);
    auto front = cut ? FrontMatter::parse(cut->front, faults) : std::nullopt;
    return front ? front->typed("edition") : std::string();
}

fs::path manifest_path(std::string_view name) {
    return fs::path(kEditionFolder) / fmt::format("{}{}", name, kSuffix);
}

Editions Editions::load(const fs::path& content, std::vector<Fault>& all_faults) {
    Editions result;
    for (const auto& path : manifests(content / kEditionFolder)) {
        const auto file = path.filename().string();
        FaultSink faults(fs::path(kEditionFolder) / file, all_faults);
        std::string name = file.substr(0, file.size() - std::min(file.size(), kSuffix.size()));
        if (!file.ends_with(kSuffix) || !is_document_name(name)) {
            faults.add(0, "ce nom n'est pas celui d'une édition.",
                       "Une édition s'appelle 2027-01.toml : minuscules sans accent, chiffres et tirets.");
            continue;
        }
        const auto bytes = read_file(path, kMaxManifestBytes);
        if (!bytes) {
            faults.add(0, bytes.error().message, bytes.error().hint);
            continue;
        }
        auto edition = parse_edition(*bytes, name, faults);
        if (!edition) continue;
        for (const auto& entry : edition->versions)
            if (std::error_code error; !fs::exists(content / entry.file, error))
                faults.add(0, fmt::format("« {} », que cette édition a publié, manque.", entry.file.string()),
                           "Rétablissez le fichier d'après une sauvegarde.");
        result.by_name_.emplace(std::move(name), std::move(*edition));
    }
    return result;
}

const Edition* Editions::find(std::string_view name) const {
    const auto it = by_name_.find(name);
    return it == by_name_.end() ? nullptr : &it->second;
}

bool Editions::counts(const Version& version, FaultSink& faults) const {
    if (version.edition.empty()) return true;
    const auto* edition = find(version.edition);
    if (!edition) return false;
    const auto it = std::find_if(edition->versions.begin(), edition->versions.end(),
                                 [&](const Edition::Entry& entry) { return entry.file == version.file; });
    if (it == edition->versions.end()) return false;
    if (it->digest == version.digest) return true;
    faults.add(0, fmt::format("ce fichier n'est plus celui que l'édition {} a publié.", version.edition),
               "Rétablissez-le d'après une sauvegarde.");
    return false;
}

}  // namespace reperes::corpus
