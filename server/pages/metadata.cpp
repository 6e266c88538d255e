#include "pages/metadata.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "pages/origin.h"

namespace reperes::pages {

namespace {

using nlohmann::json;

constexpr const char* kLicence = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";

json article(const Citation& citation, const std::string& origin) {
    json object{
        {"@type", "Article"},
        {"@id", citation.url},
        {"url", citation.url},
        {"headline", citation.title},
        {"description", citation.summary},
        {"genre", citation.kind.label},
        {"inLanguage", "fr"},
        {"version", citation.version},
        {"datePublished", corpus::iso_date(*citation.published)},
        {"author", {{"@type", "Organization"}, {"name", citation.author}}},
        {"publisher", {{"@type", "Organization"}, {"name", citation.publisher}}},
        {"isPartOf", {{"@type", "WebSite"}, {"name", citation.collection}, {"url", absolute(origin, "/")}}},
        {"exampleOfWork", {{"@type", "CreativeWork"}, {"@id", citation.page_url}}},
        {"license", kLicence}};
    for (const auto& label : theme_labels(citation)) object["keywords"].push_back(label);
    for (const auto& country : citation.countries)
        object["spatialCoverage"].push_back({{"@type", "Country"}, {"name", country}});
    return object;
}

json breadcrumb(const Citation& citation, const Rubrique& rubrique, const std::string& origin) {
    const auto item = [](int position, const std::string& name, const std::string& url) {
        return json{{"@type", "ListItem"}, {"position", position}, {"name", name}, {"item", url}};
    };
    return {
        {"@type", "BreadcrumbList"},
        {"itemListElement",
         {item(1, "Accueil", absolute(origin, "/")), item(2, rubrique.label, absolute(origin, rubrique.path)),
          item(3, citation.title, citation.page_url)}}};
}

}  // namespace

std::vector<std::pair<std::string, std::string>> dublin_core(const Citation& citation) {
    std::vector<std::pair<std::string, std::string>> pairs{
        {"DC.title", citation.title},
        {"DC.creator", citation.author},
        {"DC.publisher", citation.publisher},
        {"DC.description", citation.summary},
        {"DC.date", corpus::iso_date(*citation.published)},
        {"DC.identifier", citation.url},
        {"DC.language", "fr"},
        {"DC.type", "Text"},
        {"DC.type", citation.kind.label},
        {"DC.format", "text/html"},
        {"DC.rights", "Licence Ouverte 2.0"},
        {"DCTERMS.issued", corpus::iso_date(*citation.published)},
        {"DCTERMS.valid", corpus::iso_date(*citation.in_force)},
        {"DCTERMS.isVersionOf", citation.page_url},
        {"DCTERMS.isPartOf", citation.collection}};
    for (auto& label : theme_labels(citation)) pairs.emplace_back("DC.subject", std::move(label));
    for (const auto& country : citation.countries) pairs.emplace_back("DCTERMS.spatial", country);
    if (!citation.original_title.empty()) pairs.emplace_back("DC.source", citation.original_title);
    return pairs;
}

std::string json_ld(const Citation& citation, const Rubrique& rubrique, const std::string& origin) {
    const json object{{"@context", "https://schema.org"},
                      {"@graph", {article(citation, origin), breadcrumb(citation, rubrique, origin)}}};
    std::string text = object.dump(-1, ' ', false, json::error_handler_t::replace);
    for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos;) text.replace(at, 1, "\\u003c");
    return text;
}

}  // namespace reperes::pages
