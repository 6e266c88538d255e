// The results in JSON: the twin of the results page.
#include "index/entry.h"
#include "pages/json_page.h"
#include "pages/views.h"
#include "pages/xml.h"

namespace reperes::pages {

namespace {

using nlohmann::json;
using search::ResultPage;
using search::SearchRequest;

std::string marked_html(const search::Fragments& fragments) {
    std::string html;
    for (const auto& fragment : fragments)
        html += fragment.match ? "<mark>" + xml(fragment.text) + "</mark>" : xml(fragment.text);
    return html;
}

json hit_json(const search::Hit& hit, const Snapshot& snapshot, corpus::Instant now) {
    json object{{"id", hit.id},
                {"titre", hit.title},
                {"url", hit_url(hit, snapshot.corpus, now)},
                {"type", hit.type},
                {"type_libelle", label_of(snapshot.engine.catalogue(), "type", hit.type)},
                {"resume", hit.summary},
                {"extrait", marked_html(hit.passage.fragments)},
                {"intertitre", hit.passage.heading},
                {"ancre", hit.passage.anchor},
                {"score", hit.score}};
    if (const auto shown = index::find_indexed(snapshot.corpus, hit.id)) {
        object["version"] = shown->version->number;
        object["en_vigueur_depuis"] = corpus::iso_instant(corpus::start_of(*shown->version));
    }
    if (!hit.scope.empty()) {
        object["portee"] = hit.scope;
        object["portee_libelle"] = label_of(snapshot.engine.catalogue(), "portee", hit.scope);
    }
    if (!hit.missing.empty()) object["mots_absents"] = hit.missing;
    if (!hit.clauses.empty()) {
        json clauses = json::array();
        for (const auto& [clause, score] : hit.clauses)
            clauses.push_back({{"clause", clause}, {"score", score}});
        object["clauses"] = std::move(clauses);
    }
    if (hit.published_at > 0)
        object["publie_le"] = corpus::iso_instant(corpus::Instant(std::chrono::seconds(hit.published_at)));
    return object;
}

json definitions_json(const ResultPage& page) {
    json list = json::array();
    for (const auto& [term, definition, source] : page.definitions)
        list.push_back({{"terme", term}, {"definition", definition}, {"source", source}});
    return list;
}

json offers_json(const ResultPage& page) {
    json list = json::array();
    for (const auto& offer : page.offers)
        list.push_back({{"facette", index::kFacets[offer.facet].name},
                        {"valeur", offer.value},
                        {"libelle", offer.label},
                        {"q", offer.text},
                        {"total", offer.total}});
    return list;
}

json way_out_json(const search::WayOut& way_out) {
    json words = json::array(), facets = json::array();
    for (const auto& [part, text, total] : way_out.words)
        words.push_back({{"sans", part}, {"q", text}, {"total", total}});
    for (const auto& [facet, total] : way_out.facets)
        facets.push_back({{"facette", index::kFacets[facet].name}, {"total", total}});
    return {{"inconnus", way_out.unknown},
            {"mots", std::move(words)},
            {"facettes", std::move(facets)},
            {"sans_dates", way_out.without_dates},
            {"sans_filtre", way_out.without_filters}};
}

json results_json(const SearchAddress& address, const SearchRequest& request, const ResultPage& page,
                  const Snapshot& snapshot, corpus::Instant now) {
    json hits = json::array();
    for (const auto& hit : page.hits) hits.push_back(hit_json(hit, snapshot, now));
    json facets = json::object();
    for (const auto& facet : page.facets) {
        json values = json::array();
        for (const auto& value : facet.values)
            values.push_back({{"valeur", value.value},
                              {"libelle", value.label},
                              {"nombre", value.count},
                              {"cochee", value.selected}});
        facets[facet.name] = std::move(values);
    }
    json meanings = json::array();
    for (const auto& known : page.meanings)
        meanings.push_back({{"sigle", known.sigle}, {"sens", known.meanings}});
    json object{{"q", address.text},
                {"total", page.total},
                {"debut", request.first},
                {"limite", request.limit},
                {"coupee", page.cut},
                {"assoupli", page.relaxed},
                {"suggestion", page.suggestion},
                {"corrige", page.corrected},
                {"sigles", std::move(meanings)},
                {"termes_proches", page.related},
                {"definitions", definitions_json(page)},
                {"filtres_proposes", offers_json(page)},
                {"resultats", std::move(hits)},
                {"facettes", std::move(facets)}};
    if (page.relaxed) object["avec_tous_les_mots"] = page.with_all_words;
    if (page.total == 0) object["issues"] = way_out_json(page.way_out);
    if (request.explain)
        object["explication"] = {{"mots", page.explanation.words},
                                 {"appariement", page.explanation.matching},
                                 {"classement", page.explanation.ranking}};
    return object;
}

}  // namespace

Page Pages::search_api(const Parameters& parameters) {
    auto snapshot = site_->current();
    const auto address = parse_search(parameters, AddressKind::api, snapshot->engine.catalogue());
    if (!address) return problem_page(address.error());
    const auto now = corpus::now();
    const auto request = api_request(*address, now);
    const auto page = site_->search(snapshot, request);
    if (!page) return problem_page(page.error());
    return json_page(200, results_json(*address, request, *page, *snapshot, now));
}

}  // namespace reperes::pages
