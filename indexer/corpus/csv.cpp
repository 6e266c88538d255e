#include "corpus/csv.h"

#include <fmt/format.h>

#include <optional>

#include "text/analyser.h"

namespace reperes::corpus {

namespace {

std::string trimmed(std::string_view cell) {
    const auto first = cell.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(cell.substr(first, cell.find_last_not_of(" \t") - first + 1));
}

// The cells of one line, or nothing when a quote is not closed or is followed by something else.
std::optional<std::vector<std::string>> split(std::string_view line) {
    std::vector<std::string> cells;
    std::size_t at = 0;
    while (true) {
        const auto start = line.find_first_not_of(" \t", at);
        if (start != std::string_view::npos && line[start] == '"') {
            std::string cell;
            std::size_t i = start + 1;
            while (i < line.size() && (line[i] != '"' || line.substr(i, 2) == "\"\"")) {
                cell += line[i];
                i += line[i] == '"' ? std::size_t{2} : std::size_t{1};
            }
            if (i >= line.size()) return std::nullopt;
            const auto separator = line.find_first_not_of(" \t", i + 1);
            if (separator != std::string_view::npos && line[separator] != ';') return std::nullopt;
            cells.push_back(trimmed(cell));
            if (separator == std::string_view::npos) return cells;
            at = separator + 1;
        } else {
            const auto separator = line.find(';', at);
            cells.push_back(trimmed(line.substr(at, separator - at)));
            if (separator == std::string_view::npos) return cells;
            at = separator + 1;
        }
    }
}

std::string joined(const std::vector<std::string>& columns) {
    return fmt::format("{}", fmt::join(columns, ";"));
}

}  // namespace

std::vector<CsvRow> parse_csv(std::string_view text, const std::vector<std::string>& columns,
                              FaultSink& faults) {
    std::vector<CsvRow> rows;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // the mark that spreadsheets put
    bool header_seen = false;
    for (std::size_t line_number = 1; !text.empty(); ++line_number) {
        const auto end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.find_first_not_of(" \t;") == std::string_view::npos || line.starts_with('#')) continue;
        if (text::first_invalid_utf8(line) != std::string_view::npos) {
            faults.add(line_number, "cette ligne n'est pas en UTF-8.",
                       "Enregistrez le fichier avec l'encodage « Unicode (UTF-8) ».");
            continue;
        }
        auto cells = split(line);
        if (!cells) {
            faults.add(line_number, "un guillemet n'est pas fermé, ou est suivi d'autre chose.",
                       "Fermez le guillemet, ou doublez celui qui fait partie du texte (\"\").");
            continue;
        }
        if (!header_seen) {
            header_seen = true;
            if (*cells != columns) {
                faults.add(line_number, "la première ligne ne nomme pas les colonnes attendues.",
                           fmt::format("Elle doit être : {}", joined(columns)));
                return {};
            }
            continue;
        }
        if (cells->size() != columns.size()) {
            faults.add(
                line_number, fmt::format("{} colonnes au lieu de {}.", cells->size(), columns.size()),
                fmt::format("Une ligne a la forme : {} ; mettez entre guillemets un texte qui contient "
                            "un point-virgule.",
                            joined(columns)));
            continue;
        }
        rows.push_back({line_number, std::move(*cells)});
    }
    if (!header_seen)
        faults.add(0, "le fichier est vide.", fmt::format("Première ligne : {}", joined(columns)));
    return rows;
}

}  // namespace reperes::corpus
