// The page where a draft is written, its saving, and what happens to it between people: submitted, taken
// back, abandoned.
#include <fmt/format.h>

#include "index/entry.h"
#include "pages/json_page.h"
#include "pages/views.h"
#include "workspace/draft_form_reading.h"
#include "workspace/draft_kind.h"
#include "workspace/draft_saving.h"
#include "workspace/likeness.h"
#include "workspace/publishing.h"
#include "workspace/typed.h"
#include "workspace/words.h"

namespace reperes::workspace {

namespace {

using pages::View;
using publication::DraftState;

// Of what is still empty nothing is said until the text is to be submitted.
std::vector<FieldFault> faults_of_what_is_typed(const Context& context, const Draft& draft) {
    auto faults = faults_of(context, draft);
    std::erase_if(faults, [&](const FieldFault& fault) { return value_of(draft.fields, fault.key).empty(); });
    return faults;
}

// What a name typed for the folder of a new document is refused for.
void check_folder(const Context& context, const Draft& draft, std::vector<FieldFault>& faults) {
    const auto typed = one_line(context.field(kFolderKey));
    if (typed.empty() || typed == draft.document || kind_of(draft) != DraftKind::creation) return;
    if (!is_folder_name(typed))
        faults.push_back(
            {std::string(kFolderKey), "L'adresse de la page est mal écrite.",
             "Des minuscules sans accent, des chiffres et des tirets : « " + folder_name(typed) + " »."});
    else
        faults.push_back(
            {std::string(kFolderKey), "Cette adresse est déjà prise.", "Choisissez-en une autre."});
}

void put_folder(const Context& context, const Draft& draft, const std::vector<FieldFault>& faults,
                View& view) {
    view.set("dossier", false);
    if (kind_of(draft) != DraftKind::creation) return;
    const auto typed = context.field(kFolderKey);
    View folder;
    folder.set("debut", fmt::format("/{}/", corpus::name(draft.collection)));
    folder.set("nom_du_dossier", typed.empty() ? draft.document : typed);
    folder.set("faute_du_dossier", false);
    for (const auto& fault : faults)
        if (fault.key == kFolderKey) folder.set("faute_du_dossier", fault.message + " " + fault.hint);
    view.set("dossier", folder);
}

pages::Page form_page(const Context& context, const Draft& draft, std::vector<FieldFault> faults,
                      int status) {
    const auto snapshot = context.parts->site->current();
    const auto form = form_of(draft);
    View view;
    put_draft(context, draft, "ecrire", view);
    put_folder(context, draft, faults, view);
    const std::size_t more_sources = context.parameter("ajout").empty() ? 0 : 1;
    put_form({&form, &draft.fields, &snapshot->corpus, std::move(faults), more_sources}, view);
    view.set("enregistre_a", corpus::french_time(draft.saved_at));
    pages::put_list(view, "semblables", likenesses(context, draft));
    view.set("retrait", kind_of(draft) == DraftKind::withdrawal);
    view.set("retour", kind_of(draft) == DraftKind::restoration
                           ? View{std::string(value_of(draft.fields, "retablit"))}
                           : View{false});
    view.set("avec_relecture", needs_reader(context, draft));
    return page(context, "brouillon", view, status);
}

// Where what was published is read, and what speaks of it and is to be read again.
void put_publication(const Context& context, const Draft& draft, View& view) {
    view.set("publication", false);
    const auto snapshot = context.parts->site->current();
    const auto* document = document_of(draft, snapshot->corpus);
    const auto number = draft.published_as;
    if (!document || number == 0 || number > document->versions.size()) return;
    View publication;
    publication.set("numero", std::to_string(number));
    publication.set("url", index::version_path(*document, document->versions[number - 1]));
    publication.set("comparer", number > 1
                                    ? View{fmt::format("{}/comparer?de={}&a={}", corpus::page_path(*document),
                                                       number - 1, number)}
                                    : View{false});
    publication.set("citations", false);
    pages::put_list(publication, "citations", citing_view(*snapshot, *document, context.now));
    view.set("publication", publication);
}

pages::Page after_saving(const Context& context, const Draft& draft) {
    if (from_script(context))
        return pages::json_page(
            200, {{"revision", draft.revision}, {"enregistre", corpus::french_time(draft.saved_at)}});
    std::vector<FieldFault> faults;
    check_folder(context, draft, faults);
    if (!faults.empty()) return faulty_form(context, draft, std::move(faults));
    const auto next = context.field("suite");
    if (next == "apercu" || next == "publier") return see(draft_url(draft, next));
    if (next == "source")
        return see(fmt::format("{}?ajout=1#{}", draft_url(draft),
                               field_id(source_key(count_sources(draft.fields) + 1, "titre"))));
    return see(draft_url(draft), "enregistre");
}

}  // namespace

pages::Page edit_page(const Context& context, const Draft& draft) {
    const bool writes = draft.state == DraftState::redaction &&
                        publication::may(context.account, publication::Act::write, draft.collection);
    if (writes) return form_page(context, draft, faults_of_what_is_typed(context, draft), 200);
    View view;
    put_draft(context, draft, "ecrire", view);
    put_publication(context, draft, view);
    return page(context, "brouillon_ferme", view);
}

pages::Page faulty_form(const Context& context, const Draft& draft, std::vector<FieldFault> faults) {
    return form_page(context, draft, std::move(faults), 422);
}

pages::Page unsaved_form(const Context& context, Draft draft, corpus::Fields typed, const Error& error) {
    draft.fields = std::move(typed);
    const auto message = as_sentence("ce texte n'a pas été enregistré, gardez cette page ouverte : " + error.message);
    return form_page(context, draft, {{"", message, error.hint}}, status_of(error));
}

pages::Page save_draft(const Context& context, const Draft& draft) {
    const auto saved = save_form(context, draft);
    return saved ? after_saving(context, *saved) : saved.error();
}

pages::Page submit_draft(const Context& context, const Draft& draft) {
    auto current = draft;
    if (brings_form(context)) {
        const auto saved = save_form(context, draft);
        if (!saved) return saved.error();
        current = *saved;
    } else if (auto page = stale(context, draft)) {
        return *page;
    }
    auto faults = faults_of(context, current);
    check_folder(context, current, faults);
    if (!faults.empty()) return faulty_form(context, current, std::move(faults));
    const auto done =
        save_act(context, publication::submitted(current, context.account, context.now), "soumission");
    return done ? see(draft_url(*done), "soumis") : done.error();
}

pages::Page take_back(const Context& context, const Draft& draft) {
    if (auto page = stale(context, draft)) return *page;
    const auto done =
        save_act(context, publication::edited(draft, context.account, draft.fields, context.now), "reprise");
    return done ? see(draft_url(*done), "repris") : done.error();
}

pages::Page bring_up_to_date(const Context& context, const Draft& draft) {
    if (auto page = stale(context, draft)) return *page;
    const auto snapshot = context.parts->site->current();
    const auto* document = document_of(draft, snapshot->corpus);
    if (!document) return see(draft_url(draft));
    const auto& latest = document->versions.back();
    const auto done = save_act(
        context,
        publication::rebased(draft, context.account, latest.number, latest.digest, draft.fields, context.now),
        "reprise");
    return done ? see(draft_url(*done), "actualise") : done.error();
}

pages::Page abandon_draft(const Context& context, const Draft& draft) {
    if (auto page = stale(context, draft)) return *page;
    const auto done =
        save_act(context, publication::abandoned(draft, context.account, context.now), "abandon");
    return done ? see("/espace/brouillons", "abandonne") : done.error();
}

}  // namespace reperes::workspace
