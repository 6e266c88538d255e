#include "pages/filters_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "pages/views.h"
#include "text/analyser.h"

namespace reperes::pages {

namespace {

constexpr std::size_t kShownValues = 8;  // of a facet; the others are behind « Voir plus »
constexpr std::size_t kOpenFacets = 3;   // the first ones, which most readers want

View value_view(const search::FacetCounts& facet, const search::FacetValue& value) {
    View view;
    view.set("id", fmt::format("f-{}-{}", facet.name, value.value));
    view.set("facette", facet.name);
    view.set("valeur", value.value);
    view.set("libelle", value.label);
    view.set("nombre", french_number(value.count));
    view.set("cochee", value.selected);
    return view;
}

// Keeps the values that are ticked, or whose label has words that begin as those typed.
void keep_matching(const std::string& typed, std::vector<search::FacetValue>& values) {
    text::Analyser analyser;
    const auto words_of = [&](const std::string& text) {
        std::vector<std::string> words;
        for (const auto& token : analyser.analyse(text)) words.push_back(token.forms->exact.front());
        return words;
    };
    const auto wanted = words_of(typed);
    std::erase_if(values, [&](const search::FacetValue& value) {
        const auto words = words_of(value.label);
        const auto found = [&](const std::string& start) {
            return std::any_of(words.begin(), words.end(),
                               [&](const std::string& word) { return word.starts_with(start); });
        };
        return !value.selected && !std::all_of(wanted.begin(), wanted.end(), found);
    });
}

// Ticked values first, then the facet's own order or the most frequent; what does not fit goes behind
// « Voir plus ».
View facet_view(search::FacetCounts facet, const std::string& typed, bool by_count, bool open) {
    const bool is_long = facet.values.size() > kShownValues;
    if (!typed.empty()) keep_matching(typed, facet.values);
    if (by_count)
        std::stable_sort(facet.values.begin(), facet.values.end(),
                         [](const auto& a, const auto& b) { return a.count > b.count; });
    const auto first_unticked = std::stable_partition(facet.values.begin(), facet.values.end(),
                                                      [](const auto& value) { return value.selected; });
    const auto ticked = static_cast<std::size_t>(first_unticked - facet.values.begin());
    View view;
    view.set("nom", facet.name);
    view.set("libelle", facet.label);
    View shown{View::type::list}, more{View::type::list};
    const std::size_t fit = std::max(ticked, kShownValues);
    for (std::size_t i = 0; i < facet.values.size(); ++i)
        (i < fit ? shown : more).push_back(value_view(facet, facet.values[i]));
    view.set("valeurs", shown);
    if (is_long) {
        View search;
        search.set("texte", typed);
        search.set("aucune", facet.values.size() == ticked && !typed.empty());
        view.set("longue", search);
    }
    if (more.is_non_empty_list()) {
        View behind;
        behind.set("valeurs", more);
        behind.set("nombre", fmt::format("{}", facet.values.size() - fit));
        view.set("suite", behind);
    }
    view.set("ouverte", open || ticked > 0 || !typed.empty());
    if (ticked > 0)
        view.set("choisies", ticked == 1 ? std::string("1 choisi") : fmt::format("{} choisis", ticked));
    return view;
}

std::string iso_or_empty(const std::optional<corpus::Date>& date) {
    return date ? corpus::iso_date(*date) : std::string();
}

View hidden_field(std::string name, std::string value) {
    View view;
    view.set("nom", std::move(name));
    view.set("valeur", std::move(value));
    return view;
}

// Sets actifs {filtres: {facette, libelle, url that removes it}, combien, tout_retirer} when there is one.
void put_active_filters(const SearchAddress& address, const search::Catalogue& catalogue, View& view) {
    View list{View::type::list};
    std::size_t count = 0;
    const auto add = [&](std::string name, std::string value, const SearchAddress& without) {
        View filter;
        filter.set("facette", std::move(name));
        filter.set("libelle", std::move(value));
        filter.set("url", search_url(without));
        list.push_back(filter);
        ++count;
    };
    for (std::size_t i = 0; i < index::kFacetCount; ++i)
        for (const auto& value : address.facets[i])
            add(std::string(index::kFacets[i].label), label_of(catalogue, index::kFacets[i].name, value),
                toggled(address, i, value));
    const auto start = from_the_start(address);
    const auto add_date = [&](std::string name, std::optional<corpus::Date> SearchAddress::*date) {
        if (!(address.*date)) return;
        auto without = start;
        (without.*date).reset();
        add(std::move(name), corpus::french_date(*(address.*date)), without);
    };
    add_date("Publié depuis le", &SearchAddress::published_from);
    add_date("Publié jusqu'au", &SearchAddress::published_to);
    add_date("Tel qu'en vigueur le", &SearchAddress::in_force_on);
    if (count == 0) return;
    View active;
    active.set("filtres", list);
    active.set("combien",
               count == 1 ? std::string("1 filtre actif") : fmt::format("{} filtres actifs", count));
    active.set("tout_retirer", search_url(without_filters(address)));
    view.set("actifs", active);
}

}  // namespace

void put_filters(const SearchAddress& address, const search::ResultPage& page,
                 const search::Catalogue& catalogue, View& view) {
    View facets{View::type::list};
    std::size_t shown = 0;
    for (const auto& facet : page.facets) {
        if (facet.values.empty()) continue;
        const auto& typed = address.facet_text[index::facet_index(facet.name)];
        facets.push_back(facet_view(facet, typed, address.facets_by_count, shown++ < kOpenFacets));
    }
    view.set("facettes", facets);
    // What the form keeps without showing it.
    View hidden{View::type::list};
    for (const auto& [name, value] : canonical(from_the_start(address)))
        if (name == "q" || name == "tri" || name == "filtres") hidden.push_back(hidden_field(name, value));
    view.set("gardes", hidden);
    View dates;
    dates.set("depuis", iso_or_empty(address.published_from));
    dates.set("jusque", iso_or_empty(address.published_to));
    dates.set("au", iso_or_empty(address.in_force_on));
    dates.set("ouvertes", address.published_from || address.published_to || address.in_force_on);
    view.set("dates", dates);
    auto reordered = from_the_start(address);
    reordered.facets_by_count = !address.facets_by_count;
    View order;
    order.set("par_nombre", address.facets_by_count);
    order.set("url", search_url(reordered));
    if (shown > 0) view.set("ordre", order);
    put_active_filters(address, catalogue, view);
}

SearchAddress without_filters(const SearchAddress& address) {
    auto bare = search_for(address.text);
    bare.sort = address.sort;
    return bare;
}

}  // namespace reperes::pages
