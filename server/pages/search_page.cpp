// The results page.
#include <fmt/format.h>

#include <algorithm>

#include "pages/pages.h"
#include "pages/take_away_view.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

using search::ResultPage;

constexpr std::size_t kShownValues = 8;  // of a facet; the others are behind « Voir plus »

std::string count_sentence(const SearchAddress& address, const ResultPage& page) {
    const std::string what = page.total == 0   ? "Aucun résultat"
                             : page.total == 1 ? "1 résultat"
                                               : french_number(page.total) + " résultats";
    const auto& text = page.corrected ? page.suggestion : address.text;
    return text.empty() ? what : fmt::format("{} pour «\u00A0{}\u00A0»", what, text);
}

std::size_t page_count(const ResultPage& page) {
    return std::clamp<std::size_t>((page.total + kResultsPerPage - 1) / kResultsPerPage, 1, kMaxPage);
}

View hit_view(const search::Hit& hit, const Snapshot& snapshot) {
    View view;
    const std::string url = hit_url(hit);
    view.set("url", url);
    view.set("titre", hit.title.empty() ? hit.id : hit.title);
    view.set("titre_marque", fragments_view(hit.marked_title.empty() ? search::Fragments{{hit.id, false}}
                                                                     : hit.marked_title));
    view.set("type", label_of(snapshot.engine.catalogue(), "type", hit.type));
    view.set("type_id", hit.type);
    if (hit.published_at > 0)
        view.set("date",
                 date_view(corpus::paris_day(corpus::Instant(std::chrono::seconds(hit.published_at)))));
    view.set("extrait", fragments_view(hit.passage.fragments));
    if (!hit.passage.heading.empty()) {
        View heading;
        heading.set("titre", hit.passage.heading);
        heading.set("url", url + "#" + hit.passage.anchor);
        view.set("sous", heading);
    }
    view.set("manque", false);
    if (!hit.missing.empty()) view.set("manque", fmt::format("{}", fmt::join(hit.missing, ", ")));
    return view;
}

View facet_value_view(const search::FacetCounts& facet, const search::FacetValue& value) {
    View view;
    view.set("id", fmt::format("f-{}-{}", facet.name, value.value));
    view.set("facette", facet.name);
    view.set("valeur", value.value);
    view.set("libelle", value.label);
    view.set("nombre", french_number(value.count));
    view.set("cochee", value.selected);
    return view;
}

// Ticked values first, then the vocabulary's own order; what does not fit goes behind « Voir plus ».
View facet_view(const search::FacetCounts& facet) {
    View view;
    view.set("nom", facet.name);
    view.set("libelle", facet.label);
    View shown{View::type::list}, more{View::type::list};
    std::size_t count = 0, ticked = 0;
    for (const bool selected : {true, false})
        for (const auto& value : facet.values) {
            if (value.selected != selected) continue;
            ticked += selected ? 1 : 0;
            (count++ < kShownValues || selected ? shown : more).push_back(facet_value_view(facet, value));
        }
    view.set("valeurs", shown);
    if (more.is_non_empty_list()) {
        View behind;
        behind.set("valeurs", more);
        behind.set("nombre", fmt::format("{}", count - kShownValues));
        view.set("suite", behind);
    }
    view.set("ouverte", ticked > 0);
    if (ticked > 0)
        view.set("choisies", ticked == 1 ? std::string("1 choisi") : fmt::format("{} choisis", ticked));
    return view;
}

View active_filters(const SearchAddress& address, const Snapshot& snapshot) {
    View list{View::type::list};
    for (std::size_t i = 0; i < index::kFacetCount; ++i)
        for (const auto& value : address.facets[i]) {
            View view;
            view.set("facette", std::string(index::kFacets[i].label));
            view.set("libelle", label_of(snapshot.engine.catalogue(), index::kFacets[i].name, value));
            view.set("url", search_url(toggled(address, i, value)));
            list.push_back(view);
        }
    return list;
}

// Pages that follow show the base as it was when the first one was read: nothing is missed, nothing comes
// twice.
View pagination(const SearchAddress& address, const ResultPage& page, corpus::Instant now) {
    View view;
    const std::size_t last = page_count(page);
    const auto link = [&](std::size_t n) {
        auto there = address;
        there.page = n;
        if (!there.state) there.state = now;
        View item;
        item.set("numero", fmt::format("{}", n));
        item.set("url", search_url(there));
        item.set("courante", n == address.page);
        return item;
    };
    if (address.page > 1) view.set("precedente", link(address.page - 1));
    if (address.page < last) view.set("suivante", link(address.page + 1));
    View pages{View::type::list};
    for (std::size_t n = 1; n <= last; ++n)
        if (n == 1 || n == last || (n + 2 >= address.page && n <= address.page + 2)) pages.push_back(link(n));
    view.set("pages", pages);
    return view;
}

// The same search with other words.
SearchAddress reworded(SearchAddress address, const std::string& text) {
    address.text = text;
    return from_the_start(std::move(address));
}

std::string relaxed_sentence(const ResultPage& page) {
    switch (page.with_all_words) {
        case 0:
            return "Aucun document ne contient tous vos mots : ceux-ci en contiennent une partie.";
        case 1:
            return "Un seul document contient tous vos mots ; les suivants n'en contiennent qu'une partie.";
        default:
            return fmt::format(
                "{} documents contiennent tous vos mots ; les suivants n'en contiennent qu'une partie.",
                page.with_all_words);
    }
}

View related_view(const ResultPage& page, const SearchAddress& address) {
    View terms{View::type::list};
    for (std::size_t i = 0; i < page.related.size(); ++i) {
        View term;
        term.set("texte", page.related[i]);
        term.set("url", search_url(reworded(address, page.related[i])));
        term.set("suivi", i + 1 < page.related.size());
        terms.push_back(term);
    }
    View view;
    view.set("termes", terms);
    return view;
}

View results_view(const SearchAddress& address, const ResultPage& page, const Snapshot& snapshot,
                  corpus::Instant now) {
    View view;
    const std::string count = count_sentence(address, page);
    const std::size_t last = page_count(page);
    view.set("titre", last > 1 ? fmt::format("{} (page {} sur {})", count, address.page, last) : count);
    view.set("q", address.text);
    view.set("nombre", count);
    view.set("sans_moteurs", true);
    View hits{View::type::list};
    for (const auto& hit : page.hits) hits.push_back(hit_view(hit, snapshot));
    if (page.total > 0) {
        View list;
        list.set("resultats", hits);
        list.set("debut", fmt::format("{}", (address.page - 1) * kResultsPerPage + 1));
        view.set("liste", list);
    } else {
        view.set("rien", true);
    }
    view.set("assoupli", false);
    if (page.relaxed && page.total > 0) view.set("assoupli", relaxed_sentence(page));
    View meanings{View::type::list};
    for (const auto& known : page.meanings) {
        View meaning;
        meaning.set("sigle", known.sigle);
        meaning.set("sens", fmt::format("{}", fmt::join(known.meanings, " ; ou ")));
        meanings.push_back(meaning);
    }
    view.set("sigles", meanings);
    if (!page.related.empty()) view.set("voisins", related_view(page, address));
    if (page.corrected) {
        view.set("corrige",
                 fmt::format("Aucun document ne contient «\u00A0{}\u00A0» : voici ce que donne une autre "
                             "orthographe.",
                             address.text));
    } else if (!page.suggestion.empty()) {
        View suggestion;
        suggestion.set("texte", page.suggestion);
        suggestion.set("url", search_url(reworded(address, page.suggestion)));
        view.set("suggestion", suggestion);
    }
    View facets{View::type::list};
    for (const auto& facet : page.facets)
        if (!facet.values.empty()) facets.push_back(facet_view(facet));
    view.set("facettes", facets);
    const View active = active_filters(address, snapshot);
    if (active.is_non_empty_list()) {
        View filters;
        filters.set("filtres", active);
        const std::size_t count_of_filters = active.list_value().size();
        filters.set("combien", count_of_filters == 1 ? std::string("1 filtre actif")
                                                     : fmt::format("{} filtres actifs", count_of_filters));
        filters.set("tout_retirer", search_url(search_for(address.text)));
        view.set("actifs", filters);
    }
    put_take_away(address, page.total, snapshot.engine.catalogue(), view);
    if (last > 1) view.set("pagination", pagination(address, page, now));
    return view;
}

}  // namespace

Page Pages::search(const Parameters& parameters) {
    const auto snapshot = site_->current();
    const auto address = parse_search(parameters, AddressKind::page, snapshot->engine.catalogue());
    if (!address) return bad_parameter(address.error());
    if (auto clean = canonical(*address); clean != parameters)
        return {302, "text/html; charset=utf-8", "", search_url(*address), true};
    const auto now = corpus::now();
    const auto page = site_->search(page_request(*address, now));
    if (!page) return failed(page.error());
    if (address->page > 1 && page->hits.empty()) return not_found();
    return {200,
            "text/html; charset=utf-8",
            html("recherche", results_view(*address, *page, *snapshot, now)),
            {},
            true};
}

Page Pages::bad_parameter(const BadParameter& bad) {
    View view;
    view.set("titre", "Erreur : cette adresse n'est pas comprise");
    view.set("message", bad.message);
    View known{View::type::list};
    for (const auto& name : bad.known) known.push_back(name);
    if (known.is_non_empty_list()) {
        View list;
        list.set("sujet", bad.subject);
        list.set("noms", known);
        view.set("connus", list);
    }
    return {400, "text/html; charset=utf-8", html("erreur", view), {}, true};
}

}  // namespace reperes::pages
