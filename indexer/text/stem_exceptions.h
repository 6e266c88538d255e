// The closed lists of words that the rules of the stemmer must not touch.
//
// Thread-safety: pure functions over constant tables.
#pragma once

#include <string_view>

namespace reperes::text {

// The stem of a form that no rule gets right ("yeux": "oeil"), or an empty view.
std::string_view whole_form_exception(std::string_view exact);

// True for a word whose final s belongs to the singular and has to stay ("mois" is not "moi").
bool is_invariable(std::string_view exact);

// True for a noun or adjective that keeps its final -er ("usager").
bool keeps_er(std::string_view form);

// True for a noun, in the singular, that ends like a future or a conditional ("vigneron").
bool is_no_future(std::string_view singular);

}  // namespace reperes::text
