#include "pages/document_links.h"

#include <fmt/format.h>

#include "corpus/in_force.h"
#include "corpus/typography.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

constexpr std::size_t kCardBytes = 170;  // of a summary

View citing_documents(const corpus::Document& document, const Snapshot& snapshot, corpus::Instant now) {
    View list{View::type::list};
    for (const auto* citing : snapshot.citations.citing(document, now))
        list.push_back(card_view(*citing, *corpus::readable(*citing, now), snapshot.corpus.vocabulary));
    return list;
}

View cited_articles(const std::string& id, const search::Engine& engine) {
    View list{View::type::list};
    const auto articles = engine.articles_of(id);
    if (!articles) return list;
    for (const auto& article : *articles)
        list.push_back(link_view(article_text(article), article_url(article)));
    return list;
}

View with_short_summary(View card, const std::string& summary) {
    card.set("resume", corpus::french_spaces(shortened(summary, kCardBytes)));
    return card;
}

View related_documents(const corpus::Document& document, const Snapshot& snapshot, corpus::Instant now) {
    View list{View::type::list};
    const auto ids = snapshot.engine.related(document.id());
    if (!ids) return list;
    std::size_t shown = 0;
    for (const auto& id : *ids) {
        const auto* related = snapshot.corpus.find(id);
        const auto* version = related ? corpus::readable(*related, now) : nullptr;
        if (!version || shown == kReadNext) continue;
        list.push_back(
            with_short_summary(card_view(*related, *version, snapshot.corpus.vocabulary), version->summary));
        ++shown;
    }
    return list;
}

}  // namespace

void put_links(const corpus::Document& document, const corpus::Version& version, const Snapshot& snapshot,
               corpus::Instant now, View& view) {
    put_list(view, "cite_par", citing_documents(document, snapshot, now));
    put_list(view, "articles",
             cited_articles(fmt::format("{}@{}", document.id(), version.number), snapshot.engine));
    put_list(view, "lire_aussi", related_documents(document, snapshot, now));
}

void put_nearest(const std::string& id, const Snapshot& snapshot, corpus::Instant now, View& view) {
    View list{View::type::list};
    if (auto hits = snapshot.engine.nearest(id, now)) {
        if (hits->size() > kReadNext) hits->resize(kReadNext);
        for (const auto& hit : *hits)
            list.push_back(with_short_summary(card_view(hit, snapshot.engine.catalogue()), hit.summary));
    }
    put_list(view, "lire_aussi", list);
}

}  // namespace reperes::pages
