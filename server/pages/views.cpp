#include "pages/views.h"

#include <fmt/format.h>

#include "corpus/typography.h"
#include "index/entry.h"
#include "pages/search_address.h"
#include "text/cited_articles.h"

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

View link_view(std::string text, std::string url) {
    View view;
    view.set("texte", std::move(text));
    view.set("url", std::move(url));
    return view;
}

View text_or_false(const std::string& text) {
    return text.empty() ? View{false} : View{text};
}

View filter_link(std::string_view facet, const std::string& value, std::string label) {
    return link_view(std::move(label), search_url(everything_with(facet, value)));
}

void put_list(View& view, const std::string& name, const View& list) {
    if (!list.is_non_empty_list()) return;
    View wrapped;
    wrapped.set("liste", list);
    view.set(name, wrapped);
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
    view.set("url", corpus::page_path(document));
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

View contact_view(const std::string& contact) {
    return link_view(contact, contact.starts_with("http") ? contact : "mailto:" + contact);
}

std::string hit_url(const search::Hit& hit) {
    return hit.url.empty() ? stored_url(hit.id) : hit.url;
}

std::string hit_url(const search::Hit& hit, const corpus::Corpus& corpus, corpus::Instant now) {
    const auto indexed = index::find_indexed(corpus, hit.id);
    if (indexed && corpus::in_force(*indexed->document, now) != indexed->version)
        return index::version_path(*indexed->document, *indexed->version);
    return hit_url(hit);
}

View hit_view(const search::Hit& hit, const std::string& url) {
    View view;
    view.set("url", url);
    view.set("titre", hit.title.empty() ? hit.id : hit.title);
    view.set("extrait", fragments_view(hit.passage.fragments));
    view.set("sous", false);
    if (!hit.passage.heading.empty()) {
        View heading;
        heading.set("titre", hit.passage.heading);
        heading.set("url", url + "#" + hit.passage.anchor);
        view.set("sous", heading);
    }
    return view;
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

std::string shortened(std::string_view text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) return std::string(text);
    const auto space = text.rfind(' ', max_bytes);
    auto kept = text.substr(0, space == std::string_view::npos ? 0 : space);
    while (!kept.empty() && std::string_view(",;:(").find(kept.back()) != std::string_view::npos)
        kept.remove_suffix(1);
    return std::string(kept) + "…";
}

View card_view(const search::Hit& hit, const search::Catalogue& catalogue) {
    View view;
    view.set("titre", corpus::french_spaces(hit.title.empty() ? hit.id : hit.title));
    view.set("url", hit_url(hit));
    view.set("resume", corpus::french_spaces(hit.summary));
    view.set("type", label_of(catalogue, "type", hit.type));
    view.set("type_id", hit.type);
    view.set("numero", false);
    return view;
}

std::string article_url(std::string_view article) {
    return "/droit/" + text::article_label(article);
}

std::string article_text(std::string_view article) {
    const auto label = text::article_label(article);
    return label.front() >= '0' && label.front() <= '9' ? "art.\u00A0" + label : label;
}

std::string french_number(std::size_t number) {
    std::string digits = fmt::format("{}", number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, "\u202F");
    return digits;
}

}  // namespace reperes::pages
