#include "publication/import_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "corpus/in_force.h"
#include "corpus/nearest.h"
#include "publication/import_columns.h"
#include "publication/typed.h"

namespace reperes::publication {

namespace {

// Kinds of the other collections.
constexpr std::array<std::string_view, 3> kOtherTypes{"reference", "recommandation", "groupe"};

std::vector<std::string> values_of(const corpus::Fields& fields, const std::string& key) {
    const auto it = fields.find(key);
    std::vector<std::string> values;
    if (it == fields.end()) return values;
    for (std::string_view rest = it->second; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        values.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return values;
}

}  // namespace

ImportNames::ImportNames(const corpus::Corpus& corpus, corpus::Instant now) {
    add_terms("type", corpus.vocabulary.types);
    add_terms("themes", corpus.vocabulary.themes);
    add_terms("publics", corpus.vocabulary.publics);
    add_terms("niveau-de-preuve", corpus.vocabulary.evidence_levels);
    for (auto& id : corpus::ids(corpus.vocabulary.types))
        if (std::ranges::find(kOtherTypes, id) == kOtherTypes.end()) types_.push_back(std::move(id));
    for (const auto& document : corpus.documents) {
        const auto* version = corpus::readable(document, now);
        if (version == nullptr) continue;
        if (const auto* groupe = corpus::as_groupe(*version)) {
            for (const auto& name :
                 {document.name, groupe->sigle, version->title, groupe->sigle + " – " + version->title})
                add("groupes", name, document.name);
        } else if (const auto* section = corpus::as_section(*version)) {
            for (const auto& name :
                 {document.name, section->number, version->title, section->number + " " + version->title})
                add("sections", name, document.name);
            sections_.push_back(document.name);
        }
    }
}

// The first to have a name keeps it.
void ImportNames::add(const std::string& key, std::string_view name, const std::string& in_file) {
    by_key_[key].emplace(compared_name(name), in_file);
}

void ImportNames::add_terms(const std::string& key, const corpus::TermList& terms) {
    for (const auto& term : terms) add(key, term.id, term.id);
    for (const auto& term : terms) add(key, term.label, term.id);
}

corpus::Fields ImportNames::in_files(corpus::Fields fields) const {
    for (const auto& [key, names] : by_key_) {
        std::string values;
        for (const auto& value : values_of(fields, key)) {
            const auto known = names.find(compared_name(value));
            values += (values.empty() ? "" : "\n") + (known == names.end() ? value : known->second);
        }
        if (!values.empty()) fields[key] = std::move(values);
    }
    return fields;
}

std::vector<corpus::Fault> ImportNames::faults_of(const corpus::Fields& fields, std::size_t line) const {
    std::vector<corpus::Fault> faults;
    for (const auto& type : values_of(fields, "type"))
        if (std::ranges::find(kOtherTypes, type) != kOtherTypes.end())
            faults.push_back({{},
                              line,
                              fmt::format("le type « {} » n'est pas celui d'une fiche.", type),
                              corpus::suggest(type, types_),
                              "type"});
    for (const auto& section : values_of(fields, "sections")) {
        if (std::ranges::find(sections_, section) != sections_.end()) continue;
        const auto near = corpus::nearest(section, sections_);
        faults.push_back({{},
                          line,
                          fmt::format("la section « {} » n'existe pas.", shown_cell(section)),
                          near.empty()
                              ? "Écrivez son numéro dans le plan (« 2.1 »), son titre ou son dossier."
                              : fmt::format("Vouliez-vous dire « {} » ?", near),
                          "sections"});
    }
    return faults;
}

}  // namespace reperes::publication
