// Articles of law: which ones are cited in the index, and which documents cite one.
//
// Read from the postings of index::kCited. A list of articles needs no document but those that are not in
// force, which are a few old versions: what it costs grows with the number of articles, not of documents.
// Free functions: call them from the thread that owns the database handle.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

#include "corpus/date.h"
#include "search/result.h"
#include "text/analyser.h"

namespace reperes::search {

// By its canonical form (text/cited_articles.h), and how many documents in force cite it: one at least.
struct CitedArticle {
    std::string article;
    std::size_t documents = 0;
};

struct CitedArticles {
    std::size_t total = 0;               // of articles
    std::vector<CitedArticle> articles;  // in natural order; the most cited ones when there are too many
};
inline constexpr std::size_t kMaxCitedArticles = 1000;

// Every article cited by a document in force at `at`; or those under `above` ("l226-2-1" under "l226-2").
CitedArticles cited_articles(const Xapian::Database& database, corpus::Instant at,
                             const std::string& above = "");

// Those that the index document `id` ("fiches/accueil@2") cites, in natural order.
std::vector<std::string> articles_of(const Xapian::Database& database, const std::string& id);

// The documents that cite an article, and the articles under it that are cited too.
struct Citing {
    std::size_t total = 0;  // exact
    std::vector<Hit> hits;  // by title, with the passage that cites it; kMaxCiting at most
    CitedArticles under;
};
inline constexpr std::size_t kMaxCiting = 100;

// As at `at`: documents and articles under it are those in force then.
Citing citing(const Xapian::Database& database, const std::string& article, corpus::Instant at,
              text::Analyser& analyser);

}  // namespace reperes::search
