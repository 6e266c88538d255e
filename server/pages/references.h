// A citation in the formats of reference managers. Pure functions, any thread.
#pragma once

#include <string>

#include "pages/citation.h"

namespace reperes::pages {

// One BibTeX entry, in UTF-8; what TeX would obey is written so that it is shown.
std::string bibtex(const Citation& citation);

// One RIS record: lines end with CR LF, each holds one field.
std::string ris(const Citation& citation);

}  // namespace reperes::pages
