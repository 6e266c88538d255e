// The closed lists of words that the rules of the stemmer must not touch.
//
// Thread-safety: pure functions over constant tables.
#pragma once

#include <string_view>

namespace reperes::text {

// The stem of a form that no rule gets right ("yeux": "oeil"), or an empty view.
std::string_view whole_form_exception(std::string_view exact);

// The stem of a word that only its accents tell from a stop word or a preposition (né, sûr, dû, entré), or an
// empty view. `accented` is in lower case. Typed without accents it is the other word.
std::string_view stem_told_by_accents(std::string_view accented);

// True for a word whose final s belongs to the singular and has to stay ("mois" is not "moi").
bool is_invariable(std::string_view exact);

// True for a noun or adjective that keeps its final -er ("usager").
bool keeps_er(std::string_view form);

// True for the third person plural of the present: accompagnent, but neither agent nor logement.
bool is_plural_present(std::string_view exact);

// True for a noun, in the singular, that ends like a future or a conditional ("vigneron").
bool is_no_future(std::string_view singular);

}  // namespace reperes::text
