// A version that is not public, as its page would be if it were.
#include <algorithm>

#include "pages/citation_view.h"
#include "pages/document_links.h"
#include "pages/document_view.h"
#include "pages/pages.h"
#include "pages/views.h"
#include "pages/withdrawn_view.h"
#include "text/cited_articles.h"

namespace reperes::pages {

namespace {

// What the index would say of a version that it does not have yet.
View cited_articles(const corpus::Version& version) {
    text::Analyser analyser;
    auto articles = text::cited_articles(analyser.analyse(version.summary + "\n\n" + version.body.text));
    std::sort(articles.begin(), articles.end(), text::article_precedes);
    View list{View::type::list};
    for (const auto& article : articles)
        list.push_back(link_view(article_text(article), article_url(article)));
    return list;
}

}  // namespace

Page Pages::preview(const corpus::Document& document, const View& banner) {
    const auto snapshot = site_->current();
    const auto& version = document.versions.back();
    const auto at = corpus::start_of(version);
    const bool is_withdrawal = version.nature == corpus::Nature::withdrawal;
    View view = is_withdrawal ? withdrawn_view(document, version, snapshot->corpus, at)
                              : document_view(document, version, snapshot->corpus, at);
    if (!is_withdrawal) {
        const auto* published = snapshot->corpus.find(document.collection, document.name);
        put_links(published ? *published : document, version, *snapshot, at, view);
        put_list(view, "articles", cited_articles(version));
        put_citation(document, version, snapshot->corpus.vocabulary, rubrique_of(document.collection),
                     origin_, at, view);
    }
    view.set("apercu", banner);
    view.set("sans_moteurs", true);
    Page page{200, "text/html; charset=utf-8", html(is_withdrawal ? "retrait" : "document", std::move(view))};
    page.private_search = true;
    return page;
}

}  // namespace reperes::pages
