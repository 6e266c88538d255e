#include "pages/feed.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/typography.h"
#include "pages/xml.h"

namespace reperes::pages {

namespace {

using index::Indexed;

corpus::Instant updated(const Indexed& indexed) {
    return corpus::start_of(*indexed.version);
}

std::string title_of(const corpus::Version& version) {
    const auto title = corpus::french_spaces(version.title);
    return version.number == 1 ? title : fmt::format("{} (version {})", title, version.number);
}

std::string summary_of(const corpus::Version& version) {
    if (version.number == 1 || version.change_note.empty()) return corpus::french_spaces(version.summary);
    return corpus::french_spaces(fmt::format("{}\n\nCe qui change (changement {}) : {}", version.summary,
                                             version.major_change ? "majeur" : "mineur",
                                             version.change_note));
}

std::string category(const Kind& kind) {
    return fmt::format("<category term=\"{}\" label=\"{}\"/>\n", xml(kind.id), xml(kind.label));
}

std::string entry(const Indexed& indexed, const corpus::Vocabulary& vocabulary, const std::string& origin) {
    const auto& version = *indexed.version;
    const auto citation = cite(*indexed.document, version, vocabulary, origin);
    std::string text = fmt::format(
        "<entry>\n"
        "<id>{0}</id>\n"
        "<link rel=\"alternate\" type=\"text/html\" href=\"{0}\"/>\n"
        "<title>{1}</title>\n"
        "<published>{2}</published>\n"
        "<updated>{3}</updated>\n"
        "<author><name>{4}</name></author>\n"
        "<summary>{5}</summary>\n",
        xml(citation.url), xml(title_of(version)), corpus::iso_instant(version.published_at),
        corpus::iso_instant(updated(indexed)), xml(version.author), xml(summary_of(version)));
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
