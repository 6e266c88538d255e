// The parameters of matching and ranking: one table, so that what was tuned can be seen, and tuned again.
//
// Each was chosen as a round value on a plateau, on four public French collections, and checked by choosing
// it on some of them and measuring on the others (RANKING.md holds the figures).
#pragma once

#include <cstddef>
#include <cstdint>

namespace reperes::search::parameters {

// ---- What a word weighs
inline constexpr double kTitle = 2.0;       // a stem in the title, against one in the body
inline constexpr double kLightWord = 0.5;   // "avoir", "faire", "dois", "pendant"…, against another word
inline constexpr double kArticle = 3.0;     // × idf, once: the document cites this article of law
inline constexpr double kSigle = 0.5;       // × idf, once: the document has these capitals
inline constexpr double kEquivalent = 0.7;  // another way to say it, against the words typed
inline constexpr double kForeign = 0.7;     // × idf, once: a title or term of another language has the word
inline constexpr double kPrefix = 1.0;      // a word that begins as typed ("accomp*"), once

// ---- Relatives: other stems with the same beginning ("formation" for "former")
inline constexpr double kRelative = 0.7;         // against the stem itself
inline constexpr std::size_t kMaxRelatives = 5;  // the nearest ones
inline constexpr std::size_t kMinCommon = 4;     // bytes that both begin with
inline constexpr double kMinCommonShare = 0.6;   // (common + 1) against the longer one
inline constexpr double kCommonFamily = 0.2;     // of the documents: in more, a family tells nothing

// ---- Neighbours in the question that are near in the document
inline constexpr double kPair = 0.5;            // × the sum of both idf, once
inline constexpr double kTitlePair = 0.25;      // the same, again, when they are so in the title
inline constexpr std::uint32_t kPairGap = 4;    // positions between them in the question, at most
inline constexpr std::uint32_t kPairSlack = 1;  // positions more in the document than in the question

// ---- Which documents
inline constexpr std::size_t kKeywords = 3;    // so many words, with no sentence around, are all wanted
inline constexpr std::size_t kEnough = 5;      // documents with all the words: no need of others
inline constexpr double kReach = 0.2;          // of the best score: what scores less answers no sentence
inline constexpr std::size_t kNearest = 1000;  // documents that a sentence finds, at most
inline constexpr double kAllWords = 1000;      // added to put those with all the words first

}  // namespace reperes::search::parameters
