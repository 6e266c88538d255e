#include "publication/import_row.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/corpus.h"
#include "corpus/date.h"
#include "publication/import_cells.h"
#include "publication/typed.h"
#include "text/utf8.h"
#include "text/whole_number.h"

namespace reperes::publication {

namespace {

// More values than any list has; each unknown one would be told with all those that exist.
constexpr std::ptrdiff_t kMaxValues = 100;

bool is_invisible(char32_t code) {
    return (code < 0x20 && code != U'\t' && code != U'\n' && code != U'\r') || (code >= 0x7F && code < 0xA0);
}

// Each line of `list`, changed.
template <typename Change>
std::string for_each_value(std::string_view list, Change change) {
    std::string changed;
    while (!list.empty()) {
        const auto end = std::min(list.find('\n'), list.size());
        changed += (changed.empty() ? "" : "\n") + change(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return changed;
}

// "sources.12.url" to 12; 0 for another key.
unsigned source_number(std::string_view key) {
    constexpr std::string_view kPrefix = "sources.";
    if (!key.starts_with(kPrefix)) return 0;
    key.remove_prefix(kPrefix.size());
    return text::whole_number<unsigned>(key.substr(0, key.find('.'))).value_or(0);
}

}  // namespace

void ImportRowReader::put(const FoundColumn& column, std::string_view cell) {
    bytes_ += cell.size();
    if (trimmed_cell(cell).empty()) return;
    if (text::first_refused(cell, [](char32_t code) { return !is_invisible(code); }) !=
        std::string_view::npos)
        return refuse("cette cellule contient un caractère invisible.", "Tapez-la de nouveau.", column.key);
    if (const auto source = source_number(column.key); source > 0) sources_.insert(source);
    auto& value = column.key == kFolderColumn ? row_.folder : row_.fields[column.key];
    switch (column.kind) {
        case CellKind::markdown:
            value = cell;
            return;
        case CellKind::date:
        case CellKind::source_date:
            return put_date(column, cell);
        case CellKind::list:
        case CellKind::numbers:
        case CellKind::terms:
        case CellKind::countries:
            return put_list(column, cell);
        case CellKind::language:
            value = language_code(trimmed_cell(cell));
            return;
        case CellKind::year:
            return put_year(column, cell);
        case CellKind::line:
            value = one_line(trimmed_cell(cell));
            return;
    }
}

void ImportRowReader::put_date(const FoundColumn& column, std::string_view cell) {
    const bool of_source = column.kind == CellKind::source_date;
    auto& value = row_.fields[column.key];
    value = of_source ? sheet_source_date(cell) : sheet_day(cell);
    // The judge knows which days exist; of a source he knows months and years as well.
    if (of_source || corpus::parse_date(value)) return;
    refuse(fmt::format("« {} » n'est pas une date qui existe.", shown_cell(value)),
           "Écrivez 21/11/2026 ou 2026-11-21.", column.key);
}

void ImportRowReader::put_list(const FoundColumn& column, std::string_view cell) {
    auto values = sheet_list(cell);
    if (std::ranges::count(values, '\n') >= kMaxValues) {
        row_.fields.erase(column.key);
        return refuse(fmt::format("cette cellule contient plus de {} valeurs.", kMaxValues),
                      "N'en gardez que l'essentiel.", column.key);
    }
    if (column.kind == CellKind::countries) values = for_each_value(values, country_code);
    if (column.kind == CellKind::numbers) values = for_each_value(values, sheet_number);
    row_.fields[column.key] = std::move(values);
}

void ImportRowReader::put_year(const FoundColumn& column, std::string_view cell) {
    if (const auto period = sheet_period(cell)) {
        put_year("annee-debut", period->first, cell);
        put_year("annee-fin", period->last, cell);
        return;
    }
    const auto year = sheet_number(cell);
    const auto folded = folder_name(year);
    const bool lasts = column.key == "annee-fin" && (folded == "en-cours" || folded == "aujourd-hui");
    put_year(column.key, lasts ? "" : year, cell);
}

// A year may be said twice, by its own cell and by a period in the other one; not two ways.
void ImportRowReader::put_year(const std::string& key, const std::string& year, std::string_view cell) {
    if (year.empty()) return;
    auto& value = row_.fields[key];
    if (!value.empty() && value != year)
        return refuse(fmt::format("« {} » contredit l'autre année de cette ligne ({}).",
                                  shown_cell(trimmed_cell(cell)), shown_cell(value)),
                      "Donnez une seule année par cellule.", key);
    value = year;
}

void ImportRowReader::refuse(std::string message, std::string hint, std::string key) {
    row_.faults.push_back({{}, row_.line, std::move(message), std::move(hint), std::move(key)});
}

void ImportRowReader::check_size() {
    constexpr std::size_t kMost = corpus::kMaxVersionBytes * 5 / 6;  // quotes and keys come to it
    if (bytes_ > kMost)
        refuse(fmt::format("cette fiche fait plus de {} Ko.", kMost / 1024), "Raccourcissez-la.", "corps");
}

ImportRow ImportRowReader::take() {
    check_size();
    row_.fields = corpus::normalised(std::move(row_.fields));
    row_.sources.assign(sources_.begin(), sources_.end());
    // Of a row that could not be told cell from cell, or whose title is at fault, it goes without saying.
    const bool said = std::ranges::any_of(
        row_.faults, [](const corpus::Fault& fault) { return fault.key.empty() || fault.key == "titre"; });
    if (!row_.fields.contains("titre") && !said)
        refuse("cette ligne n'a pas de titre.", "Donnez-en un : il pourra changer.", "titre");
    return std::move(row_);
}

}  // namespace reperes::publication
