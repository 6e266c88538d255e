#include "pages/views.h"

#include <fmt/format.h>

#include "corpus/typography.h"
#include "index/entry.h"
#include "pages/search_address.h"

namespace reperes::pages {

View fragments_view(const search::Fragments& fragments) {
    View list{View::type::list};
    for (const auto& fragment : fragments) {
        View item;
        item.set("texte", corpus::french_spaces(fragment.text));
        item.set("marque", fragment.match);
        list.push_back(item);
    }
    return list;
}

View date_view(corpus::Date day) {
    View view;
    view.set("texte", corpus::french_date(day));
    view.set("iso", corpus::iso_date(day));
    return view;
}

Kind kind_of(const corpus::Version& version, const corpus::Vocabulary& vocabulary) {
    std::string id = "groupe";
    if (const auto* fiche = corpus::as_fiche(version)) id = fiche->type;
    if (corpus::as_section(version)) id = "reference";
    if (corpus::as_recommandation(version)) id = "recommandation";
    const auto* term = corpus::find(vocabulary.types, id);
    return {id, term ? term->label : id};
}

View card_view(const corpus::Document& document, const corpus::Version& version,
               const corpus::Vocabulary& vocabulary) {
    const Kind kind = kind_of(version, vocabulary);
    View view;
    view.set("titre", corpus::french_spaces(version.title));
    view.set("url", index::page_path(document));
    view.set("resume", corpus::french_spaces(version.summary));
    view.set("type", kind.label);
    view.set("type_id", kind.id);
    view.set("date", date_view(corpus::paris_day(version.published_at)));
    view.set("numero", false);  // or the number of the page around the list would show through
    if (const auto* section = corpus::as_section(version)) view.set("numero", section->number);
    if (const auto* recommandation = corpus::as_recommandation(version))
        view.set("numero", fmt::format("{}", recommandation->number));
    if (const auto* groupe = corpus::as_groupe(version)) view.set("numero", groupe->sigle);
    return view;
}

std::string label_of(const search::Catalogue& catalogue, std::string_view facet, const std::string& value) {
    const auto* label = catalogue.label(index::facet_index(facet), value);
    return label ? *label : value;
}

std::string hit_url(const search::Hit& hit) {
    return hit.url.empty() ? stored_url(hit.id) : hit.url;
}

std::string stored_url(std::string_view id) {
    std::string path = "/documents/";
    for (std::size_t at = 0; at <= id.size();) {
        const auto slash = std::min(id.find('/', at), id.size());
        std::string segment = url_encode(id.substr(at, slash - at));
        for (std::size_t plus; (plus = segment.find('+')) != std::string::npos;)
            segment.replace(plus, 1, "%20");
        path += segment;
        if (slash < id.size()) path += '/';
        at = slash + 1;
    }
    return path;
}

std::string french_number(std::size_t number) {
    std::string digits = fmt::format("{}", number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, "\u202F");
    return digits;
}

}  // namespace reperes::pages
