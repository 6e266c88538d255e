#include "corpus/links.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "corpus/nearest.h"
#include "text/whole_number.h"

namespace reperes::corpus {

namespace {

// "/fiches/accueil/v/2#qui" in its parts. Versions had the address "/fiches/accueil/v2", which still leads
// there.
struct Target {
    std::string path, anchor;
    std::optional<unsigned> version;
};

// Takes "/v/2" or "/v2" off the end of `path`.
std::optional<unsigned> take_version(std::string_view& path) {
    const auto mark = path.rfind("/v");
    if (mark == std::string_view::npos || mark == 0) return std::nullopt;
    const bool moved = !path.substr(mark).starts_with("/v/");
    const auto number = text::whole_number<unsigned>(path.substr(mark + (moved ? 2 : 3)));
    if (number) path = path.substr(0, mark);
    return number;
}

Target parse_target(std::string_view written) {
    Target target;
    const auto hash = written.find('#');
    if (hash != std::string_view::npos) target.anchor = written.substr(hash + 1);
    auto path = written.substr(0, std::min(hash, written.find('?')));
    if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
    target.version = take_version(path);
    target.path = path;
    return target;
}

bool of_the_content(std::string_view path) {
    return std::any_of(std::begin(kCollections), std::end(kCollections), [&](Collection collection) {
        return path.starts_with(fmt::format("/{}/", name(collection)));
    });
}

// Where the sections named in words are read, by the address under which they were linked; empty: nowhere.
using Mentions = std::map<std::string, std::string, std::less<>>;

// `html` with these links led to their pages, and those that lead nowhere taken away from around their words.
std::string with_mentions(std::string_view html, const Mentions& mentions) {
    constexpr std::string_view kOpening = "<a href=\"", kEnd = "\">", kClosing = "</a>";
    std::string result;
    bool unlinked = false;
    while (!html.empty()) {
        const auto tag = std::min(html.find('<'), html.size());
        result += html.substr(0, tag);
        html.remove_prefix(tag);
        if (unlinked && html.starts_with(kClosing)) {
            html.remove_prefix(kClosing.size());
            unlinked = false;
            continue;
        }
        const auto end = html.starts_with(kOpening) ? html.find(kEnd) : std::string_view::npos;
        const auto found = end == std::string_view::npos
                               ? mentions.end()
                               : mentions.find(html.substr(kOpening.size(), end - kOpening.size()));
        if (found == mentions.end()) {
            result += html.substr(0, 1);
            html.remove_prefix(std::min<std::size_t>(1, html.size()));
            continue;
        }
        unlinked = found->second.empty();
        if (!unlinked) result += fmt::format("{}{}{}", kOpening, found->second, kEnd);
        html.remove_prefix(end + kEnd.size());
    }
    return result;
}

class Resolver {
 public:
    // Of two documents with the same page, the one that was added first counts.
    void add(const Document& document) {
        by_path_.emplace(page_path(document), &document);
        if (const auto* section = as_section(document.versions.back()))
            by_path_.emplace(section_path(section->number), &document);
    }

    // `faults`: nullptr when nothing can be mended.
    void resolve(const Document& from, Version& version, FaultSink* faults) const {
        Mentions mentions;
        for (auto& link : version.body.links) {
            const Target target = parse_target(link.target);
            const auto found = target.path.empty() ? &from : find(target.path);
            link.document = found ? found->id() : "";
            if (link.mention)
                mentions[link.target] = found ? page_path(*found) : "";
            else if (faults)
                check(link, target, found, version, *faults);
        }
        if (!mentions.empty()) version.body.html = with_mentions(version.body.html, mentions);
    }

 private:
    [[nodiscard]] const Document* find(const std::string& path) const {
        const auto it = by_path_.find(path);
        return it == by_path_.end() ? nullptr : it->second;
    }

    void check(const Link& link, const Target& target, const Document* found, const Version& from,
               FaultSink& faults) const {
        const bool here = link.target.starts_with('#');
        if (!here && !link.target.starts_with('/'))
            return faults.add(link.line, fmt::format("l'adresse « {} » d'un lien est relative.", link.target),
                              "Écrivez-la depuis la racine du site : /fiches/…, /reference/….");
        if (!here && !of_the_content(target.path)) return;
        if (!found) return report_unknown(link, target, faults);
        const auto& versions = found->versions;
        if (target.version && (*target.version == 0 || *target.version > versions.size()))
            return faults.add(link.line,
                              fmt::format("le lien « {} » mène à une version qui n'existe pas.", link.target),
                              fmt::format("La dernière est v{}.", versions.size()));
        const Version& read = here ? from : target.version ? versions[*target.version - 1] : versions.back();
        check_anchor(link, target.anchor, read, faults);
    }

    void report_unknown(const Link& link, const Target& target, FaultSink& faults) const {
        std::vector<std::string> known;
        for (const auto& [path, document] : by_path_) known.push_back(path);
        const auto near = nearest(target.path, known);
        faults.add(
            link.line, fmt::format("le lien « {} » ne mène à aucun document.", link.target),
            near.empty() ? "Vérifiez le nom du dossier." : fmt::format("Vouliez-vous dire « {} » ?", near));
    }

    static void check_anchor(const Link& link, const std::string& anchor, const Version& read,
                             FaultSink& faults) {
        std::vector<std::string> known;
        for (const auto& heading : read.body.headings) known.push_back(heading.anchor);
        if (anchor.empty() || std::find(known.begin(), known.end(), anchor) != known.end()) return;
        faults.add(link.line,
                   fmt::format("le lien « {} » mène à un intertitre qui n'existe pas.", link.target),
                   known.empty() ? "La page n'a pas d'intertitre." : suggest(anchor, known));
    }

    std::map<std::string, const Document*> by_path_;
};

}  // namespace

void resolve_links(std::vector<Document>& documents, std::vector<Fault>& faults) {
    Resolver resolver;
    for (const auto& document : documents) resolver.add(document);
    for (auto& document : documents)
        for (auto& version : document.versions) {
            FaultSink sink(version.file, faults);
            resolver.resolve(document, version, &version == &document.versions.back() ? &sink : nullptr);
        }
}

void resolve_links(const std::vector<Document*>& fresh, const std::vector<Document>& documents,
                   std::vector<Fault>& faults) {
    const auto linked = [](const Document* document) {
        return !document->versions.back().body.links.empty();
    };
    if (std::none_of(fresh.begin(), fresh.end(), linked)) return;
    Resolver resolver;
    for (const auto* document : fresh) resolver.add(*document);
    for (const auto& document : documents) resolver.add(document);
    for (auto* document : fresh) {
        Version& version = document->versions.back();
        FaultSink sink(version.file, faults);
        resolver.resolve(*document, version, &sink);
    }
}

}  // namespace reperes::corpus
