// What a page says of itself to machines: Dublin Core and schema.org. Pure functions, any thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pages/citation.h"

namespace reperes::pages {

// Names and values of <meta> (DCMI Recommendation « Expressing Dublin Core metadata using HTML/XHTML »).
std::vector<std::pair<std::string, std::string>> dublin_core(const Citation& citation);

// The place under which a page stands.
struct Rubrique {
    std::string label, path;
};

// The article and its breadcrumb, as JSON-LD that may stand in a <script>: it holds no '<'.
std::string json_ld(const Citation& citation, const Rubrique& rubrique, const std::string& origin);

}  // namespace reperes::pages
