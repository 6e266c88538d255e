// Understanding what was typed: which words count, which phrases are exact, whether it is a sentence, and the
// operators:
//
//   "secret partagé"    these words, in this order, in these forms (« » and “ ” too)
//   -mineur  -"…"       without this word, or this phrase
//   titre:secret        this word in the title; titre:"…" these words in order, in any form
//   ET                  all the words, even when few documents have them
//   OU                  what stands before, or what stands after (ET binds closer)
//   SAUF                without what follows, up to the next operator: all of it together
//   accomp*             every word that begins so
// ET, OU and SAUF are operators in capitals, among other words: « où », « et » never are, nor a question in
// capitals throughout. Odd syntax (a quotation mark alone, an operator without words) is never an error.
//
// Pure values and functions; the analyser given belongs to the calling thread.
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
    std::string spelling;   // folded form to look up when nothing has the word; empty: never corrected
    std::string beginning;  // of "accomp*", folded: `any` holds the words of the index that begin so
    std::vector<std::string> foreign;  // of `any`: terms of other languages that the index has
    bool light = false;     // says little ("dois", "faire", "pendant"): ranks a little, and is never required
    std::vector<std::string> title;  // « titre: »: a document has the word when its title has one of these
    unsigned alternative = 0;        // of the question
};

// Words in order: index terms at most `window` positions apart, from the first to the last, both included.
struct Phrase {
    std::vector<std::string> terms;
    std::uint32_t window = 0;
};

// A phrase typed between quotation marks.
struct Quotation {
    Phrase phrase;
    std::size_t begin = 0, end = 0;  // bytes in the text typed, with the marks
    unsigned alternative = 0;
};

// What a document must not have: all of it together.
struct Exclusion {
    std::vector<Word> words;
    std::vector<Phrase> phrases;
    unsigned alternative = 0;
};

// Another way to say something, from the vocabulary.
struct Expression {
    std::string label;               // as the vocabulary writes it
    std::vector<std::string> stems;  // without prefix, in order
    std::uint32_t window = 1;
    std::string sigle;  // folded, for an acronym: then only these capitals are meant
};

// The index terms that say it.
Phrase phrase_of(const Expression& expression);

// Something that the vocabulary knows, said by the words [first, last] of the question.
struct Concept {
    std::size_t first = 0, last = 0;
    std::string label;  // as the vocabulary writes it
    std::vector<Expression> equivalents;
    std::vector<std::string> related;   // terms near it, to suggest
    std::string sigle;                  // as usually written, when an acronym was typed…
    std::vector<std::string> meanings;  // …and what it may stand for
};

struct Question {
    std::vector<Word> words;
    std::vector<Quotation> quotations;
    std::vector<Exclusion> exclusions;
    std::vector<Concept> concepts;  // in order; no two of them share a word
    bool sentence = false;          // a question or a sentence, not keywords
    bool operators = false;         // ET, OU or SAUF: exactly what they say is found
    unsigned alternatives = 1;      // what OU separates
    bool cut = false;               // it was longer than what is read
    // Nothing to rank by (there may be exclusions all the same).
    [[nodiscard]] bool empty() const { return words.empty() && quotations.empty(); }
};

// What is read of a question: the rest is left out, and the page says so.
inline constexpr std::size_t kMaxTextBytes = 1000;
inline constexpr std::size_t kMaxWords = 40;

// Stop words, question words and polite formulas are dropped, unless nothing else remains. The concepts are
// left empty: thesaurus.h.
Question understand(std::string_view text, text::Analyser& analyser);

// How many things the question asks for: its words, light ones left aside, a concept counting as one.
std::size_t things_said(const Question& question);

// Every term that makes a word of a document a match on its own, for marking.
std::vector<std::string> match_terms(const Question& question);

}  // namespace reperes::search
