// An Atom feed (RFC 4287) of versions. Pure functions, any thread.
#pragma once

#include <string>
#include <vector>

#include "corpus/date.h"
#include "index/entry.h"
#include "pages/citation.h"

namespace reperes::pages {

inline constexpr std::size_t kMaxFeedEntries = 50;

struct Feed {
    std::string title;
    std::string url;             // absolute, of the feed: also what identifies it
    std::string page_url;        // absolute, of the same for readers
    corpus::Instant if_empty{};  // when it changed last, if it has no entry
};

// The versions that came into force last, the latest first, kMaxFeedEntries at most. An entry is a version: a
// new version is a new entry, says what it changes and leads to the comparison with the one before. A
// withdrawal is an entry too, with its reason.
std::string atom(const Feed& feed, std::vector<index::Indexed> versions, const corpus::Vocabulary& vocabulary,
                 const std::string& origin);

}  // namespace reperes::pages
