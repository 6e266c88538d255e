// How the space says collections, rights, acts and instants, in the words of those who work there. Pure
// functions; any thread.
#pragma once

#include <string>
#include <string_view>

#include "corpus/date.h"
#include "corpus/version.h"
#include "pages/templates.h"
#include "publication/account.h"

namespace reperes::workspace {

std::string_view label(corpus::Collection collection);  // "Texte de référence"
std::string_view verb(publication::Role role);          // "Relire"

// "Fiches : lire, rédiger. Texte de référence : relire. Administration des comptes."
std::string rights_in_words(const publication::Account& account);
// "Publication", of an act of the journal; one that is not known, as it is.
std::string act_in_words(const std::string& act);

// {"texte": "21 novembre 2026 à 10 h 02", "iso": "2026-11-21T09:02:11Z"}
pages::View instant_view(corpus::Instant instant);

// "JBSW Y3DP EHPK", to be typed without losing one's place.
std::string in_groups_of_four(std::string_view key);
// "trop d'essais à la suite." with its capital, as it stands alone in a page.
std::string as_sentence(std::string text);
// Without the blanks at both ends.
std::string trimmed(std::string_view text);

}  // namespace reperes::workspace
