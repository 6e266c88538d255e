// References to articles of law: "L. 116-1", "D142-1", "art. 375", "226-13".
//
// Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace reperes::text {

struct ArticleReference {
    std::size_t end = 0;    // 0: no reference here
    std::string canonical;  // "l116-1", or "226-13" when no letter stands before the number
    bool repaired = false;  // letters that a scanner had read for digits were put right
};

// The reference that begins at `at`, where a word begins. `announced`: "article" or another reference
// stands just before, so that less is asked of the number.
ArticleReference article_at(std::string_view clean, std::size_t at, bool announced);

// Number with hyphens but without a letter: "226-13", "2002-2"; end 0 when there is no hyphen.
ArticleReference bare_article_at(std::string_view clean, std::size_t at);

// The keys under which an article is indexed: itself, the same without its letter (prefix "n"), and the
// articles above it (prefix "^"): l226-2-2 → l226-2-2, n226-2-2, ^l226-2, ^l226. A number without a letter
// has one key, since an article of one code is not its namesake in another; with a point it is an article
// of a law of Quebec, or a paragraph, and is found under the number before it too: 38.1 → n38.1, ^n38.
std::vector<std::string> article_keys(const std::string& canonical);

}  // namespace reperes::text
