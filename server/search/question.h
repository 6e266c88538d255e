// Understanding what was typed: which words count, which phrases are exact.
//
// Pure values and functions; a Reader of questions belongs to one thread (it holds an analyser).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyser.h"

namespace reperes::search {

// One word of the question, as index terms (with their prefixes).
struct Word {
    std::size_t begin = 0, end = 0;     // bytes in the text typed
    std::uint32_t first = 0, last = 0;  // word positions (a compound spans several)
    std::vector<std::string> any;       // a document has the word when it has one of these…
    std::vector<std::string> all;       // …or, when not empty, all of these (the parts of a compound)
    std::vector<std::string> stems;     // without prefix: what ranking weighs
    std::vector<std::string> boosts;    // terms worth a constant of their own: articles of law, sigles
    std::string spelling;  // folded form to look up when nothing has the word; empty: never corrected
};

// Words between quotation marks: exact folded forms at these distances from the first.
struct Phrase {
    std::vector<std::string> terms;
    std::uint32_t window = 0;  // positions from the first to the last, both included
};

struct Question {
    std::vector<Word> words;
    std::vector<Phrase> phrases;
    [[nodiscard]] bool empty() const { return words.empty() && phrases.empty(); }
};

// Stop words, question words and polite formulas are dropped, unless nothing else remains. Odd syntax (a
// quotation mark alone, only punctuation) is never an error.
Question understand(std::string_view text, text::Analyser& analyser);

// Every term that makes a word of a document a match, for marking.
std::vector<std::string> match_terms(const Question& question);

}  // namespace reperes::search
