// The draft exactly as its public page would show it, under a banner that says that it is not public.
#include <fmt/format.h>

#include "pages/views.h"
#include "workspace/choices.h"
#include "workspace/draft_kind.h"
#include "workspace/draft_pages.h"

namespace reperes::workspace {

namespace {

using pages::View;

// What a text that is being written still lacks, so that it can be looked at all the same.
Draft completed(const Context& context, Draft draft) {
    const auto snapshot = context.parts->site->current();
    for (const auto& group : form_of(draft))
        for (const auto& field : group.fields) {
            auto& value = draft.fields[std::string(field.key)];
            if (!field.required || !value.empty()) continue;
            const auto options = options_of(field.list, snapshot->corpus);
            if (!options.empty())
                value = options.front().value;
            else if (field.kind == Kind::countries)
                value = "FR";
            else if (field.key != "numero")
                value = fmt::format("[{} : à écrire]", field.label);
        }
    return draft;
}

View banner(const Context& context, const Draft& draft, bool is_complete) {
    View view;
    view.set("texte", is_complete
                          ? "C'est exactement ce que les lecteurs verront. Cette page n'est pas publique."
                          : "Ce brouillon n'est pas complet : ce qui manque est entre crochets, ou choisi au "
                            "hasard. Cette page n'est pas publique.");
    view.set("url", draft_url(draft));
    const bool may_review = publication::may(context.account, publication::Act::review, draft.collection) &&
                            draft.state == publication::DraftState::soumis;
    view.set("relire", may_review ? View{draft_url(draft, "relire")} : View{false});
    return view;
}

// The document as it would be with this version, which may be its first.
corpus::Document with_version(const Draft& draft, const corpus::Corpus& corpus, corpus::Version version) {
    const auto* published = document_of(draft, corpus);
    corpus::Document document =
        published ? *published : corpus::Document{draft.collection, draft.document, {}};
    version.number = static_cast<unsigned>(document.versions.size() + 1);
    document.versions.push_back(std::move(version));
    return document;
}

}  // namespace

pages::Page preview_page(const Context& context, const Draft& draft) {
    auto preview = context.parts->publisher->preview(draft);
    const bool is_complete = preview.version.has_value();
    if (!is_complete) preview = context.parts->publisher->preview(completed(context, draft));
    if (!preview.version) {
        const bool writes = draft.state == publication::DraftState::redaction &&
                            publication::may(context.account, publication::Act::write, draft.collection);
        if (writes) return faulty_form(context, draft, faults_of(context, draft));
        return see(draft_url(draft, "relire"));
    }
    const auto snapshot = context.parts->site->current();
    const auto document = with_version(draft, snapshot->corpus, std::move(*preview.version));
    return context.parts->pages->preview(document, banner(context, draft, is_complete));
}

}  // namespace reperes::workspace
