#include "pages/result_row.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "index/entry.h"

namespace reperes::pages {

namespace {

using nlohmann::json;

std::string label_in(const corpus::TermList& terms, const std::string& id) {
    const auto* term = corpus::find(terms, id);
    return term ? term->label : std::string();
}

ResultRow row_of(const index::Indexed& indexed, const corpus::Vocabulary& vocabulary,
                 const std::string& origin) {
    const auto& version = *indexed.version;
    ResultRow row;
    row.citation = cite(*indexed.document, version, vocabulary, origin);
    row.change_note = version.change_note;
    for (const auto& id : version.publics) row.publics.push_back(label_in(vocabulary.publics, id));
    if (const auto* fiche = corpus::as_fiche(version))
        row.evidence_level = label_in(vocabulary.evidence_levels, fiche->evidence_level);
    if (const auto* section = corpus::as_section(version))
        row.scope = label_in(vocabulary.scopes, section->scope);
    return row;
}

std::string iso(const std::optional<corpus::Date>& day) {
    return day ? corpus::iso_date(*day) : std::string();
}

std::string csv_cell(std::string text) {
    constexpr std::string_view kFormulaStarts = "=+-@\t\r\n";
    if (!text.empty() && kFormulaStarts.find(text.front()) != std::string_view::npos) text.insert(0, "'");
    if (text.find_first_of(";\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (const auto& cell : cells) line += (line.empty() ? "" : ";") + csv_cell(cell);
    return line + "\r\n";
}

}  // namespace

std::vector<ResultRow> rows_of(const std::vector<search::Hit>& hits, const Snapshot& snapshot,
                               const std::string& origin) {
    std::vector<ResultRow> rows;
    for (const auto& hit : hits) {
        if (const auto indexed = index::find_indexed(snapshot.corpus, hit.id)) {
            rows.push_back(row_of(*indexed, snapshot.corpus.vocabulary, origin));
        } else {
            const auto label = label_of(snapshot.engine.catalogue(), "type", hit.type);
            rows.push_back({cite(hit, {hit.type, label}, origin), {}, {}, {}, {}});
        }
    }
    return rows;
}

std::string csv_table(const std::vector<ResultRow>& rows) {
    constexpr std::string_view kMark = "\uFEFF";
    std::string table(kMark);
    table +=
        csv_line({"titre", "type", "adresse", "publié le", "en vigueur à compter du", "version", "résumé",
                  "note de changement", "thèmes", "publics", "pays", "niveau de preuve", "portée"});
    const auto joined = [](const std::vector<std::string>& list) {
        return fmt::format("{}", fmt::join(list, ", "));
    };
    for (const auto& row : rows) {
        const auto& cited = row.citation;
        const std::string version = cited.version > 0 ? fmt::format("{}", cited.version) : std::string();
        table +=
            csv_line({cited.title, cited.kind.label, cited.url, iso(cited.published), iso(cited.in_force),
                      version, cited.summary, row.change_note, joined(theme_labels(cited)),
                      joined(row.publics), joined(cited.countries), row.evidence_level, row.scope});
    }
    return table;
}

json json_row(const ResultRow& row) {
    const auto& cited = row.citation;
    json object{{"titre", cited.title}, {"type", cited.kind.label}, {"url", cited.url}};
    if (cited.version == 0) return object;
    object.update({{"version", cited.version},
                   {"publie_le", iso(cited.published)},
                   {"en_vigueur_le", iso(cited.in_force)},
                   {"auteur", cited.author},
                   {"resume", cited.summary},
                   {"themes", theme_labels(cited)},
                   {"publics", row.publics},
                   {"pays", cited.countries}});
    if (!row.change_note.empty()) object["note_de_changement"] = row.change_note;
    if (!row.evidence_level.empty()) object["niveau_de_preuve"] = row.evidence_level;
    if (!row.scope.empty()) object["portee"] = row.scope;
    return object;
}

}  // namespace reperes::pages
