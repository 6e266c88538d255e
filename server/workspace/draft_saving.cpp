#include "workspace/draft_saving.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "pages/json_page.h"
#include "text/whole_number.h"
#include "workspace/conflict_page.h"
#include "workspace/draft_form_reading.h"
#include "workspace/draft_kind.h"
#include "workspace/typed.h"
#include "workspace/words.h"

namespace reperes::workspace {

namespace {

constexpr int kPreconditionFailed = 412, kPreconditionRequired = 428;

// From 1.
std::optional<unsigned> number(std::string_view digits) {
    const auto value = text::whole_number<unsigned>(digits);
    return value && *value > 0 ? value : std::nullopt;
}

// If-Match: "7", quoted; or the hidden field of the form.
std::optional<unsigned> asked_revision(const Context& context) {
    std::string_view tag = context.call->if_match;
    if (tag.empty()) return number(context.field("revision"));
    if (tag.size() > 2 && tag.starts_with('"') && tag.ends_with('"')) tag = tag.substr(1, tag.size() - 2);
    return number(tag);
}

pages::Page without_revision(const Context& context, const Draft& draft) {
    if (from_script(context))
        return pages::json_page(kPreconditionRequired, {{"message", "Il manque la révision."}});
    return message_page(context,
                        {"Enregistrement refusé",
                         {"Cette demande ne dit pas de quel état du texte elle part : l'enregistrer pourrait "
                          "effacer ce qu'une autre personne a écrit. Rien n'a été changé.",
                          "Ouvrez le brouillon, puis enregistrez-le depuis sa page."},
                         {{"Ouvrir le brouillon", draft_url(draft)}}},
                        kPreconditionRequired);
}

pages::Page conflict(const Context& context, const Draft& current, corpus::Fields typed, unsigned revision) {
    const auto kept = keep_aside(context, current, typed);
    if (from_script(context))
        return pages::json_page(kPreconditionFailed, {{"par", context.person(current.saved_by)},
                                                      {"le", corpus::french_time(current.saved_at)},
                                                      {"copie", kept ? kept->id : ""}});
    const auto base = context.parts->drafts->revision(current.id, revision);
    return conflict_page(context, current, base, typed, kept);
}

pages::Page refused_save(const Context& context, const Error& error) {
    if (!from_script(context)) return refused(context, error);
    const int status = error.code == ErrorCode::forbidden ? 403 : 409;
    return pages::json_page(status, {{"message", as_sentence(error.message)}});
}

// The name of the folder, when the form holds one that can be had.
std::string folder_of(const Context& context, const Draft& draft) {
    const auto typed = one_line(context.field(kFolderKey));
    const bool usable =
        kind_of(draft) == DraftKind::creation && typed != draft.document && is_folder_name(typed);
    return usable && is_free(context, draft.collection, typed, draft.id) ? typed : draft.document;
}

// The copy that was kept of what is saved now has served.
void drop_copy(const Context& context, const Draft& saved) {
    const auto copy = kept_copy(context, saved);
    if (!copy) return;
    if (const auto dropped = publication::abandoned(*copy, context.account, context.now))
        (void)context.parts->drafts->save(*dropped);
}

}  // namespace

bool brings_form(const Context& context) {
    return !context.field("formulaire").empty();
}

bool from_script(const Context& context) {
    return !context.call->if_match.empty();
}

Outcome save_form(const Context& context, const Draft& draft) {
    const auto revision = asked_revision(context);
    if (!revision) return tl::unexpected(without_revision(context, draft));
    const auto typed = read_form(form_of(draft), context.call->form, draft.fields,
                                 number(context.field("retirer")).value_or(0));
    if (*revision != draft.revision) return tl::unexpected(conflict(context, draft, typed, *revision));
    const auto folder = folder_of(context, draft);
    if (typed == corpus::normalised(draft.fields) && folder == draft.document) return draft;
    auto changed = publication::edited(draft, context.account, typed, context.now);
    if (!changed) return tl::unexpected(refused_save(context, changed.error()));
    if (folder != draft.document) changed->writers.insert(context.account.id);
    changed->document = folder;
    const auto saved = context.parts->drafts->save(*changed);
    if (saved) {
        drop_copy(context, *saved);
        return *saved;
    }
    if (saved.error().code != ErrorCode::conflict)
        return tl::unexpected(from_script(context) ? refused_save(context, saved.error())
                                                   : unsaved_form(context, draft, typed, saved.error()));
    const auto current = context.parts->drafts->find(draft.id);
    return tl::unexpected(conflict(context, current.value_or(draft), typed, *revision));
}

std::optional<pages::Page> stale(const Context& context, const Draft& draft) {
    const auto revision = asked_revision(context);
    if (!revision) return without_revision(context, draft);
    if (*revision == draft.revision) return std::nullopt;
    return message_page(
        context,
        {"Le texte a changé entre-temps",
         {context.person(draft.saved_by) + " l'a enregistré " + moment(draft.saved_at, context.now) +
          ", après l'ouverture de votre page. Ce que vous demandiez n'a pas été fait : "
          "relisez d'abord le texte tel qu'il est maintenant."},
         {{"Relire le texte", draft_url(draft, "relire")}, {"Ouvrir le brouillon", draft_url(draft)}}},
        kPreconditionFailed);
}

Outcome save_act(const Context& context, const Result<Draft>& changed, const std::string& act) {
    if (!changed) return tl::unexpected(refused(context, changed.error()));
    const auto saved = context.parts->drafts->save(*changed);
    if (!saved) {
        const auto current = context.parts->drafts->find(changed->id);
        if (saved.error().code == ErrorCode::conflict && current)
            if (auto page = stale(context, *current)) return tl::unexpected(*page);
        return tl::unexpected(refused(context, saved.error()));
    }
    write_in_journal(context, *saved, act);
    return *saved;
}

void write_in_journal(const Context& context, const Draft& draft, const std::string& act) {
    publication::JournalEntry entry;
    entry.who = context.account.id;
    entry.act = act;
    entry.object = draft.object();
    entry.digest = publication::read_digest(draft);
    if (const auto written = context.parts->journal->write(entry); !written)
        spdlog::error("journal : {} {}", written.error().message, written.error().hint);
}

bool is_free(const Context& context, corpus::Collection collection, std::string_view name,
             std::string_view but_draft) {
    if (context.parts->site->current()->corpus.find(collection, name)) return false;
    const auto open = context.parts->drafts->open_drafts();
    return std::none_of(open.begin(), open.end(), [&](const Draft& other) {
        return other.id != but_draft && other.collection == collection && other.document == name &&
               other.base == 0;
    });
}

}  // namespace reperes::workspace
