// The facts of a fiche: where, who, when, how sure. Pure function, any thread.
#pragma once

#include "corpus/corpus.h"
#include "pages/templates.h"

namespace reperes::pages {

// Sets pays, territoires, organisations, periode, preuve, origine, termes, sections and groupes, those that
// there are.
void put_fiche(const corpus::Fiche& fiche, const corpus::Corpus& corpus, View& view);

}  // namespace reperes::pages
