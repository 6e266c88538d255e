// The articles of law that the documents cite, and the page of each.
#include <fmt/format.h>

#include <array>

#include "pages/pages.h"
#include "pages/views.h"
#include "text/cited_articles.h"

namespace reperes::pages {

namespace {

// Articles by the letter of their canonical form, in the order of text::article_precedes.
struct Letter {
    char letter;
    std::string_view id, title;
};
constexpr std::array kLetters{
    Letter{'l', "lois", "Articles L (lois)"},
    Letter{'r', "decrets", "Articles R (décrets en Conseil d'État)"},
    Letter{'d', "decrets-simples", "Articles D (décrets simples)"},
    Letter{'a', "arretes", "Articles A (arrêtés)"},
    Letter{'n', "sans-lettre", "Articles sans lettre, de codes, de lois ou de conventions"},
};

std::string documents(std::size_t count, std::string_view one, std::string_view several) {
    return count == 1 ? fmt::format("Un document {}", one)
                      : fmt::format("{} documents {}", french_number(count), several);
}

View article_link(const search::CitedArticle& cited) {
    View link = link_view(article_text(cited.article), article_url(cited.article));
    link.set("nombre", french_number(cited.documents));
    return link;
}

View by_letter(const search::CitedArticles& cited) {
    View groups{View::type::list};
    for (const auto& [letter, id, title] : kLetters) {
        View articles{View::type::list};
        for (const auto& each : cited.articles)
            if (each.article.front() == letter) articles.push_back(article_link(each));
        if (!articles.is_non_empty_list()) continue;
        View group;
        group.set("id", std::string(id));
        group.set("titre", std::string(title));
        group.set("articles", articles);
        groups.push_back(group);
    }
    return groups;
}

std::string count_sentence(const search::CitedArticles& cited) {
    if (cited.total == 0) return "Aucun document ne cite d'article de loi.";
    if (cited.total > cited.articles.size())
        return fmt::format("{} articles de loi sont cités dans Repères. Voici les {} plus cités.",
                           french_number(cited.total), french_number(cited.articles.size()));
    return cited.total == 1 ? "Un article de loi est cité dans Repères."
                            : fmt::format("{} articles de loi sont cités dans Repères.", cited.total);
}

// In the order of the facet of types.
View by_type(const std::vector<search::Hit>& hits, const search::Catalogue& catalogue) {
    View types{View::type::list};
    for (const auto& type : catalogue.values(index::facet_index("type"))) {
        View list{View::type::list};
        for (const auto& hit : hits)
            if (hit.type == type.value) list.push_back(hit_view(hit, hit_url(hit)));
        if (!list.is_non_empty_list()) continue;
        View view;
        view.set("type", type.label);
        view.set("type_id", type.value);
        view.set("documents", list);
        types.push_back(view);
    }
    return types;
}

std::string citing_sentence(const search::Citing& citing) {
    if (citing.total == 0) return "Aucun document ne cite cet article lui-même.";
    const auto sentence = documents(citing.total, "cite cet article.", "citent cet article.");
    if (citing.total == citing.hits.size()) return sentence;
    return fmt::format("{} Voici les {} premiers, dans l'ordre des titres.", sentence, citing.hits.size());
}

View article_view(const std::string& article, const search::Citing& citing, const Snapshot& snapshot) {
    const auto label = text::article_label(article);
    View view;
    view.set("titre", fmt::format("Article {}", label));
    view.set("texte", article_text(article));
    view.set("chapeau", citing_sentence(citing));
    view.set("avertissement",
             "Un même numéro peut exister dans plusieurs codes : les extraits disent duquel il s'agit.");
    view.set("recherche", search_url(search_for(fmt::format("article {}", label))));
    View under{View::type::list};
    for (const auto& each : citing.under.articles) under.push_back(article_link(each));
    put_list(view, "precis", under);
    view.set("types", by_type(citing.hits, snapshot.engine.catalogue()));
    return view;
}

View unknown_article(const std::string& label) {
    View links{View::type::list};
    links.push_back(link_view(fmt::format("Rechercher «\u00A0article {}\u00A0»", label),
                              search_url(search_for(fmt::format("article {}", label)))));
    links.push_back(link_view("Voir tous les articles de loi cités", "/droit"));
    View view;
    view.set("titre", fmt::format("Article {} : aucun document", label));
    view.set("message", fmt::format("Aucun document de Repères ne cite l'article {}.", label));
    view.set("liens", links);
    return view;
}

}  // namespace

Page Pages::law() {
    const auto snapshot = site_->current();
    const auto cited = snapshot->engine.cited_articles(corpus::now());
    if (!cited) return failed(cited.error());
    View view;
    view.set("titre", "Articles de loi cités");
    view.set("chapeau", count_sentence(*cited));
    view.set("groupes", by_letter(*cited));
    return {200, "text/html; charset=utf-8", html("droit", view)};
}

Page Pages::article(std::string_view written) {
    const auto article = text::article_of_label(written);
    if (article.empty()) return not_found();
    const auto label = text::article_label(article);
    if (label != written) return {301, "text/html; charset=utf-8", "", article_url(article)};
    const auto snapshot = site_->current();
    const auto citing = snapshot->engine.citing(article, corpus::now());
    if (!citing) return failed(citing.error());
    if (citing->total == 0 && citing->under.total == 0)
        return {404, "text/html; charset=utf-8", html("erreur", unknown_article(label))};
    return {200, "text/html; charset=utf-8", html("article", article_view(article, *citing, *snapshot))};
}

}  // namespace reperes::pages
