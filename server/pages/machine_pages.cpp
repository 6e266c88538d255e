// What the site says to programs that visit it: robots.txt, the map of the site, how browsers search in it.
#include <fmt/format.h>

#include "corpus/in_force.h"
#include "pages/origin.h"
#include "pages/pages.h"
#include "pages/sitemap.h"
#include "pages/xml.h"

namespace reperes::pages {

namespace {

std::vector<MappedPage> mapped_pages(const corpus::Corpus& corpus) {
    std::vector<MappedPage> pages{{"/"}, {"/reference"}, {"/reference/integral"}, {"/recommandations"}, {"/groupes"}, {"/pays"}, {"/comparer"}, {"/droit"}, {"/aide"}};
    const auto now = corpus::now();
    for (const auto& document : corpus.documents) {
        if (const auto* version = corpus::readable(document, now))
            pages.push_back({corpus::page_path(document), corpus::paris_day(corpus::start_of(*version))});
    }
    return pages;
}

}  // namespace

Page Pages::robots() {
    return {200, "text/plain; charset=utf-8",
            fmt::format("User-agent: *\nDisallow: /recherche\nDisallow: /api/\nDisallow: /espace\n\nSitemap: {}/sitemap.xml\n",
                        origin_)};
}

Page Pages::sitemap(std::size_t part) {
    const auto snapshot = site_->current();
    auto map = pages::sitemap(mapped_pages(snapshot->corpus), origin_, part);
    return map ? Page{200, "application/xml; charset=utf-8", std::move(*map)} : not_found();
}

Page Pages::opensearch() {
    const auto origin = xml(origin_);
    return {200, "application/opensearchdescription+xml; charset=utf-8",
            fmt::format("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                        "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
                        "<ShortName>Repères</ShortName>\n"
                        "<Description>Bonnes pratiques et éthique du travail social, par le Haut Conseil du "
                        "travail social</Description>\n"
                        "<Url type=\"text/html\" rel=\"results\" "
                        "template=\"{0}/recherche?q={{searchTerms}}\"/>\n"
                        "<Url type=\"application/atom+xml\" rel=\"results\" "
                        "template=\"{0}/recherche.atom?q={{searchTerms}}\"/>\n"
                        "<Image type=\"image/svg+xml\">{0}{1}</Image>\n"
                        "<Language>fr</Language>\n"
                        "<InputEncoding>UTF-8</InputEncoding>\n"
                        "<OutputEncoding>UTF-8</OutputEncoding>\n"
                        "</OpenSearchDescription>\n",
                        origin, assets_.path("icone.svg"))};
}

}  // namespace reperes::pages
