#include "index/entry.h"

#include <fmt/format.h>

#include "text/whole_number.h"

namespace reperes::index {

namespace {

std::vector<std::string>& facet(Entry& entry, std::string_view name) {
    return entry.facets[facet_index(name)];
}

void add_numbers(std::vector<std::string>& values, const std::vector<int>& numbers) {
    for (const int number : numbers) values.push_back(fmt::format("{}", number));
}

void describe_fiche(const corpus::Fiche& fiche, Entry& entry) {
    facet(entry, "type") = {fiche.type};
    facet(entry, "groupe") = fiche.groupes;
    facet(entry, "pays") = fiche.countries;
    if (!fiche.evidence_level.empty()) facet(entry, "preuve") = {fiche.evidence_level};
    entry.language = fiche.original_language;
    entry.foreign = fiche.original_title;
    std::string french;
    for (const auto& term : fiche.terms) {
        entry.foreign += "\n\n" + term.original;
        french += "\n\n" + term.french;
    }
    entry.extra = fmt::format("{}{}\n\n{}\n\n{}", entry.foreign, french, fmt::join(fiche.organisations, "\n\n"),
                              fmt::join(fiche.territories, "\n\n"));
}

void describe(const corpus::Document& document, const corpus::Version& version, Entry& entry) {
    facet(entry, "theme") = version.themes;
    facet(entry, "annee") = {publication_year(version)};
    facet(entry, "public") = version.publics;
    add_numbers(facet(entry, "recommandation"), version.recommandations);
    if (const auto* fiche = corpus::as_fiche(version)) describe_fiche(*fiche, entry);
    if (const auto* section = corpus::as_section(version)) {
        facet(entry, "type") = {"reference"};
        facet(entry, "groupe") = {"commission-ethique"};
        facet(entry, "portee") = {section->scope};
    }
    if (const auto* recommandation = corpus::as_recommandation(version)) {
        facet(entry, "type") = {"recommandation"};
        add_numbers(facet(entry, "recommandation"), {recommandation->number});
        entry.extra = fmt::format("recommandation {}", recommandation->number);
    }
    if (const auto* groupe = corpus::as_groupe(version)) {
        facet(entry, "type") = {"groupe"};
        facet(entry, "groupe") = {document.name};
        entry.extra = groupe->sigle;
    }
}

std::string origin_of(const corpus::Document& document, const corpus::Version& version,
                      const corpus::Period& period) {
    return fmt::format("{} {} {} {} {}", entry_id(document, version), version.digest,
                       period.from.time_since_epoch().count(), period.to.time_since_epoch().count(),
                       corpus::page_path(document));
}

// Calls `each` with the versions that are in the index, and when each is in force.
template <typename Each>
void for_each_indexed(const corpus::Document& document, Each each) {
    const auto periods = corpus::periods(document);
    for (std::size_t i = 0; i < document.versions.size(); ++i) {
        const auto& version = document.versions[i];
        if (periods[i].empty() || version.nature == corpus::Nature::withdrawal ||
            corpus::retracted(document, version))
            continue;
        each(version, periods[i]);
    }
}

}  // namespace

std::string entry_id(const corpus::Document& document, const corpus::Version& version) {
    return fmt::format("{}@{}", document.id(), version.number);
}

std::string version_path(const corpus::Document& document, const corpus::Version& version) {
    return fmt::format("{}/v/{}", corpus::page_path(document), version.number);
}

std::string publication_year(const corpus::Version& version) {
    return fmt::format("{}", static_cast<int>(corpus::paris_day(version.published_at).year()));
}

std::array<std::vector<std::string>, kFacetCount> facets_of(const corpus::Document& document,
                                                            const corpus::Version& version) {
    Entry entry;
    describe(document, version, entry);
    return std::move(entry.facets);
}

std::vector<Entry> entries_of(const corpus::Corpus& corpus) {
    std::vector<Entry> entries;
    for (const auto& document : corpus.documents)
        for (auto& entry : entries_of(document)) entries.push_back(std::move(entry));
    return entries;
}

std::vector<Entry> entries_of(const corpus::Document& document) {
    std::vector<Entry> entries;
    for_each_indexed(document, [&](const corpus::Version& version, const corpus::Period& period) {
        Entry entry;
        entry.id = entry_id(document, version);
        entry.origin = origin_of(document, version, period);
        entry.url = corpus::page_path(document);
        entry.title = version.title;
        entry.summary = version.summary;
        entry.text = version.body.text;
        entry.headings = version.body.headings;
        entry.period = period;
        entry.published_at = version.published_at;
        describe(document, version, entry);
        entries.push_back(std::move(entry));
    });
    return entries;
}

std::vector<std::string> origins_of(const corpus::Document& document) {
    std::vector<std::string> origins;
    for_each_indexed(document, [&](const corpus::Version& version, const corpus::Period& period) {
        origins.push_back(origin_of(document, version, period));
    });
    return origins;
}

std::string_view document_of(std::string_view origin) {
    return origin.substr(0, origin.find('@'));
}

bool same_text(std::string_view origin, std::string_view other) {
    const auto id_and_digest = [](std::string_view whole) {
        return whole.substr(0, whole.find(' ', whole.find(' ') + 1));
    };
    return id_and_digest(origin) == id_and_digest(other);
}

std::optional<Indexed> find_indexed(const corpus::Corpus& corpus, std::string_view id) {
    const auto at = id.rfind('@');
    if (at == std::string_view::npos) return std::nullopt;
    const auto* document = corpus.find(id.substr(0, at));
    const auto number = text::whole_number<unsigned>(id.substr(at + 1));
    if (!document || !number || *number == 0 || *number > document->versions.size()) return std::nullopt;
    return Indexed{document, &document->versions[*number - 1]};
}

namespace {

constexpr std::size_t kMaxFirstWordsBytes = 120;
constexpr double kFirstWordsShare = 0.5;

// What stands for a missing title: the first line, or its first sentence, or as many of its words as fit.
std::string first_words(std::string_view text) {
    text = text.substr(0, text.find('\n'));
    if (text.size() <= kMaxFirstWordsBytes) return std::string(text);
    text = text.substr(0, text.find(". "));
    if (text.size() <= kMaxFirstWordsBytes) return std::string(text);
    const auto space = text.rfind(' ', kMaxFirstWordsBytes);
    return space == std::string_view::npos ? std::string() : std::string(text.substr(0, space)) + "…";
}

}  // namespace

Entry entry_of(corpus::ExternalDocument document, const std::string& name) {
    Entry entry;
    entry.id = fmt::format("{}/{}", name, document.id);
    entry.url = std::move(document.url);
    entry.text = std::move(document.text);
    entry.title = std::move(document.title);
    if (entry.title.empty()) {
        entry.title = first_words(entry.text);
        entry.title_share = kFirstWordsShare;
    }
    entry.period = {corpus::Instant{}, corpus::kNever};
    facet(entry, "type") = {name};
    return entry;
}

}  // namespace reperes::index
