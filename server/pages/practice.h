// The fiches as practices, told side by side. Pure functions, any thread.
#pragma once

#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "pages/templates.h"

namespace reperes::pages {

// They point into the corpus.
struct Practice {
    const corpus::Document* document;
    const corpus::Version* version;
};

// The fiches in force at `now`, by title as French sorts.
std::vector<Practice> practices_in_force(const corpus::Corpus& corpus, corpus::Instant now);

// A row of a list: that of card_view(), nom (of its folder), preuve, lieu, periode and origine {titre, langue},
// those that there are.
View practice_view(const Practice& practice, const corpus::Vocabulary& vocabulary);

// "depuis 1989", "de 2019 à 2023"; empty when neither year is known.
std::string period_text(const corpus::Fiche& fiche);

// What the text says under the heading of the second level that begins so ("Points de vigilance"), in paragraphs
// without marks; empty when there is none.
std::vector<std::string> told_under(const corpus::Body& body, const std::vector<std::string>& beginnings);

}  // namespace reperes::pages
