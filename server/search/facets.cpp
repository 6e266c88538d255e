#include "search/facets.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "text/pieces.h"

namespace reperes::search {

namespace {

using Xapian::Query;

ValueCounts split(const Xapian::ValueCountMatchSpy& spy) {
    ValueCounts counts;
    for (auto it = spy.values_begin(); it != spy.values_end(); ++it)
        text::for_each_piece(*it, index::kValueSeparator, [&](std::string_view value) {
            counts[std::string(value)] += it.get_termfreq();
        });
    return counts;
}

bool has_values(std::size_t facet, const Xapian::Database& database) {
    return database.get_value_freq(index::kFacets[facet].slot) > 0;
}

void ask_for(const Matching& matching, const SearchRequest& request, Xapian::Enquire& enquire) {
    const Query filters = filter(request.facets);
    const Query wanted(Query::OP_AND, matching.documents, filters);
    if (matching.ranking.empty()) {
        enquire.set_query(wanted);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
    } else {
        enquire.set_query(Query(Query::OP_FILTER, matching.ranking, wanted));
        enquire.set_weighting_scheme(Xapian::TfIdfWeight("nnn"));
    }
    if (request.sort == Sort::title)
        enquire.set_sort_by_value_then_relevance(index::kTitleSlot, false);
    else if (request.sort == Sort::date || matching.ranking.empty())
        enquire.set_sort_by_value_then_relevance(index::kPublishedSlot, true);
}

ValueCounts count_facet(const Query& query, std::size_t facet, const Xapian::Database& database) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    Xapian::ValueCountMatchSpy spy(index::kFacets[facet].slot);
    enquire.add_matchspy(&spy);
    enquire.get_mset(0, 0, database.get_doccount());
    return split(spy);
}

// What each of the documents has in a slot.
std::vector<std::string> values_of(const std::vector<Found>& documents, Xapian::valueno slot,
                                   const Xapian::Database& database) {
    std::vector<std::string> values(documents.size());
    std::vector<std::size_t> order(documents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return documents[a].document < documents[b].document; });
    auto it = database.valuestream_begin(slot);
    const auto end = database.valuestream_end(slot);
    for (const std::size_t i : order) {
        if (it == end) break;
        it.skip_to(documents[i].document);
        if (it == end) break;
        if (it.get_docid() == documents[i].document) values[i] = *it;
    }
    return values;
}

std::vector<Found> sorted(const std::vector<Found>& nearest, Sort sort, const Xapian::Database& database) {
    if (sort == Sort::relevance) return nearest;
    const auto keys =
        values_of(nearest, sort == Sort::title ? index::kTitleSlot : index::kPublishedSlot, database);
    std::vector<std::size_t> order(nearest.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return sort == Sort::title ? keys[a] < keys[b] : keys[a] > keys[b];
    });
    std::vector<Found> result;
    for (const std::size_t i : order) result.push_back(nearest[i]);
    return result;
}

bool has_one_of(const std::vector<std::string>& ticked, std::string_view joined) {
    bool found = false;
    text::for_each_piece(joined, index::kValueSeparator, [&](std::string_view value) {
        found |= std::find(ticked.begin(), ticked.end(), value) != ticked.end();
    });
    return found;
}

}  // namespace

Selection select_matching(const Matching& matching, const SearchRequest& request,
                          const Xapian::Database& database) {
    Xapian::Enquire enquire(database);
    ask_for(matching, request, enquire);
    // A match spy is handed to Xapian by address, so it must not move.
    std::array<std::unique_ptr<Xapian::ValueCountMatchSpy>, index::kFacetCount> spies;
    for (std::size_t i = 0; i < index::kFacetCount; ++i) {
        if (!request.facets[i].empty() || !has_values(i, database)) continue;
        spies[i] = std::make_unique<Xapian::ValueCountMatchSpy>(index::kFacets[i].slot);
        enquire.add_matchspy(spies[i].get());
    }
    // Checking every document makes the total and the counts exact.
    const auto mset = enquire.get_mset(static_cast<Xapian::doccount>(request.first),
                                       static_cast<Xapian::doccount>(request.limit), database.get_doccount());
    Selection selection;
    selection.total = mset.get_matches_estimated();
    for (auto it = mset.begin(); it != mset.end(); ++it) selection.found.push_back({*it, it.get_weight()});
    for (std::size_t i = 0; i < index::kFacetCount; ++i) {
        if (spies[i])
            selection.counts[i] = split(*spies[i]);
        else if (!request.facets[i].empty())
            selection.counts[i] = count_facet(
                Query(Query::OP_FILTER, matching.documents, filter(request.facets, i)), i, database);
    }
    return selection;
}

Selection select_nearest(const std::vector<Found>& best_first, const SearchRequest& request,
                         const Xapian::Database& database) {
    const auto nearest = sorted(best_first, request.sort, database);
    std::array<std::vector<std::string>, index::kFacetCount> values;
    std::vector<unsigned> refused(nearest.size());  // by how many facets
    std::vector<std::size_t> refuser(nearest.size(), index::kFacetCount);
    for (std::size_t facet = 0; facet < index::kFacetCount; ++facet) {
        values[facet] = values_of(nearest, index::kFacets[facet].slot, database);
        const auto& ticked = request.facets[facet];
        if (ticked.empty()) continue;
        for (std::size_t i = 0; i < nearest.size(); ++i)
            if (!has_one_of(ticked, values[facet][i])) {
                ++refused[i];
                refuser[i] = facet;
            }
    }
    Selection selection;
    for (std::size_t i = 0; i < nearest.size(); ++i) {
        if (refused[i] > 1) continue;
        // Refused by one facet only, it counts for the values of that facet: they might be ticked too.
        for (std::size_t facet = 0; facet < index::kFacetCount; ++facet)
            if (refused[i] == 0 || refuser[i] == facet)
                text::for_each_piece(values[facet][i], index::kValueSeparator, [&](std::string_view value) {
                    ++selection.counts[facet][std::string(value)];
                });
        if (refused[i] > 0) continue;
        if (selection.total >= request.first && selection.found.size() < request.limit)
            selection.found.push_back(nearest[i]);
        ++selection.total;
    }
    return selection;
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
