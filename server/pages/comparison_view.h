// Two versions side by side, for templates: what changed in the fields and in the text. Pure function, any
// thread.
#pragma once

#include "corpus/version.h"
#include "corpus/vocabulary.h"
#include "pages/templates.h"

namespace reperes::pages {

// Sets what the partial « changements » shows: champs, the fields that changed; blocs, the text, where runs
// of paragraphs that are the same are folded, all but the headings that stand above a change; compte, the
// words taken out and put in; identiques when nothing changed at all.
void put_changes(const corpus::Version& before, const corpus::Version& after,
                 const corpus::Vocabulary& vocabulary, View& view);

}  // namespace reperes::pages
