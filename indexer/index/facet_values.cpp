#include "index/facet_values.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "corpus/country.h"
#include "index/entry.h"

namespace reperes::index {

using nlohmann::json;

namespace {

// What is said of a place in brackets is no part of its name: "Hackney (Londres)".
std::string name_of_place(const std::string& territory) {
    const auto bracket = territory.find(" (");
    return territory.substr(0, bracket);
}

}  // namespace

std::string facet_values(const corpus::Corpus& corpus, const std::vector<std::string>& collections) {
    json all = json::object();
    const auto put = [&](std::string_view facet, const std::string& value, const std::string& label,
                         const std::set<std::string>& names = {}) {
        all[std::string(facet)].push_back({value, label, names});
    };
    for (const auto& facet : kFacets) all[std::string(facet.name)] = json::array();
    const auto put_terms = [&](std::string_view facet, const corpus::TermList& terms) {
        for (const auto& term : terms) put(facet, term.id, term.label);
    };
    for (const auto& type : corpus.vocabulary.types) put("type", type.id, type.label, {type.label});
    for (const auto& collection : collections) put("type", collection, collection);
    put_terms("theme", corpus.vocabulary.themes);
    put_terms("public", corpus.vocabulary.publics);
    put_terms("preuve", corpus.vocabulary.evidence_levels);
    put_terms("portee", corpus.vocabulary.scopes);
    std::map<std::string, std::set<std::string>> countries;  // and their places, those of France left aside
    std::set<std::string> years;
    for (const auto& document : corpus.documents) {
        const auto& latest = document.versions.back();
        if (const auto* groupe = corpus::as_groupe(latest))
            put("groupe", document.name, fmt::format("{} : {}", groupe->sigle, latest.title));
        for (const auto& version : document.versions) {
            years.insert(publication_year(version));
            const auto* fiche = corpus::as_fiche(version);
            if (!fiche) continue;
            for (const auto& code : fiche->countries) countries[code].insert(corpus::country_name(code));
            if (fiche->countries.size() != 1 || fiche->countries.front() == "FR") continue;
            for (const auto& territory : fiche->territories)
                countries[fiche->countries.front()].insert(name_of_place(territory));
        }
    }
    for (int number = 1; number <= corpus::kRecommandations; ++number) {
        const auto* document = corpus.find_recommandation(number);
        put("recommandation", fmt::format("{}", number),
            document ? fmt::format("{}. {}", number, document->versions.back().title)
                     : fmt::format("{}", number),
            {fmt::format("recommandation {}", number), fmt::format("reco {}", number)});
    }
    for (const auto& [code, names] : countries) put("pays", code, corpus::country_name(code), names);
    for (const auto& year : years) put("annee", year, year);
    return all.dump();
}

}  // namespace reperes::index
