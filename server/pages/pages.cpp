#include "pages/pages.h"

#include <fmt/format.h>

#include <spdlog/spdlog.h>
#include <algorithm>

#include "index/entry.h"
#include "pages/document_links.h"
#include "pages/json_page.h"
#include "pages/take_away_view.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

using corpus::Collection;

constexpr std::size_t kLatest = 6;

struct Published {
    const corpus::Document* document;
    const corpus::Version* version;
};

std::vector<Published> in_force_of(const corpus::Corpus& corpus, Collection collection) {
    std::vector<Published> found;
    const auto now = corpus::now();
    for (const auto& document : corpus.documents) {
        if (document.collection != collection) continue;
        if (const auto* version = corpus::readable(document, now)) found.push_back({&document, version});
    }
    return found;
}

View cards(const std::vector<Published>& list, const corpus::Vocabulary& vocabulary) {
    View view{View::type::list};
    for (const auto& [document, version] : list) view.push_back(card_view(*document, *version, vocabulary));
    return view;
}

// Fiches and sections, the latest to come into force first.
std::vector<Published> latest(const corpus::Corpus& corpus) {
    auto all = in_force_of(corpus, Collection::fiches);
    const auto sections = in_force_of(corpus, Collection::reference);
    all.insert(all.end(), sections.begin(), sections.end());
    std::stable_sort(all.begin(), all.end(), [](const Published& a, const Published& b) {
        return corpus::start_of(*a.version) > corpus::start_of(*b.version);
    });
    if (all.size() > kLatest) all.resize(kLatest);
    return all;
}

}  // namespace

Result<std::unique_ptr<Pages>> Pages::create(Site& site) {
    auto templates = Templates::load();
    if (!templates) return tl::unexpected<Error>(templates.error());
    return std::unique_ptr<Pages>(new Pages(site, std::move(*templates)));
}

std::string Pages::html(const std::string& name, View view) const {
    view.set("style", assets_.path("style.css"));
    view.set("style_espace", assets_.path("espace.css"));
    view.set("script_espace", assets_.path("espace.js"));
    view.set("script", assets_.path("recherche.js"));
    view.set("icone", assets_.path("icone.svg"));
    return templates_.render(name, view);
}

Page Pages::home() {
    const auto snapshot = site_->current();
    const auto& corpus = snapshot->corpus;
    View view;
    view.set("titre", "Accueil");
    view.set("accueil", true);
    put_feed({}, snapshot->engine.catalogue(), view);
    view.set("groupes", cards(in_force_of(corpus, Collection::groupes), corpus.vocabulary));
    View themes{View::type::list};
    for (const auto& theme : corpus.vocabulary.themes)
        themes.push_back(filter_link("theme", theme.id, theme.label));
    view.set("themes", themes);
    view.set("dernieres", cards(latest(corpus), corpus.vocabulary));
    view.set("nombre", french_number(in_force_of(corpus, Collection::fiches).size()));
    view.set("sections", french_number(in_force_of(corpus, Collection::reference).size()));
    return {200, "text/html; charset=utf-8", html("accueil", view)};
}

Page Pages::recommandations() {
    const auto snapshot = site_->current();
    auto list = in_force_of(snapshot->corpus, Collection::recommandations);
    std::sort(list.begin(), list.end(), [](const Published& a, const Published& b) {
        return corpus::as_recommandation(*a.version)->number < corpus::as_recommandation(*b.version)->number;
    });
    View view;
    view.set("titre", "Les quatorze recommandations du Livre blanc");
    view.set("chapeau",
             "Le Livre blanc du travail social, remis le 5 décembre 2023, porte quatorze recommandations. "
             "Chaque page rassemble ce qui, dans Repères, y répond.");
    view.set("documents", cards(list, snapshot->corpus.vocabulary));
    return {200, "text/html; charset=utf-8", html("liste", view)};
}

Page Pages::groupes() {
    const auto snapshot = site_->current();
    View view;
    view.set("titre", "Les groupes de travail du Haut Conseil");
    view.set("chapeau",
             "Qui travaille sur quoi, et ce que chaque groupe, commission ou cellule trouve dans Repères.");
    view.set("documents",
             cards(in_force_of(snapshot->corpus, Collection::groupes), snapshot->corpus.vocabulary));
    return {200, "text/html; charset=utf-8", html("liste", view)};
}

Page Pages::external(std::string_view id) {
    const auto snapshot = site_->current();
    const auto stored = snapshot->engine.stored(std::string(id));
    if (!stored) return stored.error().code == ErrorCode::not_found ? not_found() : failed(stored.error());
    View view;
    view.set("titre", stored->title.empty() ? std::string(id) : stored->title);
    view.set("collection", stored->type);
    View paragraphs{View::type::list};
    std::string_view text = stored->text;
    while (!text.empty()) {
        const auto end = text.find('\n');
        if (end != 0) paragraphs.push_back(View{std::string(text.substr(0, end))});
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    view.set("paragraphes", paragraphs);
    put_nearest(std::string(id), *snapshot, corpus::now(), view);
    return {200, "text/html; charset=utf-8", html("externe", view)};
}

Page Pages::help() {
    View view;
    view.set("titre", "Aide");
    return {200, "text/html; charset=utf-8", html("aide", view)};
}

Page Pages::health() {
    const auto snapshot = site_->current();
    const nlohmann::json object{{"etat", "ok"},
                                {"documents", snapshot->engine.documents()},
                                {"contenu", snapshot->corpus.digest},
                                {"index_a_jour", !snapshot->index_is_late()},
                                {"fautes_du_contenu", snapshot->corpus.faults.size()}};
    return json_page(200, object);
}

Page Pages::not_found() {
    View view;
    view.set("titre", "Page introuvable");
    view.set("message", "Cette page n'existe pas, ou n'existe plus à cette adresse.");
    return {404, "text/html; charset=utf-8", html("erreur", view)};
}

Page Pages::space_closed() {
    View view;
    view.set("titre", "L'espace de la commission est fermé");
    view.set(
        "message",
        "Le serveur n'a pas pu l'ouvrir : ses messages disent pourquoi à qui s'en occupe. La recherche et "
        "la lecture n'en souffrent pas.");
    return {503, "text/html; charset=utf-8", html("erreur", view)};
}

Page Pages::told(int status, const std::string& title, const std::string& message, const View& links) {
    View view;
    view.set("titre", title);
    view.set("message", message);
    view.set("liens", links);
    return {status, "text/html; charset=utf-8", html("erreur", view)};
}

Page Pages::failed(const Error& error) {
    View view;
    view.set("titre", "La recherche est indisponible");
    view.set("message",
             "La recherche ne répond pas en ce moment. Les fiches et le texte de référence restent lisibles "
             "; réessayez dans quelques minutes.");
    spdlog::error("{} {}", error.message, error.hint);
    return {503, "text/html; charset=utf-8", html("erreur", view), {}, true};
}

}  // namespace reperes::pages
