// What answers a recommandation, or comes from a groupe. Pure function, any thread.
#pragma once

#include "corpus/corpus.h"
#include "corpus/date.h"
#include "pages/templates.h"

namespace reperes::pages {

// The documents in force at `now` that answer `asked`, whose `version` is read, by type: {type, type_id,
// documents}. Empty for any other kind of document.
View answers(const corpus::Document& asked, const corpus::Version& version, const corpus::Corpus& corpus,
             corpus::Instant now);

}  // namespace reperes::pages
