#include "publication/known_versions.h"

#include <fmt/format.h>

#include "corpus/digest.h"
#include "corpus/durable_file.h"
#include "corpus/file.h"

namespace reperes::publication {

namespace {

constexpr std::string_view kListFolder = "constats";
constexpr std::size_t kMaxLines = 50;  // of the journal, for what one start finds
constexpr std::size_t kMaxListBytes = 256 << 20;
constexpr std::size_t kDigestLength = 64;
constexpr std::string_view kServer = "serveur";

// "reference/x@3" to "reference/x/v0003.md", and back.
std::string path_of(std::string_view object) {
    const auto at = object.find('@');
    return fmt::format("{}/v{:0>4}.md", object.substr(0, at), object.substr(at + 1));
}

std::string object_at(std::string_view path) {
    const auto slash = path.rfind('/');
    if (slash == std::string_view::npos || path.size() < slash + 6) return {};
    const auto digits = path.substr(slash + 2, path.find('.', slash) - slash - 2);
    const auto first = digits.find_first_not_of('0');
    return first == std::string_view::npos
               ? std::string()
               : fmt::format("{}@{}", path.substr(0, slash), digits.substr(first));
}

JournalEntry entry_of(const FoundVersion& found) {
    JournalEntry entry;
    entry.who = kServer;
    entry.act = kFound;
    entry.object = found.object;
    entry.digest = found.digest;
    entry.detail = found.detail;
    return entry;
}

Result<void> write_list(Journal& journal, const std::filesystem::path& data,
                        const std::vector<FoundVersion>& found) {
    std::string list;
    for (const auto& one : found) list += fmt::format("{}  {}\n", one.digest, path_of(one.object));
    const auto digest = corpus::sha256(list);
    const auto name = digest.substr(0, 16) + ".sha256";
    const auto folder = data / kListFolder;
    if (auto made = corpus::create_folder(folder, 0700); !made) return made;
    // The same list of before a kill is as good.
    auto written = corpus::create_file(folder, name, list, 0600);
    if (!written && written.error().code != ErrorCode::conflict) return written;
    return journal.write(entry_of({fmt::format("{}/{}", kListFolder, name), digest,
                                   fmt::format("{} versions trouvées dans le contenu", found.size())}));
}

}  // namespace

std::string object_of(const corpus::Document& document, const corpus::Version& version) {
    return fmt::format("{}@{}", document.id(), version.number);
}

KnownVersions::KnownVersions(const Journal& journal, std::filesystem::path data) : data_(std::move(data)) {
    for (const auto act : {kPublished, kFound})
        for (const auto& entry : journal.with_act(act)) {
            if (entry.object.starts_with(kListFolder))
                read_list(entry);
            else
                digests_[entry.object].insert(entry.digest);
        }
}

bool KnownVersions::knows(const std::string& object, const std::string& digest) const {
    const auto it = digests_.find(object);
    return it != digests_.end() && it->second.contains(digest);
}

// A list that was lost or changed tells nothing: its versions are found again.
void KnownVersions::read_list(const JournalEntry& entry) {
    const auto list = corpus::read_file(data_ / entry.object, kMaxListBytes);
    if (!list || corpus::sha256(*list) != entry.digest) return;
    std::string_view rest = *list;
    while (rest.size() > kDigestLength + 2) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto object = object_at(rest.substr(kDigestLength + 2, end - kDigestLength - 2));
        if (!object.empty()) digests_[object].emplace(rest.substr(0, kDigestLength));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

Result<void> write_found(Journal& journal, const std::filesystem::path& data,
                         const std::vector<FoundVersion>& found) {
    if (found.size() > kMaxLines) return write_list(journal, data, found);
    for (const auto& one : found)
        if (auto written = journal.write(entry_of(one)); !written) return written;
    return {};
}

}  // namespace reperes::publication
