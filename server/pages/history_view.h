// The versions of a document: its history, and what is said above one that is not in force. Pure functions,
// any thread.
#pragma once

#include "corpus/corpus.h"
#include "corpus/date.h"
#include "pages/templates.h"

namespace reperes::pages {

// Sets historique, the latest version first; `read` is the one that is shown.
void put_history(const corpus::Document& document, const corpus::Version& read, corpus::Instant now,
                 View& view);

// Sets statut {texte, lien} for a version that is not in force: since when, or from when, and what is.
void put_status(const corpus::Document& document, const corpus::Version& version, corpus::Instant now,
                View& view);

}  // namespace reperes::pages
