#include "pages/feed.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/typography.h"
#include "pages/document_address.h"
#include "pages/history_view.h"
#include "pages/origin.h"
#include "pages/xml.h"

namespace reperes::pages {

namespace {

using index::Indexed;

corpus::Instant updated(const Indexed& indexed) {
    return corpus::start_of(*indexed.version);
}

bool withdraws(const corpus::Version& version) {
    return version.nature == corpus::Nature::withdrawal;
}

std::string title_of(const corpus::Version& version) {
    const auto title = corpus::french_spaces(version.title);
    if (withdraws(version)) return fmt::format("{} (document retiré)", title);
    return version.number == 1 ? title : fmt::format("{} (version {})", title, version.number);
}

// The address of the comparison with the version before; empty when there is none.
std::string comparison_url(const Indexed& indexed, const std::string& origin) {
    if (withdraws(*indexed.version)) return {};
    const auto* before = version_before(*indexed.document, *indexed.version);
    return before ? absolute(origin, comparison_path(*indexed.document, *before, *indexed.version)) : "";
}

// Of a document withdrawn, its reason alone: what was published in error is not told again.
std::string summary_of(const corpus::Version& version, const std::string& comparison) {
    if (withdraws(version))
        return corpus::french_spaces(
            fmt::format("Document retiré : {}.\n\n{}", reason_text(version.reason), version.change_note));
    auto summary = version.summary;
    if (version.number > 1 && !version.change_note.empty())
        summary += fmt::format("\n\nCe qui change (changement {}) : {}",
                               version.major_change ? "majeur" : "mineur", version.change_note);
    summary = corpus::french_spaces(std::move(summary));
    return comparison.empty()
               ? summary
               : fmt::format("{}\n\nComparer avec la version précédente\u00A0: {}", summary, comparison);
}

std::string category(const Kind& kind) {
    return fmt::format("<category term=\"{}\" label=\"{}\"/>\n", xml(kind.id), xml(kind.label));
}

std::string entry(const Indexed& indexed, const corpus::Vocabulary& vocabulary, const std::string& origin) {
    const auto& version = *indexed.version;
    const auto citation = cite(*indexed.document, version, vocabulary, origin);
    const auto comparison = comparison_url(indexed, origin);
    std::string text = fmt::format(
        "<entry>\n"
        "<id>{0}</id>\n"
        "<link rel=\"alternate\" type=\"text/html\" href=\"{0}\"/>\n",
        xml(citation.url));
    if (!comparison.empty())
        text += fmt::format(
            "<link rel=\"related\" type=\"text/html\" title=\"Comparer avec la version précédente\" "
            "href=\"{}\"/>\n",
            xml(comparison));
    text += fmt::format(
        "<title>{}</title>\n"
        "<published>{}</published>\n"
        "<updated>{}</updated>\n"
        "<author><name>{}</name></author>\n"
        "<summary>{}</summary>\n",
        xml(title_of(version)), corpus::iso_instant(version.published_at),
        corpus::iso_instant(updated(indexed)), xml(version.author), xml(summary_of(version, comparison)));
    text += category(citation.kind);
    for (const auto& theme : citation.themes) text += category(theme);
    return text + "</entry>\n";
}

}  // namespace

std::string atom(const Feed& feed, std::vector<Indexed> versions, const corpus::Vocabulary& vocabulary,
                 const std::string& origin) {
    std::stable_sort(versions.begin(), versions.end(),
                     [](const Indexed& a, const Indexed& b) { return updated(a) > updated(b); });
    if (versions.size() > kMaxFeedEntries) versions.resize(kMaxFeedEntries);
    std::string text = fmt::format(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">\n"
        "<id>{0}</id>\n"
        "<title>{1}</title>\n"
        "<updated>{2}</updated>\n"
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"{0}\"/>\n"
        "<link rel=\"alternate\" type=\"text/html\" href=\"{3}\"/>\n",
        xml(feed.url), xml(feed.title),
        corpus::iso_instant(versions.empty() ? feed.if_empty : updated(versions.front())),
        xml(feed.page_url));
    for (const auto& version : versions) text += entry(version, vocabulary, origin);
    return text + "</feed>\n";
}

}  // namespace reperes::pages
