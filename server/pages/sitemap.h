// The map of the site for search engines (sitemaps.org, protocol 0.9). Pure functions, any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/date.h"

namespace reperes::pages {

struct MappedPage {
    std::string path;
    std::optional<corpus::Date> modified = {};
};

inline constexpr std::size_t kMaxMappedPages = 50'000;  // of one file

// The file `part`: 0 is /sitemap.xml, which holds every page or, when they are too many, names the others,
// /sitemap-1.xml, /sitemap-2.xml… nullopt when there is no such part.
std::optional<std::string> sitemap(const std::vector<MappedPage>& pages, const std::string& origin,
                                   std::size_t part);

}  // namespace reperes::pages
