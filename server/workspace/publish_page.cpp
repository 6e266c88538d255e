// Publishing one draft: what it changes, from when, what waits for its day, and what else speaks of it.
#include <fmt/format.h>

#include "corpus/in_force.h"
#include "pages/views.h"
#include "workspace/draft_form_reading.h"
#include "workspace/draft_kind.h"
#include "workspace/draft_saving.h"
#include "workspace/published_text.h"
#include "workspace/publishing.h"

namespace reperes::workspace {

namespace {

using pages::View;

// When readers will have it.
std::string in_force_in_words(const Draft& draft, corpus::Instant now) {
    const auto day = corpus::parse_date(value_of(draft.fields, "en-vigueur-le"));
    if (!day || corpus::paris_midnight(*day) <= now)
        return "En vigueur dès la publication : la page publique change aussitôt.";
    return fmt::format("En vigueur le {} : d'ici là, la version d'aujourd'hui reste en vigueur.",
                       corpus::french_date(*day));
}

void put_awaiting(const Context& context, const Draft& draft, const corpus::Corpus& corpus, View& view) {
    view.set("attente", false);
    const auto* document = document_of(draft, corpus);
    if (!document) return;
    const auto waiting = awaiting(*document, context.now);
    if (waiting.empty()) return;
    View item;
    item.set("version", std::to_string(waiting.back()->number));
    item.set("jour", corpus::french_date(corpus::paris_day(corpus::start_of(*waiting.back()))));
    view.set("attente", item);
}

pages::Page show(const Context& context, const Draft& draft, const std::optional<Error>& error, int status) {
    const auto snapshot = context.parts->site->current();
    const auto form = form_of(draft);
    View view;
    put_draft(context, draft, "publier", view);
    put_faults({&form, &draft.fields, &snapshot->corpus, faults_of(context, draft), 0}, view);
    view.set("vigueur", in_force_in_words(draft, context.now));
    const auto note = value_of(draft.fields, "note-de-changement");
    view.set("note", note.empty() ? View{false} : View{std::string(note)});
    view.set("majeur", value_of(draft.fields, "changement") == "majeur");
    put_awaiting(context, draft, snapshot->corpus, view);
    view.set("citations", false);
    if (const auto* document = document_of(draft, snapshot->corpus))
        pages::put_list(view, "citations", citing_view(*snapshot, *document, context.now));
    put_refusal(error, view);
    return page(context, "publier", view, status);
}

}  // namespace

pages::Page publish_page(const Context& context, const Draft& draft) {
    if (!publication::may(context.account, publication::Act::publish, draft.collection))
        return refused(context,
                       {ErrorCode::forbidden, "Publier demande le rôle d'éditrice ou d'éditeur.", ""});
    if (draft.state == publication::DraftState::publie) return see(draft_url(draft));
    return show(context, draft, std::nullopt, 200);
}

pages::Page publish_draft(const Context& context, const Draft& draft) {
    if (auto page = stale(context, draft)) return *page;
    publication::PublishRequest request;
    request.drafts = {draft.id};
    request.revisions = {draft.revision};
    request.awaiting = parse_awaiting(context.field("attente"));
    const auto done = context.parts->publisher->publish(context.account, request);
    if (!done) return show(context, draft, done.error(), status_of(done.error()));
    return published(context, *done, draft_url(draft));
}

}  // namespace reperes::workspace
