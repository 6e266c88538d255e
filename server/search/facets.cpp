#include "search/facets.h"

#include <algorithm>
#include <memory>

namespace reperes::search {

namespace {

ValueCounts split(const Xapian::ValueCountMatchSpy& spy) {
    ValueCounts counts;
    for (auto it = spy.values_begin(); it != spy.values_end(); ++it) {
        const std::string joined = *it;
        std::size_t at = 0;
        while (at <= joined.size()) {
            const auto end = std::min(joined.find(index::kValueSeparator, at), joined.size());
            counts[joined.substr(at, end - at)] += it.get_termfreq();
            at = end + 1;
        }
    }
    return counts;
}

}  // namespace

FacetSpies::FacetSpies(Xapian::Enquire& enquire, const FacetChoice& choice) {
    for (std::size_t i = 0; i < index::kFacetCount; ++i) {
        if (!choice[i].empty()) continue;
        spies_.emplace_back(i, std::make_unique<Xapian::ValueCountMatchSpy>(index::kFacets[i].slot));
        enquire.add_matchspy(spies_.back().second.get());
    }
}

AllCounts FacetSpies::counts() const {
    AllCounts counts;
    for (const auto& [facet, spy] : spies_) counts[facet] = split(*spy);
    return counts;
}

ValueCounts count_facet(const Xapian::Database& database, const Xapian::Query& query, std::size_t facet) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    Xapian::ValueCountMatchSpy spy(index::kFacets[facet].slot);
    enquire.add_matchspy(&spy);
    enquire.get_mset(0, 0, database.get_doccount());
    return split(spy);
}

std::vector<FacetCounts> present(const AllCounts& counts, const FacetChoice& choice,
                                 const Catalogue& catalogue) {
    std::vector<FacetCounts> result;
    for (std::size_t i = 0; i < index::kFacetCount; ++i) {
        FacetCounts facet{std::string(index::kFacets[i].name), std::string(index::kFacets[i].label), {}};
        const auto& ticked = choice[i];
        for (const auto& known : catalogue.values(i)) {
            const auto found = counts[i].find(known.value);
            const bool selected = std::find(ticked.begin(), ticked.end(), known.value) != ticked.end();
            const std::size_t count = found == counts[i].end() ? 0 : found->second;
            if (count > 0 || selected) facet.values.push_back({known.value, known.label, count, selected});
        }
        result.push_back(std::move(facet));
    }
    return result;
}

}  // namespace reperes::search
