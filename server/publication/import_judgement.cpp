#include "publication/import_judgement.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "publication/import_columns.h"
#include "publication/import_names.h"
#include "publication/typed.h"
#include "text/analyser.h"
#include "text/utf8.h"
#include "text/whole_number.h"

namespace reperes::publication {

namespace {

using corpus::Collection;
using corpus::Fault;

constexpr std::size_t kMaxFaults = 20;  // told of one row

bool is_punctuation(char32_t code) {
    const bool ascii = code < 0x80 && !(code >= U'a' && code <= U'z') && !(code >= U'0' && code <= U'9');
    return ascii || (code >= 0xA0 && code <= 0xBF) || (code >= 0x2000 && code <= 0x206F);
}

// Two titles that a person would take for the same: capitals, accents and punctuation apart.
std::string title_key(std::string_view title) {
    const auto folded = text::fold(title);
    std::string key;
    for (std::size_t at = 0; at < folded.size();) {
        const auto item = text::decode(folded, at);
        if (!is_punctuation(item.code))
            key += folded.substr(at, item.length);
        else if (!key.empty() && !key.ends_with(' '))
            key += ' ';
        at += item.length;
    }
    while (key.ends_with(' ')) key.pop_back();
    return key;
}

// The folders and titles that fiches have already, and whose they are.
class Present {
 public:
    explicit Present(const ImportDesk& desk) {
        for (const auto& document : desk.desk.corpus->documents) {
            if (document.collection != Collection::fiches) continue;
            add(document.name, document.versions.back().title, fmt::format("de la fiche /{}", document.id()));
        }
        for (const auto& draft : desk.open_drafts) {
            if (draft.collection != Collection::fiches) continue;
            const auto title = draft.fields.find("titre");
            add(draft.document, title == draft.fields.end() ? "" : title->second,
                fmt::format("du brouillon {}", draft.id));
        }
    }

    void add(const std::string& folder, const std::string& title, const std::string& whose) {
        folders_.emplace(folder, whose);
        if (const auto key = title_key(title); !key.empty()) titles_.emplace(key, whose);
    }

    void check(const std::string& title, JudgedRow& row) const {
        const auto same_title = titles_.find(title_key(title));
        if (same_title != titles_.end()) {
            row.faults.push_back(
                {{},
                 row.line,
                 fmt::format("ce titre est déjà celui {}.", same_title->second),
                 "Si c'est une autre fiche, donnez-lui un autre titre ; sinon, ôtez cette ligne.",
                 "titre"});
            return;
        }
        const auto same_folder = folders_.find(row.draft.document);
        if (same_folder != folders_.end())
            row.faults.push_back(
                {{},
                 row.line,
                 fmt::format("le dossier « {} » est déjà celui {}.", row.draft.document, same_folder->second),
                 "Si c'est une autre fiche, donnez un autre nom dans la colonne « dossier ».",
                 std::string(kFolderColumn)});
    }

 private:
    std::map<std::string, std::string> folders_, titles_;
};

// What is to be typed there; better than what is said to those who write files.
std::string_view advice_for(std::string_view key) {
    const auto column = find_import_column(import_column_name(key));
    if (!column) return {};
    switch (column->kind) {
        case CellKind::date:
            return "Écrivez 21/11/2026 ou 2026-11-21.";
        case CellKind::source_date:
            return "Écrivez 2016, 05/2016, 12/05/2016 ou s.d.";
        case CellKind::countries:
            return "Écrivez le nom du pays en français (« Royaume-Uni »), son code (« GB »), ou « Monde ».";
        case CellKind::language:
            return "Écrivez le nom de la langue en français : « anglais ».";
        case CellKind::year:
            return "Écrivez une année : « 2020 ».";
        case CellKind::numbers:
            return "Écrivez des numéros de 1 à 14, séparés par | : « 3 | 7 ».";
        case CellKind::terms:
            return "Écrivez « family group conference = conférence familiale » ; un autre couple après |.";
        case CellKind::line:
        case CellKind::markdown:
        case CellKind::list:
            return {};
    }
    return {};
}

bool speaks_of_files(std::string_view hint) {
    for (const std::string_view sign : {"en-tête", " = ", "+++"})
        if (hint.find(sign) != std::string_view::npos) return true;
    return false;
}

std::string hint_for(const std::string& key, const Fault& fault) {
    if (const auto advice = advice_for(key); !advice.empty()) return std::string(advice);
    return speaks_of_files(fault.hint) ? std::string() : fault.hint;
}

Draft draft_of(const ImportRow& row, const ImportDesk& desk, const ImportNames& names) {
    Draft draft;
    draft.fields = names.in_files(row.fields);
    draft.document = row.folder;
    const auto title = row.fields.find("titre");
    if (draft.document.empty() && title != row.fields.end()) draft.document = folder_name(title->second);
    if (draft.document.empty()) draft.document = "sans-titre";
    draft.author = draft.saved_by = desk.author;
    draft.writers = {desk.author};
    draft.made_at = draft.saved_at = desk.desk.now;
    return draft;
}

// "source-3-titre" of "sources.1.titre", when the first source of the draft is the third of the file.
std::string column_of(const std::string& key, const ImportRow& row) {
    auto name = import_column_name(key);
    const auto column = find_import_column(name);
    if (!column || !column->key.starts_with("sources.")) return name;
    constexpr std::size_t kPrefix = std::string_view("source-").size();
    const auto hyphen = name.find('-', kPrefix);
    const auto place = text::whole_number<std::size_t>(name.substr(kPrefix, hyphen - kPrefix)).value_or(0);
    if (place < 1 || place > row.sources.size()) return name;
    return fmt::format("source-{}{}", row.sources[place - 1], name.substr(hyphen));
}

// Of terms without their language the parser says that it is missing: that is no wrong value. What it still
// says of them when there is one.
std::set<std::string> wrong_terms(const Draft& draft, const Desk& desk) {
    auto with_language = draft;
    with_language.fields.emplace("langue", "en");
    std::set<std::string> messages;
    for (const auto& [key, fault] : compose(with_language, desk).faults)
        if (key == "termes") messages.insert(fault.message);
    return messages;
}

void add_once(std::vector<std::string>& all, std::string one) {
    if (std::ranges::find(all, one) == all.end()) all.push_back(std::move(one));
}

// Sorts what composing found into what is wrong and what is not there yet. The first `own` faults are of the
// text itself; the others, of the links to other pages, which may come later.
void sort_faults(const Composition& composition, std::size_t own, const ImportRow& row, const Desk& desk,
                 JudgedRow& judged) {
    std::set<std::string> blamed;
    for (const auto& fault : judged.faults) blamed.insert(fault.key);
    const auto& fields = judged.draft.fields;
    const bool unnamed_language = fields.contains("termes") && !fields.contains("langue");
    const auto wrong = unnamed_language ? wrong_terms(judged.draft, desk) : std::set<std::string>();
    for (std::size_t i = 0; i < composition.faults.size(); ++i) {
        const auto& [key, fault] = composition.faults[i];
        if (i >= own)
            add_once(judged.remarks, fault.message);
        else if (blamed.contains(key))
            continue;
        else if (key != kFolderColumn && !fields.contains(key))
            add_once(judged.missing, column_of(key, row));
        else if (key == "termes" && unnamed_language && !wrong.contains(fault.message))
            add_once(judged.missing, "langue");
        else
            judged.faults.push_back({{}, row.line, fault.message, hint_for(key, fault), key});
    }
}

void check_folder_name(const ImportRow& row, JudgedRow& judged) {
    if (row.folder.empty() || is_folder_name(row.folder)) return;
    const auto better = folder_name(row.folder);
    judged.faults.push_back(
        {{},
         row.line,
         fmt::format("« {} » ne peut pas être le nom d'un dossier.", shown_cell(row.folder)),
         better.empty() ? "Minuscules sans accent, chiffres et tirets, 80 au plus."
                        : fmt::format("Écrivez « {} ».", better),
         std::string(kFolderColumn)});
}

void name_columns(const ImportRow& row, JudgedRow& judged) {
    if (judged.faults.size() > kMaxFaults) {
        const auto others = judged.faults.size() - kMaxFaults;
        judged.faults.resize(kMaxFaults);
        judged.faults.push_back({{}, row.line, fmt::format("et {} autres fautes.", others), "", ""});
    }
    for (auto& fault : judged.faults) fault.key = column_of(fault.key, row);
}

}  // namespace

std::vector<JudgedRow> judge_import(std::vector<ImportRow> rows, const ImportDesk& desk) {
    const ImportNames names(*desk.desk.corpus, desk.desk.now);
    std::vector<JudgedRow> judged;
    std::vector<Composition> compositions;
    std::vector<std::size_t> own;
    for (auto& row : rows) {
        JudgedRow one{row.line, draft_of(row, desk, names), std::move(row.faults), {}, {}};
        check_folder_name(row, one);
        std::ranges::move(names.faults_of(one.draft.fields, row.line), std::back_inserter(one.faults));
        compositions.push_back(compose(one.draft, desk.desk));
        own.push_back(compositions.back().faults.size());
        judged.push_back(std::move(one));
    }
    check_together(compositions, desk.desk);  // fiches of one file may name each other
    Present present(desk);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto& one = judged[i];
        const auto title = one.draft.fields.find("titre");
        if (title != one.draft.fields.end()) {
            sort_faults(compositions[i], own[i], rows[i], desk.desk, one);
            present.check(title->second, one);
            if (one.faults.empty())
                present.add(one.draft.document, title->second, fmt::format("de la ligne {}", one.line));
        }
        name_columns(rows[i], one);
    }
    return judged;
}

}  // namespace reperes::publication
