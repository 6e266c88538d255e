#include "corpus/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "corpus/csv.h"
#include "corpus/digest.h"
#include "corpus/file.h"
#include "corpus/nearest.h"

namespace reperes::corpus {

namespace {

constexpr std::size_t kMaxFileBytes = 4 << 20;

// Reads one vocabulary file after the other and keeps the digest of all of them.
class Reader {
 public:
    Reader(std::filesystem::path folder, std::vector<Fault>& faults)
        : folder_(std::move(folder)), faults_(&faults) {}

    // Calls `add(row, sink)` for each well-formed row whose first two cells are not empty.
    template <typename Add>
    void rows(const std::string& name, const std::vector<std::string>& columns, Add add) {
        const std::filesystem::path relative = std::filesystem::path("vocabulaire") / name;
        FaultSink sink(relative, *faults_);
        const auto bytes = read_file(folder_ / name, kMaxFileBytes);
        if (!bytes) {
            sink.add(0, bytes.error().message, bytes.error().hint);
            return;
        }
        all_ += fmt::format("{}\n{}\n", name, sha256(*bytes));
        for (const auto& row : parse_csv(*bytes, columns, sink)) {
            if (row.cells[0].empty() || row.cells[1].empty())
                sink.add(row.line, "les deux premières colonnes doivent être remplies.",
                         "Complétez la ligne ou supprimez-la.");
            else
                add(row, sink);
        }
    }

    TermList terms(const std::string& name, const std::vector<std::string>& columns) {
        TermList list;
        rows(name, columns, [&](const CsvRow& row, FaultSink& sink) {
            if (find(list, row.cells[0]))
                sink.add(row.line, fmt::format("« {} » figure déjà plus haut.", row.cells[0]),
                         "Supprimez l'une des deux lignes.");
            else
                list.push_back({row.cells[0], row.cells[1], row.cells.size() > 2 ? row.cells[2] : ""});
        });
        return list;
    }

    [[nodiscard]] std::string digest() const { return sha256(all_); }

 private:
    std::filesystem::path folder_;
    std::vector<Fault>* faults_;
    std::string all_;
};

std::vector<std::string> split_terms(std::string_view cell) {
    std::vector<std::string> terms;
    while (true) {
        const auto bar = cell.find('|');
        auto term = cell.substr(0, bar);
        while (term.starts_with(' ')) term.remove_prefix(1);
        while (term.ends_with(' ')) term.remove_suffix(1);
        if (!term.empty()) terms.emplace_back(term);
        if (bar == std::string_view::npos) return terms;
        cell.remove_prefix(bar + 1);
    }
}

void add_synonyms(Vocabulary& vocabulary, const CsvRow& row, FaultSink& sink) {
    static const std::vector<std::string> kKinds{"equivalent", "plus-precis", "voisin"};
    const auto kind = std::find(kKinds.begin(), kKinds.end(), row.cells[0]);
    if (kind == kKinds.end()) {
        sink.add(row.line, fmt::format("genre inconnu « {} ».", row.cells[0]), suggest(row.cells[0], kKinds));
        return;
    }
    SynonymGroup group{static_cast<SynonymKind>(kind - kKinds.begin()), split_terms(row.cells[1])};
    if (group.terms.size() < 2)
        sink.add(row.line, "il faut au moins deux termes.", "Séparez les termes par une barre : a|b|c.");
    else
        vocabulary.synonyms.push_back(std::move(group));
}

}  // namespace

const Term* find(const TermList& list, std::string_view id) {
    const auto it = std::find_if(list.begin(), list.end(), [&](const Term& t) { return t.id == id; });
    return it == list.end() ? nullptr : &*it;
}

std::vector<std::string> ids(const TermList& list) {
    std::vector<std::string> result;
    for (const auto& term : list) result.push_back(term.id);
    return result;
}

Vocabulary load_vocabulary(const std::filesystem::path& content, std::vector<Fault>& faults) {
    const std::vector<std::string> columns{"id", "libelle", "definition"};
    Reader reader(content / "vocabulaire", faults);
    Vocabulary vocabulary;
    vocabulary.types = reader.terms("types.csv", columns);
    vocabulary.themes = reader.terms("themes.csv", columns);
    vocabulary.publics = reader.terms("publics.csv", columns);
    vocabulary.evidence_levels = reader.terms("niveaux-de-preuve.csv", columns);
    vocabulary.scopes = reader.terms("portees.csv", columns);
    vocabulary.plan = reader.terms("plan.csv", {"numero", "titre"});
    std::set<std::pair<std::string, std::string>> seen;  // a sigle may have several meanings, each once
    reader.rows("sigles.csv", {"sigle", "developpement", "domaine", "source"},
                [&](const CsvRow& row, FaultSink& sink) {
                    if (!seen.emplace(row.cells[0], row.cells[1]).second)
                        sink.add(row.line, fmt::format("« {} » a déjà ce développement.", row.cells[0]),
                                 "Supprimez l'une des deux lignes.");
                    else
                        vocabulary.sigles.push_back({row.cells[0], row.cells[1], row.cells[2], row.cells[3]});
                });
    reader.rows("synonymes.csv", {"genre", "termes"},
                [&](const CsvRow& row, FaultSink& sink) { add_synonyms(vocabulary, row, sink); });
    std::set<std::string> defined;
    reader.rows("termes.csv", {"terme", "definition", "source"}, [&](const CsvRow& row, FaultSink& sink) {
        if (!defined.insert(row.cells[0]).second)
            sink.add(row.line, fmt::format("« {} » est déjà défini plus haut.", row.cells[0]),
                     "Supprimez l'une des deux lignes.");
        else
            vocabulary.glossary.push_back({row.cells[0], row.cells[1], row.cells[2]});
    });
    vocabulary.digest = reader.digest();
    return vocabulary;
}

}  // namespace reperes::corpus
