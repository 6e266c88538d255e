// What a document is tied to: the documents that cite it, the articles of law that it cites, what to read
// next.
//
// The search may be unavailable: then what it alone knows is left out, and the page is read without.
// Thread-safety: every function may be called from any thread.
#pragma once

#include <string>

#include "corpus/corpus.h"
#include "pages/site.h"
#include "pages/templates.h"

namespace reperes::pages {

inline constexpr std::size_t kReadNext = 5;

// « Cité par », « Articles de loi cités » and « À lire aussi » of the page of a document of the content.
void put_links(const corpus::Document& document, const corpus::Version& version, const Snapshot& snapshot,
               corpus::Instant now, View& view);

// « À lire aussi » of the page of a document of a collection from elsewhere.
void put_nearest(const std::string& id, const Snapshot& snapshot, corpus::Instant now, View& view);

}  // namespace reperes::pages
