// Several drafts published together under one name, all or none.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "pages/views.h"
#include "text/whole_number.h"
#include "workspace/draft_kind.h"
#include "workspace/publishing.h"
#include "workspace/typed.h"

namespace reperes::workspace {

namespace {

using pages::View;

// What was typed, and what is shown again when it is refused.
struct Typed {
    std::set<std::string> chosen;  // "ID:7", a draft and the revision that the page showed
    std::string name, note;
};

Typed read(const Context& context) {
    Typed typed;
    for (const auto& [key, value] : context.call->form)
        if (key == "brouillons") typed.chosen.insert(value);
    typed.name = folder_name(context.field("nom"));
    typed.note = one_line(context.field("note"));
    return typed;
}

std::string choice_of(const Draft& draft) {
    return fmt::format("{}:{}", draft.id, draft.revision);
}

std::vector<Draft> publishable_drafts(const Context& context) {
    auto drafts = context.parts->drafts->open_drafts();
    const bool second_reader = context.parts->publisher->settings().fiches_need_second_reader;
    std::erase_if(drafts, [&](const Draft& draft) {
        return !publication::publishable(draft, context.account, second_reader);
    });
    std::sort(drafts.begin(), drafts.end(),
              [](const Draft& a, const Draft& b) { return a.object() < b.object(); });
    return drafts;
}

pages::Page show(const Context& context, const Typed& typed, const std::optional<Error>& error) {
    View list{View::type::list};
    for (const auto& draft : publishable_drafts(context)) {
        View item = draft_row(context, draft);
        item.set("choix", choice_of(draft));
        item.set("choisi", typed.chosen.contains(choice_of(draft)));
        list.push_back(item);
    }
    View view;
    view.set("titre", "Publier plusieurs textes ensemble");
    view.set("brouillons", false);
    pages::put_list(view, "brouillons", list);
    view.set("nom_typed", typed.name);
    view.set("note_typed", typed.note);
    put_refusal(error, view);
    return page(context, "edition", view, error ? status_of(*error) : 200);
}

std::optional<Error> fault_of(const Typed& typed) {
    const auto fault = [](std::string message) {
        return Error{ErrorCode::invalid_argument, std::move(message), ""};
    };
    if (typed.chosen.size() < 2)
        return fault("Choisissez au moins deux textes : un seul se publie depuis sa page.");
    if (typed.name.empty()) return fault("Donnez un nom à l'ensemble, par exemple « 2027-01 ».");
    if (typed.note.empty()) return fault("Dites ce que l'ensemble change en pratique.");
    return std::nullopt;
}

publication::PublishRequest request_of(const Context& context, const Typed& typed) {
    publication::PublishRequest request;
    for (const auto& choice : typed.chosen) {
        const auto colon = std::min(choice.find(':'), choice.size());
        const auto revision = std::string_view(choice).substr(std::min(colon + 1, choice.size()));
        request.drafts.push_back(choice.substr(0, colon));
        request.revisions.push_back(text::whole_number<unsigned>(revision).value_or(0));
    }
    request.edition = typed.name;
    request.edition_note = typed.note;
    request.awaiting = parse_awaiting(context.field("attente"));
    return request;
}

}  // namespace

pages::Page edition_page(const Context& context) {
    const bool publishes =
        std::any_of(std::begin(corpus::kCollections), std::end(corpus::kCollections),
                    [&](auto c) { return publication::may(context.account, publication::Act::publish, c); });
    if (!publishes)
        return refused(context,
                       {ErrorCode::forbidden, "Publier demande le rôle d'éditrice ou d'éditeur.", ""});
    if (!context.call->post) return show(context, {}, std::nullopt);
    const auto typed = read(context);
    if (const auto fault = fault_of(typed)) return show(context, typed, fault);
    const auto done = context.parts->publisher->publish(context.account, request_of(context, typed));
    if (!done) return show(context, typed, done.error());
    return published(context, *done, "/espace/brouillons");
}

}  // namespace reperes::workspace
