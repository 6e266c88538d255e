#include "pages/withdrawals.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/in_force.h"

namespace reperes::pages {

namespace {

using index::Indexed;

constexpr std::size_t kMaxWithdrawals = 10;  // each costs a search

bool within(const SearchAddress& address, corpus::Instant published) {
    const auto day = std::chrono::sys_days(corpus::paris_day(published));
    return (!address.published_from || day >= std::chrono::sys_days(*address.published_from)) &&
           (!address.published_to || day <= std::chrono::sys_days(*address.published_to));
}

bool has_facets(const SearchAddress& address, const Indexed& withdrawn) {
    const auto values = index::facets_of(*withdrawn.document, *withdrawn.version);
    for (std::size_t facet = 0; facet < index::kFacetCount; ++facet) {
        const auto& wanted = address.facets[facet];
        const auto& own = values[facet];
        if (!wanted.empty() &&
            std::find_first_of(own.begin(), own.end(), wanted.begin(), wanted.end()) == own.end())
            return false;
    }
    return true;
}

// Whether the words of the search were found in the document a second before it was withdrawn.
bool had_words(const SearchAddress& address, const Indexed& withdrawn, Site& site) {
    if (address.text.empty()) return true;
    const auto just_before = corpus::start_of(*withdrawn.version) - std::chrono::seconds(1);
    const auto* version = corpus::readable(*withdrawn.document, just_before);
    auto snapshot = site.current();
    const auto page = site.search(snapshot, whole_request(search_for(address.text), just_before));
    if (!version || !page) return false;
    const auto id = fmt::format("{}@{}", withdrawn.document->id(), version->number);
    return std::any_of(page->hits.begin(), page->hits.end(), [&](const auto& hit) { return hit.id == id; });
}

}  // namespace

std::vector<Indexed> withdrawals_followed(const SearchAddress& address, Site& site, const Snapshot& snapshot,
                                          corpus::Instant now) {
    if (address.in_force_on) return {};
    std::vector<Indexed> withdrawn;
    for (const auto& document : snapshot.corpus.documents) {
        const auto* version = corpus::in_force(document, now);
        if (!version || version->nature == corpus::Nature::text || version->number == 1) continue;
        const Indexed indexed{&document, version};
        if (within(address, version->published_at) && has_facets(address, indexed))
            withdrawn.push_back(indexed);
    }
    std::stable_sort(withdrawn.begin(), withdrawn.end(), [](const Indexed& a, const Indexed& b) {
        return corpus::start_of(*a.version) > corpus::start_of(*b.version);
    });
    if (withdrawn.size() > kMaxWithdrawals) withdrawn.resize(kMaxWithdrawals);
    std::erase_if(withdrawn, [&](const Indexed& each) { return !had_words(address, each, site); });
    return withdrawn;
}

}  // namespace reperes::pages
