// What is left to read of a document that was withdrawn: why, since when, and where to go on. Pure function,
// any thread.
#pragma once

#include "corpus/corpus.h"
#include "corpus/date.h"
#include "pages/templates.h"

namespace reperes::pages {

// For the template « retrait ». `withdrawal` is the version of `document` that withdraws it. Of one published
// in error nothing is shown but its title and the reason given; of the others, the last text stays one link
// away.
View withdrawn_view(const corpus::Document& document, const corpus::Version& withdrawal,
                    const corpus::Corpus& corpus, corpus::Instant now);

}  // namespace reperes::pages
