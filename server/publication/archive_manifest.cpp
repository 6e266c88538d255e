#include "publication/archive_manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "publication/archive_paths.h"
#include "publication/journal_files.h"

namespace reperes::publication {

namespace {

constexpr std::string_view kTitle = "# Repères, export du ", kFaults = "# fautes-du-contenu ";
constexpr std::size_t kDigestSize = 64, kDateSize = 20;

bool is_digest(std::string_view text) {
    return text.size() == kDigestSize &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// Whether the line says what it should.
bool read_into(Manifest& manifest, std::string_view line) {
    if (line.starts_with(kTitle)) {
        const auto at = corpus::parse_instant(line.substr(kTitle.size(), kDateSize));
        manifest.made_at = at.value_or(corpus::Instant{});
        return at.has_value();
    }
    if (line.starts_with(kFaults)) {
        const auto number = line.substr(kFaults.size());
        const auto [end, error] =
            std::from_chars(number.data(), number.data() + number.size(), manifest.content_faults);
        return error == std::errc() && end == number.data() + number.size();
    }
    if (line.size() < kDigestSize + 3 || line.substr(kDigestSize, 2) != "  ") return false;
    const auto digest = line.substr(0, kDigestSize), name = line.substr(kDigestSize + 2);
    return is_digest(digest) && is_archived(name) && manifest.digests.emplace(name, digest).second;
}

}  // namespace

std::string write_manifest(const Manifest& manifest) {
    std::string text =
        fmt::format("{}{}. Vérifier : sha256sum -c {}\n{}{}\n", kTitle, corpus::iso_instant(manifest.made_at),
                    kManifestName, kFaults, manifest.content_faults);
    for (const auto& [name, digest] : manifest.digests) text += fmt::format("{}  {}\n", digest, name);
    return text;
}

Result<Manifest> read_manifest(std::string_view bytes) {
    Manifest manifest;
    std::size_t number = 0;
    for (const auto line : lines_of(bytes)) {
        ++number;
        if (!read_into(manifest, line))
            return failure(ErrorCode::invalid_argument,
                           fmt::format("{}, ligne {} : elle n'est pas d'un export.", kManifestName, number),
                           "Prenez une archive faite par reperes-server export.");
    }
    return manifest;
}

}  // namespace reperes::publication
