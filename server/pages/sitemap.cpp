#include "pages/sitemap.h"

#include <fmt/format.h>

#include <algorithm>

#include "pages/xml.h"

namespace reperes::pages {

namespace {

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
constexpr std::string_view kNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

std::string url_set(const MappedPage* first, const MappedPage* last, const std::string& origin) {
    std::string text = fmt::format("{}<urlset xmlns=\"{}\">\n", kDeclaration, kNamespace);
    for (; first != last; ++first) {
        text += fmt::format("<url><loc>{}</loc>", xml(origin + first->path));
        if (first->modified) text += fmt::format("<lastmod>{}</lastmod>", corpus::iso_date(*first->modified));
        text += "</url>\n";
    }
    return text + "</urlset>\n";
}

std::string map_of_maps(std::size_t parts, const std::string& origin) {
    std::string text = fmt::format("{}<sitemapindex xmlns=\"{}\">\n", kDeclaration, kNamespace);
    for (std::size_t part = 1; part <= parts; ++part)
        text += fmt::format("<sitemap><loc>{}/sitemap-{}.xml</loc></sitemap>\n", xml(origin), part);
    return text + "</sitemapindex>\n";
}

}  // namespace

std::optional<std::string> sitemap(const std::vector<MappedPage>& pages, const std::string& origin,
                                   std::size_t part) {
    const std::size_t parts = (pages.size() + kMaxMappedPages - 1) / kMaxMappedPages;
    if (part == 0 && parts > 1) return map_of_maps(parts, origin);
    if (part > parts || (part > 0 && parts == 1)) return std::nullopt;
    const std::size_t first = part == 0 ? 0 : (part - 1) * kMaxMappedPages;
    const std::size_t last = std::min(first + kMaxMappedPages, pages.size());
    return url_set(pages.data() + first, pages.data() + last, origin);
}

}  // namespace reperes::pages
