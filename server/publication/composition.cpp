#include "publication/composition.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "corpus/digest.h"
#include "corpus/links.h"
#include "corpus/version_parser.h"

namespace reperes::publication {

namespace {

using corpus::Collection;
using corpus::Fault;

constexpr std::string_view kFolderKey = "dossier";
constexpr std::string_view kReaderToCome = "(relecture à venir)";

void blame(Composition& composition, std::string key, std::string message, std::string hint) {
    const auto file = composition.files.front().path();
    composition.faults.emplace_back(key, Fault{file, 0, std::move(message), std::move(hint), key});
}

// Whoever wrote a word of it, the one who began first.
std::string authors(const Draft& draft, const Desk& desk) {
    std::string names = desk.display_name(draft.author);
    for (const auto& writer : draft.writers)
        if (writer != draft.author) names += ", " + desk.display_name(writer);
    return names;
}

corpus::Stamp stamp_of(const Draft& draft, const corpus::Document& document, const Desk& desk) {
    corpus::Stamp stamp;
    stamp.published_at = desk.now;
    stamp.author = authors(draft, desk);
    stamp.draft = draft.id;
    stamp.edition = desk.edition;
    if (!document.versions.empty()) stamp.previous_digest = document.versions.back().digest;
    if (approved(draft)) {
        stamp.reviewer = desk.display_name(draft.approval->by);
        stamp.reviewed_digest = draft.approval->digest;
    } else if (draft.collection == Collection::reference) {
        stamp.reviewer = kReaderToCome;  // of a preview: publishable() lets none of these be published
    }
    return stamp;
}

// Adds a version to the composition, whole or with its faults.
void add_version(Composition& composition, const corpus::WrittenVersion& written, const Desk& desk) {
    auto& document = composition.document;
    corpus::ParseContext context{&desk.corpus->vocabulary, {}};
    for (const auto& known : desk.corpus->documents)
        if (known.collection == Collection::groupes) context.groupes.push_back(known.name);
    VersionFile file{document.collection, document.name, static_cast<unsigned>(document.versions.size() + 1),
                     written.bytes, corpus::sha256(written.bytes)};
    std::vector<Fault> faults;
    corpus::FaultSink sink(file.path(), faults);
    auto version = corpus::parse_version(written.bytes, document.collection, file.number, context, sink);
    for (auto& fault : faults) {
        std::string key = fault.key.empty() ? written.key_of(fault.line) : fault.key;
        composition.faults.emplace_back(std::move(key), std::move(fault));
    }
    if (version) {
        version->file = file.path();
        document.versions.push_back(std::move(*version));
    }
    composition.files.push_back(std::move(file));
}

const corpus::Version* new_version(const Composition& composition) {
    const bool whole = composition.document.versions.size() >= composition.files.back().number;
    return whole && !composition.document.versions.empty() ? &composition.document.versions.back() : nullptr;
}

void check_day(Composition& composition, const Desk& desk) {
    const auto* version = new_version(composition);
    if (version && version->in_force_on && *version->in_force_on < corpus::paris_day(desk.now))
        blame(composition, "en-vigueur-le",
              fmt::format("le {} est passé : un texte n'entre pas en vigueur avant d'être publié.",
                          corpus::french_date(*version->in_force_on)),
              "Choisissez aujourd'hui ou un jour à venir, ou laissez la date vide.");
}

// "2.1" or "4", in the collection where it belongs to one document.
std::string claimed_number(const corpus::Version& version) {
    if (const auto* section = as_section(version)) return section->number;
    if (const auto* recommandation = as_recommandation(version))
        return fmt::format("{}", recommandation->number);
    return {};
}

using Claims = std::map<std::pair<Collection, std::string>, std::string>;  // to the id of a document

// The numbers of all documents as they would be, but those of `compositions`.
Claims claims_of_others(const std::vector<Composition>& compositions, const corpus::Corpus& corpus) {
    Claims claims;
    for (const auto& document : corpus.documents) {
        const auto number = claimed_number(document.versions.back());
        const bool changes =
            std::any_of(compositions.begin(), compositions.end(), [&](const Composition& one) {
                return one.document.collection == document.collection && one.document.name == document.name;
            });
        if (!number.empty() && !changes)
            claims.emplace(std::pair(document.collection, number), document.name);
    }
    return claims;
}

void check_numbers(std::vector<Composition>& compositions, const Desk& desk) {
    auto claims = claims_of_others(compositions, *desk.corpus);
    for (auto& composition : compositions) {
        const auto* version = new_version(composition);
        const auto number = version ? claimed_number(*version) : std::string();
        if (number.empty()) continue;
        const auto [it, first] =
            claims.emplace(std::pair(composition.document.collection, number), composition.document.name);
        if (!first)
            blame(composition, "numero",
                  fmt::format("le numéro {} est déjà celui de « {} ».", number, it->second),
                  "Donnez un autre numéro à l'un des deux.");
    }
}

void check_replacement(Composition& composition, const std::vector<Composition>& all, const Desk& desk) {
    const auto* version = new_version(composition);
    if (!version || version->replaced_by.empty()) return;
    const auto named = [&](const corpus::Document& document) {
        return "/" + document.id() == version->replaced_by;
    };
    if (named(composition.document))
        return blame(composition, "remplace-par", "un document ne peut pas être remplacé par lui-même.",
                     "Choisissez celui qu'il faut lire désormais.");
    const bool known =
        std::any_of(desk.corpus->documents.begin(), desk.corpus->documents.end(), named) ||
        std::any_of(all.begin(), all.end(), [&](const Composition& one) { return named(one.document); });
    if (!known)
        blame(composition, "remplace-par",
              fmt::format("« {} » ne mène à aucun document.", version->replaced_by),
              "Publiez d'abord le document qui le remplace, ou ensemble dans une édition.");
}

void check_links(std::vector<Composition>& compositions, const Desk& desk) {
    std::vector<corpus::Document*> fresh;
    for (auto& composition : compositions)
        if (new_version(composition)) fresh.push_back(&composition.document);
    std::vector<Fault> faults;
    corpus::resolve_links(fresh, desk.corpus->documents, faults);
    for (auto& fault : faults)
        for (auto& composition : compositions)
            if (!composition.of_the_past && composition.files.back().path() == fault.file)
                composition.faults.emplace_back("corps", fault);
}

}  // namespace

std::string VersionFile::object() const {
    return fmt::format("{}/{}", corpus::name(collection), document);
}

std::string VersionFile::name() const {
    return fmt::format("v{:04}.md", number);
}

std::filesystem::path VersionFile::path() const {
    return folder() / name();
}

std::filesystem::path VersionFile::folder() const {
    return object();
}

Composition compose(const Draft& draft, const Desk& desk) {
    Composition composition;
    if (const auto* known = desk.corpus->find(draft.collection, draft.document))
        composition.document = *known;
    else
        composition.document = {draft.collection, draft.document, {}};
    const auto fields = corpus::normalised(draft.fields);
    const auto nature = fields.find("nature");
    composition.of_the_past =
        fields.contains("retablit") || (nature != fields.end() && nature->second == "retrait");
    const auto stamp = stamp_of(draft, composition.document, desk);
    add_version(composition, corpus::write_version(draft.collection, fields, stamp), desk);
    if (!corpus::is_document_name(draft.document))
        blame(composition, std::string(kFolderKey), "ce nom ne peut pas être celui d'une adresse.",
              "Minuscules sans accent, chiffres et tirets, 100 au plus.");
    if (corpus::is_taken(draft.collection, draft.document))
        blame(composition, std::string(kFolderKey), "ce nom est celui d'une page du site.", "Choisissez-en un autre.");
    check_day(composition, desk);
    return composition;
}

bool compose_again(Composition& composition, const corpus::Version& version, std::string_view bytes,
                   const Desk& desk) {
    auto& document = composition.document;
    const auto fields = corpus::read_fields(bytes, document.collection);
    if (!fields) return false;
    corpus::Stamp stamp;
    stamp.published_at = desk.now;
    stamp.author = version.author;
    stamp.reviewer = version.reviewer;
    stamp.reviewed_digest = version.reviewed_digest;
    stamp.previous_digest = composition.files.back().digest;
    stamp.edition = desk.edition;
    add_version(composition, corpus::write_version(document.collection, *fields, stamp), desk);
    return true;
}

void check_together(std::vector<Composition>& compositions, const Desk& desk) {
    check_numbers(compositions, desk);
    for (auto& composition : compositions) check_replacement(composition, compositions, desk);
    check_links(compositions, desk);
}

}  // namespace reperes::publication
