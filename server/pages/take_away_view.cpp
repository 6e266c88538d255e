#include "pages/take_away_view.h"

#include <fmt/format.h>

#include "corpus/typography.h"
#include "pages/document_address.h"
#include "pages/file_format.h"
#include "pages/search_title.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

View files_view(const SearchAddress& address) {
    View list{View::type::list};
    for (const auto& format : kFileFormats) {
        View view;
        view.set("nom", std::string(format.name));
        view.set("url", search_url(whole_search(address), fmt::format("/recherche.{}", format.extension)));
        view.set("suivi", format.kind != kFileFormats.back().kind);
        list.push_back(view);
    }
    return list;
}

std::string how_many(std::size_t total) {
    if (total == 1) return "ce résultat";
    if (total <= search::kMaxResults) return fmt::format("ces {} résultats", french_number(total));
    return fmt::format("les {} premiers résultats", french_number(search::kMaxResults));
}

}  // namespace

SearchAddress whole_search(const SearchAddress& address) {
    SearchAddress whole;
    whole.text = address.text;
    whole.facets = address.facets;
    whole.sort = address.sort;
    whole.published_from = address.published_from;
    whole.published_to = address.published_to;
    whole.in_force_on = address.in_force_on;
    return whole;
}

std::string feed_url(const SearchAddress& address) {
    auto followed = whole_search(address);
    followed.sort = search::Sort::relevance;
    return search_url(followed, "/recherche.atom");
}

std::string feed_title(const SearchAddress& address, const search::Catalogue& catalogue) {
    return "Repères\u00A0: " + search_title(address, catalogue);
}

void put_feed(const SearchAddress& address, const search::Catalogue& catalogue, View& view) {
    View link;
    link.set("titre", feed_title(address, catalogue));
    link.set("url", feed_url(address));
    view.set("flux", link);
}

std::string document_feed_title(const corpus::Version& version) {
    return "Repères\u00A0: " + corpus::french_spaces(version.title);
}

void put_document_feed(const corpus::Document& document, const corpus::Version& version, View& view) {
    View link;
    link.set("titre", document_feed_title(version));
    link.set("url", feed_path(document));
    view.set("flux", link);
}

void put_take_away(const SearchAddress& address, std::size_t total, const search::Catalogue& catalogue,
                   View& view) {
    put_feed(address, catalogue, view);
    View take_away;
    take_away.set("flux", feed_url(address));
    take_away.set("fichiers", false);
    if (total > 0) {
        View files;
        files.set("combien", how_many(total));
        files.set("liste", files_view(address));
        take_away.set("fichiers", files);
    }
    view.set("emporter", take_away);
}

}  // namespace reperes::pages
