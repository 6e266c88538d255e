#include "publication/import_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "corpus/nearest.h"
#include "publication/typed.h"
#include "text/utf8.h"
#include "text/whole_number.h"

namespace reperes::publication {

namespace {

constexpr std::array kColumns{
    ImportColumn{"titre", "Titre"},
    ImportColumn{"resume", "Résumé"},
    ImportColumn{"corps", "Texte", CellKind::markdown},
    ImportColumn{"type", "Type de fiche"},
    ImportColumn{"groupes", "Groupes de travail", CellKind::list},
    ImportColumn{"themes", "Thèmes", CellKind::list},
    ImportColumn{"publics", "Publics", CellKind::list},
    ImportColumn{"recommandations", "Recommandations du Livre blanc", CellKind::numbers},
    ImportColumn{"pays", "Pays", CellKind::countries},
    ImportColumn{"territoires", "Territoires", CellKind::list},
    ImportColumn{"organisations", "Organisations", CellKind::list},
    ImportColumn{"annee-debut", "Année de début", CellKind::year},
    ImportColumn{"annee-fin", "Année de fin", CellKind::year},
    ImportColumn{"niveau-de-preuve", "Niveau de preuve"},
    ImportColumn{"langue", "Langue d'origine", CellKind::language},
    ImportColumn{"titre-origine", "Titre d'origine"},
    ImportColumn{"termes", "Termes d'origine et français", CellKind::terms},
    ImportColumn{"sections", "Sections du texte de référence", CellKind::list},
    ImportColumn{"verifie-le", "Faits vérifiés le", CellKind::date},
    ImportColumn{"a-revoir-le", "À revoir le", CellKind::date},
    ImportColumn{"en-vigueur-le", "En vigueur à partir du", CellKind::date},
    ImportColumn{kFolderColumn, "Dossier"},
};

constexpr std::array kSourceColumns{
    ImportColumn{"titre", "Titre"},
    ImportColumn{"editeur", "Éditeur ou auteur"},
    ImportColumn{"date", "Date", CellKind::source_date},
    ImportColumn{"url", "Adresse"},
    ImportColumn{"langue", "Langue", CellKind::language},
    ImportColumn{"consulte-le", "Lue le", CellKind::date},
};

// Keys of a fiche that are said of a version that follows another; a new fiche has none of them.
constexpr std::array<std::string_view, 6> kOfLaterVersions{
    "note-de-changement", "changement", "nature", "motif", "remplace-par", "retablit"};

constexpr std::size_t kLongestName = 100;

const ImportColumn* find_column(std::span<const ImportColumn> columns, std::string_view wanted) {
    const auto it = std::ranges::find_if(columns, [&](const ImportColumn& column) {
        return column.key == wanted || folder_name(column.label) == wanted;
    });
    return it == columns.end() ? nullptr : &*it;
}

// "source-2-adresse", folded.
std::optional<FoundColumn> find_source_column(std::string_view wanted) {
    for (const std::string_view prefix : {"source-", "sources-"}) {
        if (!wanted.starts_with(prefix)) continue;
        const auto rest = wanted.substr(prefix.size());
        const auto hyphen = rest.find('-');
        if (hyphen == std::string_view::npos) continue;
        const auto number = text::whole_number<unsigned>(rest.substr(0, hyphen));
        const auto* column = find_column(kSourceColumns, rest.substr(hyphen + 1));
        if (number && *number >= 1 && *number <= kMaxImportSources && column)
            return FoundColumn{fmt::format("sources.{}.{}", *number, column->key), column->kind};
    }
    return std::nullopt;
}

std::vector<std::string> all_names() {
    std::vector<std::string> names;
    for (const auto& column : kColumns) {
        names.emplace_back(column.key);
        names.push_back(folder_name(column.label));
    }
    for (unsigned number = 1; number <= kMaxImportSources; ++number)
        for (const auto& column : kSourceColumns)
            names.push_back(fmt::format("source-{}-{}", number, column.key));
    return names;
}

}  // namespace

std::span<const ImportColumn> import_columns() {
    return kColumns;
}

std::span<const ImportColumn> import_source_columns() {
    return kSourceColumns;
}

std::optional<FoundColumn> find_import_column(std::string_view name) {
    if (name.size() > kLongestName) return std::nullopt;
    const auto wanted = folder_name(name);
    if (const auto* column = find_column(kColumns, wanted))
        return FoundColumn{std::string(column->key), column->kind};
    return find_source_column(wanted);
}

std::string import_column_name(std::string_view key) {
    constexpr std::string_view kPrefix = "sources.";
    if (!key.starts_with(kPrefix)) return std::string(key);
    auto name = fmt::format("source-{}", key.substr(kPrefix.size()));
    std::ranges::replace(name, '.', '-');
    return name;
}

std::pair<std::string, std::string> unknown_column(std::string_view name) {
    auto message = fmt::format("colonne inconnue « {} ».", shown_cell(name));
    const auto wanted = folder_name(name.substr(0, kLongestName));
    if (std::ranges::find(kOfLaterVersions, wanted) != kOfLaterVersions.end())
        return {std::move(message), "Elle ne concerne que les versions suivantes d'une fiche : ôtez-la."};
    const auto near = corpus::nearest(wanted, all_names());
    if (const auto column = near.empty() ? std::nullopt : find_import_column(near))
        return {std::move(message),
                fmt::format("Vouliez-vous dire « {} » ?", import_column_name(column->key))};
    return {std::move(message), "Ôtez-la ; « reperes-index template » montre celles qui existent."};
}

std::string shown_cell(std::string_view text) {
    constexpr std::size_t kLongest = 80;
    const auto kept = text::prefix(text, kLongest);
    std::string shown;
    for (std::size_t at = 0; at < kept.size();) {
        const auto item = text::decode(kept, at);
        const bool obeyed = !item.valid || item.code < 0x20 || (item.code >= 0x7F && item.code < 0xA0);
        shown += obeyed ? std::string(" ") : std::string(kept.substr(at, item.length));
        at += item.length;
    }
    return kept.size() < text.size() ? shown + "…" : shown;
}

}  // namespace reperes::publication
