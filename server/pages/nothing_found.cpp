#include "pages/nothing_found.h"

#include <fmt/format.h>

#include "index/entry.h"
#include "pages/filters_view.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

std::string documents(std::size_t count) {
    return count == 1 ? std::string("1 document") : french_number(count) + " documents";
}

View way(std::string what, const SearchAddress& where, std::size_t total) {
    View view = link_view(std::move(what), search_url(where));
    view.set("combien", documents(total));
    return view;
}

// Who publishes here: each group's page, and how to write to it when it says so.
View contacts(const corpus::Corpus& corpus, corpus::Instant now) {
    View list{View::type::list};
    for (const auto& document : corpus.documents) {
        const auto* version = corpus::readable(document, now);
        const auto* groupe = version ? corpus::as_groupe(*version) : nullptr;
        if (!groupe) continue;
        View view = card_view(document, *version, corpus.vocabulary);
        view.set("contact", false);
        if (!groupe->contact.empty()) view.set("contact", contact_view(groupe->contact));
        list.push_back(view);
    }
    return list;
}

}  // namespace

View nothing_found(const SearchAddress& address, const search::ResultPage& page, const Snapshot& snapshot,
                   corpus::Instant now) {
    const auto& way_out = page.way_out;
    View view;
    view.set("inconnus", false);
    if (!way_out.unknown.empty())
        view.set("inconnus",
                 fmt::format("Aucun document ne contient : {}.", fmt::join(way_out.unknown, ", ")));
    View ways{View::type::list};
    const auto start = from_the_start(address);
    for (const auto& [part, text, total] : way_out.words) {
        auto other = start;
        other.text = text;
        ways.push_back(way(fmt::format("sans «\u00A0{}\u00A0»", part), other, total));
    }
    for (const auto& [facet, total] : way_out.facets) {
        auto other = start;
        other.facets[facet].clear();
        ways.push_back(
            way(fmt::format("sans le filtre «\u00A0{}\u00A0»", index::kFacets[facet].label), other, total));
    }
    if (way_out.without_dates > 0) {
        auto other = start;
        other.published_from.reset();
        other.published_to.reset();
        ways.push_back(way("quelle que soit la date de publication", other, way_out.without_dates));
    }
    if (way_out.without_filters > 0)
        ways.push_back(way("sans aucun filtre", without_filters(address), way_out.without_filters));
    if (ways.is_non_empty_list()) {
        View wrapped;
        wrapped.set("liste", ways);
        view.set("issues", wrapped);
    }
    view.set("contacts", contacts(snapshot.corpus, now));
    return view;
}

}  // namespace reperes::pages
