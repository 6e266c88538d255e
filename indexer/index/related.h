// Which documents are worth reading after one: the nearest ones in words, themes and citations.
//
// With idf as the ranking has it, and S the impact that is stored as wdf (schema.h):
//     S(t, d) = S_body(t, d) + 2 S_title(t, d)
//     text(d) = Σ S(t, source) idf(t) S(t, d) / Σ S(t, source)² idf(t)      1 for the source itself
//               over the 60 stems t of the source with the greatest S(t, source)² idf(t), numbers and stems
//               of fewer than three documents left out
//     near(d) = text(d) + .04 for each theme and .01 for each public in common
//             + .15 when one of the two cites the other
// Chosen on the project's content, by how much the five nearest by text(d) alone are like the source in what
// editors wrote beside it, its themes and its recommandations (sum of both Jaccard indices, on average): .62
// with 30 stems of two documents at least, .72 with 60 of three, .75 with 100, which cost more than they
// give. Ties go to the document that was indexed first, so the same index gives the same answer.
//
// The documents of the content have theirs computed once, at the end of a build, and kept as metadata. Those
// of collections from elsewhere are computed when their page is read: a hundred thousand queries would double
// the time of a build, for pages that are mostly never read.
//
// Free functions: call them from the thread that owns the database handle.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "corpus/corpus.h"
#include "corpus/date.h"

namespace reperes::index {

// A few more than are shown: what was withdrawn since the build leaves its place to the next.
inline constexpr std::size_t kRelatedKept = 8;

struct RelatedRequest {
    Xapian::docid source = 0;
    Xapian::Query among;              // what may be proposed; the source is never
    std::vector<std::string> linked;  // index documents ("fiches/accueil@2") that it cites or that cite it
};

// Nearest first, kRelatedKept at most.
std::vector<Xapian::docid> nearest_documents(const Xapian::Database& database, const RelatedRequest& request);

// For each fiche and section in force at `now`, the fiches and sections in force nearest to it, as metadata.
// Recommandations and groupes have no part in it: their pages list what answers them. Not committed.
void write_related(Xapian::WritableDatabase& database, const corpus::Corpus& corpus, corpus::Instant now);
// The same for these documents ("fiches/accueil"), and those that cite one of them or that one of them cites.
void write_related(Xapian::WritableDatabase& database, const corpus::Corpus& corpus, corpus::Instant now,
                   const std::vector<std::string>& documents);

// The ids of the documents ("fiches/accueil") nearest to `document`, as the build found them.
std::vector<std::string> read_related(const Xapian::Database& database, std::string_view document);

// What may be proposed at `at` among everything: neither recommandations nor groupes.
Xapian::Query related_scope(corpus::Instant at);

}  // namespace reperes::index
