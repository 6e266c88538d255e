#include "corpus/corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "corpus/digest.h"
#include "corpus/file.h"
#include "corpus/links.h"
#include "corpus/version_parser.h"
#include "text/whole_number.h"

namespace reperes::corpus {

namespace {

namespace fs = std::filesystem;

// Hidden files and the traces of editors and spreadsheets are nobody's content.
bool ignored(const std::string& name) {
    return name.starts_with('.') || name.ends_with('~') || name == "LISEZMOI.md";
}

// The entries of a folder by name, so that the result never depends on the file system.
std::vector<fs::directory_entry> entries(const fs::path& folder) {
    std::vector<fs::directory_entry> result;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (!ignored(it->path().filename().string())) result.push_back(*it);
    std::sort(result.begin(), result.end());
    return result;
}

// "v0012.md" to 12.
std::optional<unsigned> version_number(std::string_view name) {
    if (name.size() != 8 || name[0] != 'v' || !name.ends_with(".md")) return std::nullopt;
    const auto number = text::whole_number<unsigned>(name.substr(1, 4));
    return number && *number > 0 ? number : std::nullopt;
}

std::vector<std::string> groupes_of(const Corpus& corpus) {
    std::vector<std::string> names;
    for (const auto& document : corpus.documents)
        if (document.collection == Collection::groupes) names.push_back(document.name);
    return names;
}

// Resolving its links has changed its HTML.
bool names_sections(const Version& version) {
    return std::any_of(version.body.links.begin(), version.body.links.end(),
                       [](const Link& link) { return link.mention; });
}

class Loader {
 public:
    // `before` may be nullptr.
    Loader(fs::path content, Corpus& corpus, const Corpus* before)
        : content_(std::move(content)), corpus_(&corpus) {
        context_.vocabulary = &corpus.vocabulary;
        if (before && before->vocabulary.digest == corpus.vocabulary.digest) before_ = before;
        corpus.editions = Editions::load(content_, corpus.faults);
        // Groups are loaded first: a fiche may only name one that can be read.
        load(Collection::groupes);
        for (const auto& document : corpus.documents) context_.groupes.push_back(document.name);
        if (before_ && groupes_of(*before_) != context_.groupes) before_ = nullptr;
    }

    void load(Collection collection) {
        const fs::path folder = content_ / name(collection);
        for (const auto& entry : entries(folder)) {
            const fs::path relative = fs::path(name(collection)) / entry.path().filename();
            const auto base = entry.path().filename().string();
            FaultSink faults(relative, corpus_->faults);
            std::error_code error;
            if (!entry.is_directory(error))
                faults.add(0, "ce fichier n'est pas à sa place.",
                           "Un document est un dossier qui contient v0001.md.");
            else if (!is_document_name(base))
                faults.add(0, "le nom du dossier n'est pas une adresse.",
                           "Minuscules sans accent, chiffres et tirets, 100 au plus.");
            else if (is_taken(collection, base))
                faults.add(0, "ce nom de dossier est celui d'une page du site.", "Donnez-lui un autre nom.");
            else
                load_document(collection, base, entry.path(), relative, faults);
        }
    }

 private:
    void load_document(Collection collection, const std::string& base, const fs::path& folder,
                       const fs::path& relative, FaultSink& faults) {
        Document document{collection, base, {}};
        bool found = false;
        for (const auto& entry : entries(folder)) {
            const auto file = entry.path().filename().string();
            FaultSink sink(relative / file, corpus_->faults);
            const auto number = version_number(file);
            if (!number) {
                sink.add(0, "ce nom n'est pas celui d'une version.",
                         "Les versions s'appellent v0001.md, v0002.md…");
                continue;
            }
            found = true;
            add_version(document, *number, entry.path(), relative / file, sink);
        }
        if (!found) faults.add(0, "le dossier ne contient aucune version.", "Ajoutez v0001.md.");
        if (!document.versions.empty() && claim_number(document))
            corpus_->documents.push_back(std::move(document));
    }

    void add_version(Document& document, unsigned number, const fs::path& path, const fs::path& relative,
                     FaultSink& sink) {
        auto version = read_version(document, number, path, relative, sink);
        if (!version) return;
        if (!corpus_->editions.counts(*version, sink)) return;
        if (number != document.versions.size() + 1) {
            sink.add(0,
                     fmt::format("la version {} ne peut pas suivre : la version {} manque ou est fautive.",
                                 number, document.versions.size() + 1),
                     "Corrigez ou ajoutez d'abord la version qui manque.");
            return;
        }
        if (number > 1 && version->previous_digest != document.versions.back().digest) {
            sink.add(0, "« precedente » n'est pas l'empreinte de la version d'avant.",
                     fmt::format(
                         "Écrivez precedente = \"{}\", ou rétablissez le fichier d'avant s'il a été modifié.",
                         document.versions.back().digest));
            return;
        }
        document.versions.push_back(std::move(*version));
    }

    std::optional<Version> read_version(const Document& document, unsigned number, const fs::path& path,
                                        const fs::path& relative, FaultSink& sink) {
        const auto state = file_state(path);
        if (const auto* known = already_read(document, number, relative, state)) {
            corpus_->read.emplace(relative.string(), *state);
            return *known;
        }
        const auto bytes = read_file(path, kMaxVersionBytes);
        if (!bytes) {
            sink.add(0, bytes.error().message, bytes.error().hint);
            return std::nullopt;
        }
        auto version = parse_version(*bytes, document.collection, number, context_, sink);
        if (!version) return std::nullopt;
        version->file = relative;
        if (state && is_settled(*state) && sink.count() == 0 && !names_sections(*version))
            corpus_->read.emplace(relative.string(), *state);
        return version;
    }

    [[nodiscard]] const Version* already_read(const Document& document, unsigned number,
                                              const fs::path& relative,
                                              const std::optional<FileState>& state) const {
        if (!before_ || !state) return nullptr;
        const auto read = before_->read.find(relative.string());
        if (read == before_->read.end() || read->second != *state) return nullptr;
        const auto* known = before_->find(document.collection, document.name);
        return known && number <= known->versions.size() ? &known->versions[number - 1] : nullptr;
    }

    // A number belongs to one document; the later folder of two that claim the same one is left out.
    bool claim_number(const Document& document) {
        const Version& latest = document.versions.back();
        std::string number;
        if (const auto* section = as_section(latest)) number = section->number;
        if (const auto* recommandation = as_recommandation(latest))
            number = fmt::format("{}", recommandation->number);
        if (number.empty()) return true;
        const auto [it, first] = claimed_.try_emplace({document.collection, number}, document.name);
        if (!first)
            FaultSink(latest.file, corpus_->faults)
                .add(0, fmt::format("le numéro {} est déjà celui de « {} ».", number, it->second),
                     "Donnez un autre numéro à l'un des deux.");
        return first;
    }

    fs::path content_;
    Corpus* corpus_;
    const Corpus* before_ = nullptr;  // when it was read with the same vocabularies and groups
    ParseContext context_;
    std::map<std::pair<Collection, std::string>, std::string> claimed_;
};

}  // namespace

const Document* Corpus::find(Collection collection, std::string_view document_name) const {
    const auto it = std::lower_bound(documents.begin(), documents.end(), std::pair(collection, document_name),
                                     [](const Document& d, const auto& wanted) {
                                         return std::pair(d.collection, std::string_view(d.name)) < wanted;
                                     });
    const bool found = it != documents.end() && it->collection == collection && it->name == document_name;
    return found ? &*it : nullptr;
}

const Document* Corpus::find(std::string_view id) const {
    const auto slash = id.find('/');
    const auto collection = std::find_if(std::begin(kCollections), std::end(kCollections),
                                         [&](Collection c) { return name(c) == id.substr(0, slash); });
    if (slash == std::string_view::npos || collection == std::end(kCollections)) return nullptr;
    return find(*collection, id.substr(slash + 1));
}

const Document* Corpus::find_recommandation(int number) const {
    const auto it = std::find_if(documents.begin(), documents.end(), [&](const Document& d) {
        const auto* recommandation = as_recommandation(d.versions.back());
        return recommandation && recommandation->number == number;
    });
    return it == documents.end() ? nullptr : &*it;
}

const Document* Corpus::find_section(std::string_view number) const {
    const auto it = std::find_if(documents.begin(), documents.end(), [&](const Document& d) {
        const auto* section = as_section(d.versions.back());
        return section && section->number == number;
    });
    return it == documents.end() ? nullptr : &*it;
}

Result<Corpus> load_corpus(const fs::path& content, const Corpus* before) {
    std::error_code error;
    if (!fs::is_directory(content, error))
        return failure(ErrorCode::not_found,
                       fmt::format("le dossier de contenu « {} » n'existe pas.", content.string()),
                       "Indiquez-le par --content DOSSIER.");
    Corpus corpus;
    corpus.vocabulary = load_vocabulary(content, corpus.faults);
    Loader loader(content, corpus, before);
    for (const auto collection : kCollections)
        if (collection != Collection::groupes) loader.load(collection);
    std::stable_sort(corpus.documents.begin(), corpus.documents.end(),
                     [](const Document& a, const Document& b) { return a.collection < b.collection; });
    resolve_links(corpus.documents, corpus.faults);
    std::string all = corpus.vocabulary.digest;
    for (const auto& document : corpus.documents)
        for (const auto& version : document.versions)
            all += fmt::format("\n{} {}", version.file.string(), version.digest);
    corpus.digest = sha256(all);
    return corpus;
}

}  // namespace reperes::corpus
