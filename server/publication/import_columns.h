// The columns of a table of fiches: the keys that somebody types of a new fiche (corpus/version_keys.h), the
// name of its folder, and its sources, numbered: "source-1-titre", "source-2-url".
//
// Constant data and pure functions; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace reperes::publication {

inline constexpr std::string_view kFolderColumn = "dossier";
inline constexpr unsigned kMaxImportSources = 9;

enum class CellKind : std::uint8_t {
    line,
    markdown,
    date,
    source_date,  // also a month, a year, "s.d."
    list,         // values apart by | or line breaks
    numbers,      // the same
    terms,        // the same, "original = français"
    countries,    // the same, by name or by code
    language,
    year
};

struct ImportColumn {
    std::string_view key;
    std::string_view label;  // of the form of the space
    CellKind kind = CellKind::line;
};

// In the order of the form.
std::span<const ImportColumn> import_columns();
std::span<const ImportColumn> import_source_columns();  // keys within a source

struct FoundColumn {
    std::string key;  // of corpus::Fields ("sources.2.url"), or kFolderColumn
    CellKind kind = CellKind::line;
};
// By its name or its label, with or without accents, capitals, hyphens.
std::optional<FoundColumn> find_import_column(std::string_view name);
// "source-2-url" of "sources.2.url"; any other key is its own name.
std::string import_column_name(std::string_view key);
// What is wrong with a name that find_import_column() does not know, and what to do.
std::pair<std::string, std::string> unknown_column(std::string_view name);

// For messages: at most a few words, and nothing that a terminal obeys.
std::string shown_cell(std::string_view text);

}  // namespace reperes::publication
