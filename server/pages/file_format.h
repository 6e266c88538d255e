// The files in which results and references are taken away. Constant data, any thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace reperes::pages {

enum class FileKind : std::uint8_t { csv, json, bibtex, ris };

struct FileFormat {
    FileKind kind;
    std::string_view extension, name, content_type;
};

inline constexpr std::array kFileFormats{
    FileFormat{FileKind::csv, "csv", "CSV", "text/csv; charset=utf-8"},
    FileFormat{FileKind::json, "json", "JSON", "application/json; charset=utf-8"},
    FileFormat{FileKind::bibtex, "bib", "BibTeX", "application/x-bibtex; charset=utf-8"},
    FileFormat{FileKind::ris, "ris", "RIS", "application/x-research-info-systems; charset=utf-8"},
};

// The format of the files that end like this, or nullptr.
constexpr const FileFormat* file_format(std::string_view extension) {
    const auto* const found = std::find_if(kFileFormats.begin(), kFileFormats.end(),
                                           [&](const auto& f) { return f.extension == extension; });
    return found == kFileFormats.end() ? nullptr : found;
}

}  // namespace reperes::pages
