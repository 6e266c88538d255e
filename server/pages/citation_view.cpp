#include "pages/citation_view.h"

#include "corpus/in_force.h"
#include "index/entry.h"
#include "pages/citation.h"

namespace reperes::pages {

void put_citation(const corpus::Document& document, const corpus::Version& version,
                  const corpus::Vocabulary& vocabulary, const Rubrique& rubrique, const std::string& origin,
                  corpus::Instant now, View& view) {
    const auto citation = cite(document, version, vocabulary, origin);
    const std::string path = index::version_path(document, version);
    View block;
    block.set("texte", citation_text(citation));
    block.set("adresse", citation.url);
    block.set("permalien", path);
    block.set("bibtex", path + ".bib");
    block.set("ris", path + ".ris");
    view.set("citation", block);

    const bool is_in_force = corpus::in_force(document, now) == &version;
    view.set("canonique", is_in_force ? citation.page_url : citation.url);
    View pairs{View::type::list};
    for (const auto& [name, value] : dublin_core(citation)) {
        View pair;
        pair.set("nom", name);
        pair.set("valeur", value);
        pairs.push_back(pair);
    }
    view.set("dublin_core", pairs);
    view.set("json_ld", json_ld(citation, rubrique, origin));
}

}  // namespace reperes::pages
