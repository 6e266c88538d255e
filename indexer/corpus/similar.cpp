#include "corpus/similar.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string_view>

#include "text/analyser.h"

namespace reperes::corpus {

namespace {

// Of the stems of two titles, those in common among all (Jaccard index). In the project's content, whose
// fiches are all different, no pair is over .31 with an organisation in common, nor over .43 without.
constexpr double kNearTitle = 0.5;  // with an organisation in common
constexpr double kSameTitle = 0.6;  // by itself

// How much each likeness is worth by itself. Several add up as chances do: 1 - (1 - a)(1 - b).
constexpr double kSameOriginal = 0.9;
constexpr double kOnlySource = 0.7;
constexpr double kTitle = 0.9;  // of titles that have all their stems in common, less in proportion

// One analyser remembers the words that it has met, and belongs to one thread.
text::Analyser& own_analyser() {
    thread_local text::Analyser instance;
    return instance;
}

// Hashed: among thousands of titles, millions of pairs are compared.
std::vector<std::size_t> stems(std::string_view text) {
    std::vector<std::size_t> result;
    for (const auto& word : own_analyser().analyse(text))
        if (!word.compound && !word.forms->stems.empty())
            result.push_back(std::hash<std::string>()(word.forms->stems.front()));
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

// The words alone: no accents, no punctuation.
std::string words_key(std::string_view text) {
    std::string result;
    for (const auto& word : own_analyser().analyse(text))
        if (!word.compound) result += (result.empty() ? "" : " ") + word.forms->exact.front();
    return result;
}

// One page has several addresses: with or without its scheme, www, its last slash, a place in the page.
std::string url_key(std::string_view url) {
    if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    if (url.starts_with("www.")) url.remove_prefix(4);
    url = url.substr(0, url.find('#'));
    while (url.ends_with('/')) url.remove_suffix(1);
    std::string key(url);
    const auto host_end = key.begin() + static_cast<std::ptrdiff_t>(std::min(key.find('/'), key.size()));
    std::transform(key.begin(), host_end, key.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return key;
}

double jaccard(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
    if (a.empty() || b.empty()) return 0;
    std::size_t common = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        const auto x = *i, y = *j;
        common += x == y ? 1 : 0;
        i += x <= y ? 1 : 0;
        j += y <= x ? 1 : 0;
    }
    return static_cast<double>(common) / static_cast<double>(a.size() + b.size() - common);
}

void add_reason(Likeness& likeness, double strength, std::string_view reason) {
    likeness.strength = 1 - (1 - likeness.strength) * (1 - strength);
    likeness.reason += fmt::format("{}{}", likeness.reason.empty() ? "" : " ; ", reason);
}

}  // namespace

Likened likened(const Document& document, const Version& version) {
    Likened result{document.collection, document.name, version.title, "", {}, {}};
    for (const auto& source : version.sources)
        if (!source.url.empty()) result.source_urls.push_back(source.url);
    if (const auto* fiche = as_fiche(version)) {
        result.original_title = fiche->original_title;
        result.organisations = fiche->organisations;
    }
    return result;
}

Likeable::Likeable(const Likened& given)
    : title_(stems(given.title)), original_(words_key(given.original_title)) {
    for (const auto& url : given.source_urls) urls_.push_back({url_key(url), url});
    for (const auto& name : given.organisations) organisations_.push_back({words_key(name), name});
}

Likeness Likeable::compared(const Likeable& other) const {
    Likeness result;
    if (!original_.empty() && original_ == other.original_)
        add_reason(result, kSameOriginal, "même titre d'origine");
    if (const auto* url = only_source_of_one(other))
        add_reason(result, kOnlySource,
                   fmt::format("même source, la seule de l'un des deux : {}", url->written));
    const double title = jaccard(title_, other.title_);
    if (title >= kSameTitle)
        add_reason(result, kTitle * title, title < 1 ? "presque le même titre" : "même titre");
    else if (const auto* name = title >= kNearTitle ? common_organisation(other) : nullptr)
        add_reason(result, kTitle * title,
                   fmt::format("même organisation ({}) et titre proche", name->written));
    return result;
}

const Likeable::Named* Likeable::only_source_of_one(const Likeable& other) const {
    if (urls_.size() != 1 && other.urls_.size() != 1) return nullptr;
    for (const auto& url : urls_)
        for (const auto& another : other.urls_)
            if (url.key == another.key && !url.key.empty()) return &url;
    return nullptr;
}

const Likeable::Named* Likeable::common_organisation(const Likeable& other) const {
    for (const auto& name : organisations_)
        for (const auto& another : other.organisations_)
            if (name.key == another.key && !name.key.empty()) return &name;
    return nullptr;
}

std::vector<Likeness> documents_like(const Corpus& corpus, const Likened& given) {
    const Likeable wanted(given);
    std::vector<Likeness> found;
    for (const auto& document : corpus.documents) {
        const auto& version = document.versions.back();
        if (document.collection != given.collection || document.name == given.name) continue;
        if (version.nature != Nature::text) continue;
        auto likeness = wanted.compared(Likeable(likened(document, version)));
        likeness.document = &document;
        if (likeness.strength > 0) found.push_back(std::move(likeness));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.strength > b.strength; });
    if (found.size() > kMostLike) found.resize(kMostLike);
    return found;
}

}  // namespace reperes::corpus
