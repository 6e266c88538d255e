// The versions of a document: its history, and what is said above one that is not in force. Pure functions,
// any thread.
#pragma once

#include <string_view>

#include "corpus/corpus.h"
#include "corpus/date.h"
#include "pages/templates.h"

namespace reperes::pages {

// « publié par erreur », « remplacé », « plus en vigueur »: why a document was withdrawn.
std::string_view reason_text(corpus::WithdrawalReason reason);

// A version as the history tells it: numero, url (false without a text to read), publie, vigueur, fin, etat,
// note, ampleur, auteur, relecteur, edition, retablit and comparer {texte, url}, with the version before it.
View version_view(const corpus::Document& document, const corpus::Version& version, corpus::Instant now);

// Sets historique, the latest version first, flux_document, the feed to follow it by, and choisir_jour, the
// page that is read as of another day. `read` is the version that is shown.
void put_history(const corpus::Document& document, const corpus::Version& read, corpus::Instant now,
                 View& view);

// Sets statut {texte, lien} for a version that is not in force: since when, or from when, and what is.
void put_status(const corpus::Document& document, const corpus::Version& version, corpus::Instant now,
                View& view);

}  // namespace reperes::pages
