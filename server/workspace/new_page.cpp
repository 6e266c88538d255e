// Beginning something: a new fiche or section, or what may be done with a document that exists.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/in_force.h"
#include "corpus/typography.h"
#include "pages/views.h"
#include "text/analyser.h"
#include "text/whole_number.h"
#include "workspace/draft_kind.h"
#include "workspace/draft_saving.h"
#include "workspace/new_draft.h"
#include "workspace/typed.h"

namespace reperes::workspace {

namespace {

using corpus::Collection;
using corpus::Document;
using pages::View;
using publication::Act;

constexpr std::size_t kMostFound = 20;
constexpr std::string_view kHere = "/espace/nouveau";

// Collections in which documents are added; those of the others are known once for all.
constexpr std::array kOpenCollections{Collection::fiches, Collection::reference};

bool may_write(const Context& context, Collection collection) {
    return publication::may(context.account, Act::write, collection);
}

const Document* find_document(const corpus::Corpus& corpus, std::string_view id) {
    const auto slash = id.find('/');
    if (slash == std::string_view::npos) return nullptr;
    for (const auto collection : corpus::kCollections)
        if (corpus::name(collection) == id.substr(0, slash))
            return corpus.find(collection, id.substr(slash + 1));
    return nullptr;
}

std::optional<Collection> typed_collection(const Context& context) {
    const auto typed = context.field("collection");
    for (const auto collection : kOpenCollections)
        if (corpus::name(collection) == typed) return collection;
    return std::nullopt;
}

// Documents whose title or address holds what was typed; all of them, the latest first, for nothing.
std::vector<const Document*> matching(const Context& context, const corpus::Corpus& corpus,
                                      std::string_view typed) {
    const auto wanted = text::fold(typed);
    std::vector<const Document*> found;
    for (const auto& document : corpus.documents)
        if (may_write(context, document.collection) &&
            (text::fold(document.versions.back().title).find(wanted) != std::string::npos ||
             corpus::page_path(document).find(wanted) != std::string::npos))
            found.push_back(&document);
    std::stable_sort(found.begin(), found.end(), [](const Document* a, const Document* b) {
        return a->versions.back().published_at > b->versions.back().published_at;
    });
    return found;
}

void put_found(const Context& context, const corpus::Corpus& corpus, View& view) {
    const auto typed = one_line(context.parameter("cherche"));
    auto found = matching(context, corpus, typed);
    view.set("cherche", typed);
    view.set("trop", found.size() > kMostFound ? View{std::to_string(found.size())} : View{false});
    if (found.size() > kMostFound) found.resize(kMostFound);
    View list{View::type::list};
    for (const auto* document : found) {
        View item = pages::card_view(*document, document->versions.back(), corpus.vocabulary);
        item.set("url", fmt::format("{}?document={}", kHere, document->id()));
        list.push_back(item);
    }
    view.set("trouves", false);
    pages::put_list(view, "trouves", list);
}

pages::Page start_page(const Context& context, const std::string& title, const std::string& fault) {
    const auto snapshot = context.parts->site->current();
    View collections{View::type::list};
    for (const auto collection : kOpenCollections) {
        if (!may_write(context, collection)) continue;
        View item;
        item.set("valeur", std::string(corpus::name(collection)));
        item.set("libelle",
                 collection == Collection::fiches ? "Une fiche" : "Une section du texte de référence");
        item.set("choisi", context.field("collection") == corpus::name(collection));
        collections.push_back(item);
    }
    View view;
    view.set("titre", "Écrire");
    view.set("nouveaux", false);
    pages::put_list(view, "nouveaux", collections);
    view.set("titre_typed", title);
    view.set("faute_de_titre", fault.empty() ? View{false} : View{fault});
    put_found(context, snapshot->corpus, view);
    return page(context, "nouveau", view, fault.empty() ? 200 : 422);
}

View versions_view(const Document& document, bool with_latest) {
    View list{View::type::list};
    for (auto it = document.versions.rbegin(); it != document.versions.rend(); ++it) {
        if (it->nature == corpus::Nature::withdrawal || (!with_latest && it == document.versions.rbegin()))
            continue;
        View item;
        item.set("numero", std::to_string(it->number));
        item.set("du", corpus::french_date(corpus::paris_day(it->published_at)));
        list.push_back(item);
    }
    return list;
}

// What may be done with one document.
pages::Page document_page(const Context& context, const corpus::Corpus& corpus, const Document& document) {
    const auto& latest = document.versions.back();
    View drafts{View::type::list};
    for (const auto& draft : context.parts->drafts->open_drafts())
        if (draft.object() == document.id()) drafts.push_back(draft_row(context, draft));
    View view = pages::card_view(document, latest, corpus.vocabulary);
    view.set("document", document.id());
    view.set("version", std::to_string(latest.number));
    view.set("retire", latest.nature == corpus::Nature::withdrawal);
    view.set("versions", versions_view(document, true));
    view.set("plusieurs_versions", false);
    pages::put_list(view, "plusieurs_versions", versions_view(document, false));
    view.set("brouillons", false);
    pages::put_list(view, "brouillons", drafts);
    return page(context, "nouveau_document", view);
}

// The version of the document that the form names.
const corpus::Version* typed_version(const Context& context, const Document& document) {
    const auto number = text::whole_number<unsigned>(context.field("version")).value_or(0);
    if (number == 0 || number > document.versions.size()) return nullptr;
    const auto& version = document.versions[number - 1];
    return version.nature == corpus::Nature::text ? &version : nullptr;
}

std::optional<Draft> draft_of(const Context& context, const Document& document) {
    const auto act = context.field("genre");
    if (act == "retrait") return withdrawal(context, document);
    const auto* version = typed_version(context, document);
    if (!version) return std::nullopt;
    if (act == "version") return new_version(context, document, *version);
    return act == "retour" ? restoration(context, document, *version) : std::nullopt;
}

pages::Page create(const Context& context, const Draft& draft) {
    if (!may_write(context, draft.collection))
        return refused(context,
                       {ErrorCode::forbidden, "Écrire demande le rôle de rédactrice ou de rédacteur.", ""});
    const auto made = context.parts->drafts->create(draft);
    if (!made) return refused(context, made.error());
    write_in_journal(context, *made, "brouillon");
    return see(draft_url(*made), "cree");
}

pages::Page create_document(const Context& context) {
    const auto title = one_line(context.field("titre"));
    const auto collection = typed_collection(context);
    if (!collection) return start_page(context, title, "Choisissez ce que vous voulez écrire.");
    if (title.empty()) return start_page(context, title, "Donnez un titre : il pourra changer.");
    return create(context, new_document(context, *collection, title));
}

}  // namespace

pages::Page new_page(const Context& context) {
    const auto snapshot = context.parts->site->current();
    const bool post = context.call->post;
    const auto asked = post ? context.field("document") : context.parameter("document");
    if (asked.empty()) return post ? create_document(context) : start_page(context, "", "");
    const auto* document = find_document(snapshot->corpus, asked);
    if (!document || !publication::may(context.account, Act::read, document->collection))
        return no_such_page(context);
    if (!post) return document_page(context, snapshot->corpus, *document);
    const auto draft = draft_of(context, *document);
    return draft ? create(context, *draft) : document_page(context, snapshot->corpus, *document);
}

}  // namespace reperes::workspace
