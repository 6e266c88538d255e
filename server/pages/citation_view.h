// The citation block of a page and the metadata of its head. Pure function, any thread.
#pragma once

#include <string>

#include "corpus/corpus.h"
#include "corpus/date.h"
#include "pages/metadata.h"
#include "pages/templates.h"

namespace reperes::pages {

// Sets citation {texte, adresse, permalien, bibtex, ris}, canonique, dublin_core and json_ld for `version`,
// which is a text.
void put_citation(const corpus::Document& document, const corpus::Version& version,
                  const corpus::Vocabulary& vocabulary, const Rubrique& rubrique, const std::string& origin,
                  corpus::Instant now, View& view);

}  // namespace reperes::pages
