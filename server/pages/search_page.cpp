// The results page.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/typography.h"
#include "index/entry.h"
#include "pages/filters_view.h"
#include "pages/nothing_found.h"
#include "pages/pages.h"
#include "pages/take_away_view.h"
#include "pages/views.h"
#include "text/utf8.h"

namespace reperes::pages {

namespace {

using search::ResultPage;

constexpr std::size_t kMaxShownText = 150;  // bytes of the question in a title

std::string count_sentence(const SearchAddress& address, const ResultPage& page) {
    const std::string what = page.total == 0   ? "Aucun résultat"
                             : page.total == 1 ? "1 résultat"
                                               : french_number(page.total) + " résultats";
    const auto& text = page.corrected ? page.suggestion : address.text;
    if (text.empty()) return what;
    const auto shown = text::prefix(text, kMaxShownText);
    return fmt::format("{} pour «\u00A0{}{}\u00A0»", what, shown, shown.size() < text.size() ? "…" : "");
}

std::size_t page_count(const ResultPage& page) {
    return std::clamp<std::size_t>((page.total + kResultsPerPage - 1) / kResultsPerPage, 1, kMaxPage);
}

View result_view(const search::Hit& hit, const Snapshot& snapshot, corpus::Instant now) {
    const auto& catalogue = snapshot.engine.catalogue();
    View view = hit_view(hit, hit_url(hit, snapshot.corpus, now));
    view.set("titre_marque", fragments_view(hit.marked_title.empty() ? search::Fragments{{hit.id, false}}
                                                                     : hit.marked_title));
    view.set("type", label_of(catalogue, "type", hit.type));
    view.set("type_id", hit.type);
    if (hit.published_at > 0)
        view.set("date",
                 date_view(corpus::paris_day(corpus::Instant(std::chrono::seconds(hit.published_at)))));
    view.set("portee", false);
    if (!hit.scope.empty()) view.set("portee", label_of(catalogue, "portee", hit.scope));
    view.set("version", false);
    if (const auto shown = index::find_indexed(snapshot.corpus, hit.id); shown && shown->version->number > 1)
        view.set("version", fmt::format("{}", shown->version->number));
    view.set("manque", false);
    if (!hit.missing.empty()) view.set("manque", fmt::format("{}", fmt::join(hit.missing, ", ")));
    return view;
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

View sorts_view(const SearchAddress& address) {
    View list{View::type::list};
    const std::pair<search::Sort, const char*> sorts[] = {{search::Sort::relevance, "Pertinence"},
                                                          {search::Sort::date, "Date"},
                                                          {search::Sort::title, "Titre"}};
    // With nothing typed, nothing is more relevant than the latest.
    const bool by_date = address.text.empty() && address.sort == search::Sort::relevance;
    for (const auto& [sort, label] : sorts) {
        if (sort == search::Sort::relevance && address.text.empty()) continue;
        auto other = from_the_start(address);
        other.sort = sort;
        View item;
        item.set("texte", label);
        item.set("url", search_url(other));
        item.set("courant", by_date ? sort == search::Sort::date : address.sort == sort);
        list.push_back(item);
    }
    return list;
}

View definitions_view(const ResultPage& page) {
    View list{View::type::list};
    for (const auto& known : page.meanings) {
        View meaning;
        meaning.set("terme", known.sigle);
        meaning.set("sens", fmt::format("{}", fmt::join(known.meanings, " ; ou ")));
        meaning.set("source", false);
        list.push_back(meaning);
    }
    for (const auto& [term, definition, source] : page.definitions) {
        View known;
        known.set("terme", corpus::french_spaces(term));
        known.set("sens", corpus::french_spaces(definition));
        known.set("source", false);
        if (!source.empty()) known.set("source", corpus::french_spaces(source));
        list.push_back(known);
    }
    return list;
}

View offers_view(const SearchAddress& address, const ResultPage& page) {
    View list{View::type::list};
    for (const auto& offer : page.offers) {
        auto other = from_the_start(address);
        other.text = offer.text;
        other.facets[offer.facet] = {offer.value};
        View view;
        view.set("texte", fmt::format("{} : {}", index::kFacets[offer.facet].label, offer.label));
        view.set("url", search_url(other));
        view.set("nombre", french_number(offer.total));
        list.push_back(view);
    }
    return list;
}

// Whether something came into force, or was published, since `state`.
bool has_changed_since(corpus::Instant state, const corpus::Corpus& corpus, corpus::Instant now) {
    return std::any_of(corpus.documents.begin(), corpus.documents.end(), [&](const auto& document) {
        return std::any_of(document.versions.begin(), document.versions.end(), [&](const auto& version) {
            const auto start = corpus::start_of(version);
            return start > state && start <= now;
        });
    });
}

// What the page says above the results, beside their number.
void put_notices(const SearchAddress& address, const ResultPage& page, const Snapshot& snapshot,
                 corpus::Instant now, View& view) {
    if (address.in_force_on) {
        auto today = from_the_start(address);
        today.in_force_on.reset();
        View as_of;
        as_of.set("date", date_view(*address.in_force_on));
        as_of.set("url", search_url(today));
        view.set("en_vigueur", as_of);
    }
    if (address.state && has_changed_since(*address.state, snapshot.corpus, now)) {
        View stale;
        stale.set("url", search_url(from_the_start(address)));
        view.set("arretee", stale);
    }
    view.set("coupee", page.cut);
    view.set("assoupli", false);
    if (page.relaxed && page.total > 0) view.set("assoupli", relaxed_sentence(page));
    view.set("definitions", definitions_view(page));
    view.set("offres", offers_view(address, page));
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
    put_notices(address, page, snapshot, now, view);
    if (page.total > 0) {
        View hits{View::type::list};
        for (const auto& hit : page.hits) hits.push_back(result_view(hit, snapshot, now));
        View list;
        list.set("resultats", hits);
        list.set("debut", fmt::format("{}", (address.page - 1) * kResultsPerPage + 1));
        view.set("liste", list);
        View sorts;
        sorts.set("tris", sorts_view(address));
        if (page.total > 1) view.set("tri", sorts);
    } else {
        view.set("rien", nothing_found(address, page, snapshot, now));
    }
    put_filters(address, page, snapshot.engine.catalogue(), view);
    put_take_away(address, page.total, snapshot.engine.catalogue(), view);
    if (last > 1) view.set("pagination", pagination(address, page, now));
    view.set("au_dela", address.page == last && page.total > search::kMaxResults);
    return view;
}

// Nothing but a question, about what is in force now: only then is nothing found because nothing is there.
bool is_plain(const SearchAddress& address) {
    return canonical(address) == canonical(search_for(address.text));
}

}  // namespace

Page Pages::search(const Parameters& parameters) {
    auto snapshot = site_->current();
    const auto address = parse_search(parameters, AddressKind::page, snapshot->engine.catalogue());
    if (!address) return bad_parameter(address.error());
    if (auto clean = canonical(*address); clean != parameters)
        return {302, "text/html; charset=utf-8", "", search_url(*address), true};
    const auto now = corpus::now();
    const auto page = site_->search(snapshot, page_request(*address, now));
    if (!page) return failed(page.error());
    if (address->page > 1 && page->hits.empty()) return not_found();
    if (gaps_ && page->total == 0 && is_plain(*address)) gaps_->count(page->unanswered, now);
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
