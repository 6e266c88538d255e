#include "publication/import_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "corpus/corpus.h"
#include "publication/import_cells.h"
#include "publication/import_columns.h"
#include "publication/import_row.h"
#include "publication/import_sheet.h"

namespace reperes::publication {

namespace {

using Json = nlohmann::json;

constexpr std::string_view kOneObjectALine =
    "Une ligne, un objet : {\"titre\": \"…\", \"pays\": [\"France\"]}.";

bool is_empty_cell(const std::string& cell) {
    return trimmed_cell(cell).empty();
}

// The columns by their place; nothing where no name stands.
using Columns = std::vector<std::optional<FoundColumn>>;

Columns read_header(const SheetRow& header, corpus::FaultSink& faults) {
    Columns columns;
    std::set<std::string> seen;
    for (const auto& name : header.cells) {
        if (is_empty_cell(name)) {
            columns.emplace_back();
            continue;
        }
        auto column = find_import_column(trimmed_cell(name));
        if (!column) {
            auto [message, hint] = unknown_column(trimmed_cell(name));
            faults.add(header.line, std::move(message), std::move(hint));
        } else if (!seen.insert(column->key).second) {
            faults.add(header.line,
                       fmt::format("deux colonnes s'appellent « {} ».", import_column_name(column->key)),
                       "Gardez l'une des deux.");
        }
        columns.push_back(std::move(column));
    }
    while (!columns.empty() && !columns.back()) columns.pop_back();
    return columns;
}

ImportRow read_sheet_row(SheetRow row, const Columns& columns) {
    ImportRowReader reader(row.line);
    while (row.cells.size() > columns.size() && is_empty_cell(row.cells.back())) row.cells.pop_back();
    if (row.cells.size() != columns.size()) {
        reader.refuse(fmt::format("{} cellules au lieu de {}.", row.cells.size(), columns.size()),
                      "Mettez entre guillemets un texte qui contient un séparateur ou un saut de ligne.");
        return reader.take();
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i])
            reader.put(*columns[i], row.cells[i]);
        else if (!is_empty_cell(row.cells[i]))
            reader.refuse(fmt::format("la colonne {} n'a pas de nom.", i + 1),
                          "Nommez-la sur la première ligne, ou videz-la.");
    }
    return reader.take();
}

void read_csv(std::string_view text, ImportTable& table, corpus::FaultSink& faults) {
    auto rows = sheet_rows(text, faults);
    if (faults.count() > 0) return;
    if (rows.empty())
        return faults.add(0, "le fichier est vide.", "« reperes-index template » donne un modèle.");
    const auto columns = read_header(rows.front(), faults);
    if (faults.count() > 0) return;
    for (std::size_t i = 1; i < rows.size(); ++i)
        table.rows.push_back(read_sheet_row(std::move(rows[i]), columns));
}

// A value as a cell holds it; nothing for one that no cell holds.
std::optional<std::string> cell_of(const Json& value) {
    if (value.is_null()) return "";
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number()) return value.dump();
    if (!value.is_array()) return std::nullopt;
    std::string lines;
    for (const auto& element : value) {
        if (!element.is_string() && !element.is_number()) return std::nullopt;
        lines += (lines.empty() ? "" : "\n") + *cell_of(element);
    }
    return lines;
}

void put_object(const Json& object, ImportRowReader& reader) {
    std::set<std::string> seen;
    for (const auto& [name, value] : object.items()) {
        const auto column = find_import_column(name);
        const auto cell = cell_of(value);
        if (!column) {
            auto [message, hint] = unknown_column(name);
            reader.refuse(std::move(message), std::move(hint));
        } else if (!seen.insert(column->key).second) {
            reader.refuse(fmt::format("« {} » est donné deux fois.", import_column_name(column->key)),
                          "Gardez l'une des deux clés.", column->key);
        } else if (!cell) {
            reader.refuse(
                fmt::format("« {} » n'est ni un texte, ni un nombre, ni une liste.", shown_cell(name)),
                std::string(kOneObjectALine), column->key);
        } else {
            reader.put(*column, *cell);
        }
    }
}

void read_json_lines(std::string_view text, ImportTable& table, corpus::FaultSink& faults) {
    for (std::size_t line = 1; !text.empty(); ++line) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto one = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (trimmed_cell(one).empty()) continue;
        if (table.rows.size() == kMaxImportRows)
            return faults.add(line, fmt::format("le fichier a plus de {} lignes.", kMaxImportRows),
                              "Partagez-le en plusieurs fichiers.");
        ImportRowReader reader(line);
        const bool is_bounded = one.size() <= 2 * corpus::kMaxVersionBytes;
        const auto object = is_bounded ? Json::parse(one, nullptr, false) : Json();
        if (object.is_object())
            put_object(object, reader);
        else
            reader.refuse(
                is_bounded ? "cette ligne n'est pas un objet JSON." : "cette ligne est trop longue.",
                std::string(kOneObjectALine));
        table.rows.push_back(reader.take());
    }
}

}  // namespace

ImportTable read_import(std::string_view bytes) {
    ImportTable table;
    corpus::FaultSink faults({}, table.faults);
    const auto text = sheet_text(bytes, faults);
    if (!text) return table;
    if (trimmed_cell(*text).starts_with('{'))
        read_json_lines(*text, table, faults);
    else
        read_csv(*text, table, faults);
    if (table.rows.empty() && table.faults.empty())
        faults.add(0, "le fichier ne contient aucune fiche.",
                   "Une fiche par ligne, sous les noms des colonnes.");
    if (!table.faults.empty()) table.rows.clear();
    return table;
}

}  // namespace reperes::publication
