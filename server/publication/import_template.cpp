// The other direction of import_table.h: rows as CSV, and the table that people begin with.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "publication/import_columns.h"
#include "publication/import_sheet.h"
#include "publication/import_table.h"

namespace reperes::publication {

namespace {

constexpr std::string_view kSheetMark =
    "\xEF\xBB\xBF";  // without it, spreadsheets take UTF-8 for Windows-1252
constexpr unsigned kSourcesOfTemplate = 3;

std::vector<std::string> import_keys(unsigned sources) {
    std::vector<std::string> keys;
    for (const auto& column : import_columns()) keys.emplace_back(column.key);
    for (unsigned number = 1; number <= sources; ++number)
        for (const auto& column : import_source_columns())
            keys.push_back(fmt::format("sources.{}.{}", number, column.key));
    return keys;
}

std::string header_row(const std::vector<std::string>& keys) {
    std::vector<std::string> names;
    for (const auto& key : keys) names.push_back(import_column_name(key));
    return write_sheet_row(names);
}

// As people write it, so that it shows what is understood.
const std::map<std::string, std::string>& example() {
    static const std::map<std::string, std::string> kExample{
        {"titre", "Exemple à remplacer : une pratique d'un autre pays"},
        {"resume", "Une à trois phrases : ce qui se fait, où, et ce que l'on en sait."},
        {"corps",
         "## Ce qui se fait\n\nLe texte, avec ses intertitres. Une ligne vide sépare deux paragraphes.\n\n"
         "## Ce que l'on en sait\n\nLes résultats, et leurs limites."},
        {"type", "international"},
        {"groupes", "cellule-internationale"},
        {"themes", "protection-de-l-enfance | participation"},
        {"publics", "enfants-familles"},
        {"recommandations", "1"},
        {"pays", "Royaume-Uni | Irlande"},
        {"territoires", "Leeds"},
        {"organisations", "Une organisation | Une autre"},
        {"annee-debut", "depuis 2019"},
        {"niveau-de-preuve", "evaluation"},
        {"langue", "anglais"},
        {"titre-origine", "The title in its own language"},
        {"termes", "family group conference = conférence familiale"},
        {"sections", "participation-aux-decisions"},
        {"verifie-le", "21/11/2026"},
        {"a-revoir-le", "21/11/2027"},
        {kFolderColumn.data(), "exemple-a-remplacer"},
        {"sources.1.titre", "Un rapport"},
        {"sources.1.editeur", "Son éditeur"},
        {"sources.1.date", "05/2023"},
        {"sources.1.url", "https://www.example.org/rapport"},
        {"sources.1.langue", "anglais"},
        {"sources.1.consulte-le", "21/11/2026"},
    };
    return kExample;
}

std::string value_row(const std::vector<std::string>& keys,
                      const std::map<std::string, std::string>& values) {
    std::vector<std::string> cells;
    for (const auto& key : keys) {
        const auto it = values.find(key);
        cells.push_back(it == values.end() ? "" : it->second);
    }
    return write_sheet_row(cells);
}

}  // namespace

std::string write_import(const std::vector<ImportRow>& rows) {
    std::size_t sources = 0;
    for (const auto& row : rows) sources = std::max(sources, row.sources.size());
    const auto keys = import_keys(static_cast<unsigned>(sources));
    auto csv = std::string(kSheetMark) + header_row(keys);
    for (const auto& row : rows) {
        auto values = row.fields;
        values[std::string(kFolderColumn)] = row.folder;
        csv += value_row(keys, values);
    }
    return csv;
}

std::string import_template() {
    const auto keys = import_keys(kSourcesOfTemplate);
    return std::string(kSheetMark) + header_row(keys) + value_row(keys, example());
}

}  // namespace reperes::publication
