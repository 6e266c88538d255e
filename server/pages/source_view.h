// The sources of a version, as a bibliography writes them. Pure function, any thread.
#pragma once

#include "corpus/version.h"
#include "pages/templates.h"

namespace reperes::pages {

// A list of {titre, url, editeur, date, langue, langue_nom, consulte}.
View sources_view(const std::vector<corpus::Source>& sources);

}  // namespace reperes::pages
