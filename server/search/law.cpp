#include "search/law.h"

#include <algorithm>
#include <map>

#include "index/record.h"
#include "index/schema.h"
#include "index/weighing.h"
#include "search/hit.h"
#include "search/passage.h"
#include "search/question.h"
#include "text/cited_articles.h"

namespace reperes::search {

namespace {

using index::term;
using Xapian::Query;

// How many documents that are not in force cite each article.
std::map<std::string, std::size_t> outside(const Xapian::Database& database, const std::string& prefix,
                                           corpus::Instant at) {
    std::map<std::string, std::size_t> counts;
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    // Not Query::MatchAll, which counts its references without a lock, for every thread at once.
    enquire.set_query(Query(Query::OP_AND_NOT, Query(std::string()), index::in_force_query(at)));
    const auto matches = enquire.get_mset(0, database.get_doccount());
    for (auto match = matches.begin(); match != matches.end(); ++match) {
        auto it = database.termlist_begin(*match);
        const auto end = database.termlist_end(*match);
        for (it.skip_to(prefix); it != end && (*it).starts_with(prefix); ++it) ++counts[*it];
    }
    return counts;
}

bool more_cited(const CitedArticle& a, const CitedArticle& b) {
    return a.documents != b.documents ? a.documents > b.documents
                                      : text::article_precedes(a.article, b.article);
}

// By title, kMaxCiting at most; their number is exact.
Xapian::MSet citing_documents(const Xapian::Database& database, const std::string& article,
                              corpus::Instant at) {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(
        Query(Query::OP_FILTER, Query(term(index::kCited, article)), index::in_force_query(at)));
    enquire.set_sort_by_value(index::kTitleSlot, false);
    return enquire.get_mset(0, kMaxCiting, database.get_doccount());
}

}  // namespace

CitedArticles cited_articles(const Xapian::Database& database, corpus::Instant at, const std::string& above) {
    const std::string prefix = term(index::kCited, above.empty() ? "" : above + "-");
    const auto not_in_force = outside(database, prefix, at);
    CitedArticles found;
    const auto end = database.allterms_end(prefix);
    for (auto it = database.allterms_begin(prefix); it != end; ++it) {
        const auto out = not_in_force.find(*it);
        const std::size_t documents = it.get_termfreq() - (out == not_in_force.end() ? 0 : out->second);
        if (documents > 0) found.articles.push_back({(*it).substr(index::kCited.size()), documents});
    }
    found.total = found.articles.size();
    if (found.total > kMaxCitedArticles) {
        std::nth_element(found.articles.begin(), found.articles.begin() + kMaxCitedArticles,
                         found.articles.end(), more_cited);
        found.articles.resize(kMaxCitedArticles);
    }
    std::sort(found.articles.begin(), found.articles.end(), [](const CitedArticle& a, const CitedArticle& b) {
        return text::article_precedes(a.article, b.article);
    });
    return found;
}

std::vector<std::string> articles_of(const Xapian::Database& database, const std::string& id) {
    std::vector<std::string> articles;
    const auto posting = database.postlist_begin(index::id_term(id));
    if (posting == database.postlist_end(index::id_term(id))) return articles;
    auto it = database.termlist_begin(*posting);
    const auto end = database.termlist_end(*posting);
    for (it.skip_to(std::string(index::kCited)); it != end && (*it).starts_with(index::kCited); ++it)
        articles.push_back((*it).substr(index::kCited.size()));
    std::sort(articles.begin(), articles.end(), text::article_precedes);
    return articles;
}

Citing citing(const Xapian::Database& database, const std::string& article, corpus::Instant at,
              text::Analyser& analyser) {
    const auto matches = citing_documents(database, article, at);
    const auto question = understand("article " + text::article_label(article), analyser);
    Marker marker(analyser, question, database);
    Citing found{matches.get_matches_estimated(), {}, cited_articles(database, at, article)};
    for (auto match = matches.begin(); match != matches.end(); ++match) {
        auto record = index::decode(match.get_document().get_data());
        if (!record) continue;
        auto passage = marker.best_passage(*record);
        found.hits.push_back(hit_of(std::move(*record)));
        found.hits.back().passage = std::move(passage);
    }
    return found;
}
}  // namespace reperes::search
