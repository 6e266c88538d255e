// A body as prose: its words, its sentences, and what of it is running text rather than notes and headings.
//
// Reads Body::text, where an empty line stands between paragraphs, items and rows, and " ; " between cells.
// Words are counted as word processors do: what stands between two spaces and holds a letter or a digit, so
// « l'accueil » is one and « : » is none. Pure functions, any thread; what they return points into the body.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/version.h"

namespace reperes::corpus {

std::size_t count_words(std::string_view text);

// The text before the footnotes, which are references: neither their words nor their sigles are the author's.
std::string_view without_notes(const Body& body);

struct Sentence {
    std::string_view text;
    bool whole = false;  // ends with . ! ? or …; otherwise a cell, an item or what introduces a list
};

// In order, headings and notes left out. A semicolon ends a sentence too: the cells of a table are joined by
// it, and what it separates in a long period is read one after the other, as a list is.
std::vector<Sentence> sentences(const Body& body);

}  // namespace reperes::corpus
