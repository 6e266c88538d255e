// The reading page of a version: a fiche, a section, a recommandation, a groupe. Pure functions, any thread.
#pragma once

#include "corpus/corpus.h"
#include "corpus/date.h"
#include "pages/metadata.h"
#include "pages/reading.h"
#include "pages/templates.h"

namespace reperes::pages {

// Where a collection stands in the site.
Rubrique rubrique_of(corpus::Collection collection);

// All that the template « document » shows of the version itself, with its history and its status now; what
// is around it is as of `reading`. The version need not be published: it is one of `document`, which need not
// be in `corpus`.
View document_view(const corpus::Document& document, const corpus::Version& version,
                   const corpus::Corpus& corpus, const Reading& reading);

}  // namespace reperes::pages
