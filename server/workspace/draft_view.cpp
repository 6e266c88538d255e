#include "workspace/draft_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/typography.h"
#include "pages/views.h"
#include "workspace/draft_kind.h"
#include "workspace/published_text.h"
#include "workspace/words.h"

namespace reperes::workspace {

namespace {

using pages::View;
using publication::Act;
using publication::Draft;
using publication::DraftState;

// How long a draft that somebody else has saved is held to be in their hands.
constexpr std::chrono::minutes kPresence{15};

std::string state_in_words(DraftState state) {
    switch (state) {
        case DraftState::redaction:
            return "En cours d'écriture";
        case DraftState::soumis:
            return "Attend un second lecteur";
        case DraftState::approuve:
            return "Approuvé";
        case DraftState::publie:
            return "Publié";
        case DraftState::abandonne:
            return "Abandonné";
    }
    return {};
}

std::string what_comes_next(const Context& context, const Draft& draft) {
    switch (draft.state) {
        case DraftState::redaction:
            return needs_reader(context, draft)
                       ? "Rien n'est public. Quand le texte est prêt, soumettez-le : une personne qui n'en a "
                         "écrit aucun mot le relira avant qu'il soit publié."
                       : "Rien n'est public. Quand le texte est prêt, il peut être publié sans second "
                         "lecteur, ou soumis à une relecture.";
        case DraftState::soumis:
            return "Ce texte attend un second lecteur : une relectrice ou un relecteur qui n'en a écrit "
                   "aucun mot. Le reprendre le retire de la relecture.";
        case DraftState::approuve:
            return "Ce texte a été relu et approuvé : il reste à le publier. Tout changement demanderait une "
                   "nouvelle relecture.";
        case DraftState::publie:
            return "Ce texte est publié. Pour le corriger, écrivez une nouvelle version.";
        case DraftState::abandonne:
            return "Ce brouillon a été abandonné. Il reste lisible ici.";
    }
    return {};
}

View remarks_view(const Context& context, const Draft& draft) {
    View list{View::type::list};
    for (auto it = draft.remarks.rbegin(); it != draft.remarks.rend(); ++it) {
        View item;
        item.set("de", context.person(it->by));
        item.set("quand", moment(it->at, context.now));
        item.set("texte", corpus::french_spaces(it->text));
        list.push_back(item);
    }
    return list;
}

std::string names_of(const Context& context, const std::set<std::string>& accounts) {
    std::string names;
    for (const auto& account : accounts) names += (names.empty() ? "" : ", ") + context.person(account);
    return names;
}

// That somebody else has saved the draft a moment ago: advice, not a lock.
View presence(const Context& context, const Draft& draft) {
    const bool is_other = draft.saved_by != context.account.id && draft.writers.contains(draft.saved_by);
    const bool busy =
        draft.state == DraftState::redaction && is_other && context.now - draft.saved_at < kPresence;
    if (!busy) return View{false};
    return View{fmt::format("{} modifie aussi ce brouillon\u00A0: dernier enregistrement à {}.",
                            context.person(draft.saved_by), corpus::french_time(draft.saved_at))};
}

void put_rights(const Context& context, const Draft& draft, View& view) {
    const auto may = [&](Act act) { return publication::may(context.account, act, draft.collection); };
    const bool is_writing = draft.state == DraftState::redaction;
    const bool is_open = draft.state != DraftState::publie && draft.state != DraftState::abandonne;
    view.set("peut_ecrire", is_writing && may(Act::write));
    view.set("peut_reprendre", is_open && !is_writing && may(Act::write));
    view.set("peut_relire", draft.state == DraftState::soumis && may(Act::review));
    view.set("a_ecrit", draft.writers.contains(context.account.id));
    view.set("peut_publier",
             is_open && may(Act::publish) && (publication::approved(draft) || !needs_reader(context, draft)));
    view.set("peut_abandonner", is_open && may(Act::write));
    view.set("peut_mettre_a_jour", is_open && may(Act::write));
}

// The public page, and the version that was published since the draft was begun.
void put_document(const Context& context, const Draft& draft, View& view) {
    view.set("page_publique", false);
    view.set("plus_recente", false);
    const auto snapshot = context.parts->site->current();
    const auto* document = document_of(draft, snapshot->corpus);
    if (!document) return;
    view.set("page_publique", corpus::page_path(*document));
    const bool is_open = draft.state != DraftState::publie && draft.state != DraftState::abandonne;
    const auto since = published_since(draft, *document);
    if (!is_open || since.empty() || draft.base == 0) return;
    View newer;
    newer.set("numero", std::to_string(since.back()->number));
    newer.set("comparer", fmt::format("{}/comparer?de={}&a={}", corpus::page_path(*document), draft.base,
                                      since.back()->number));
    view.set("plus_recente", newer);
}

// What a parser says to those who write files, as it is said to those who fill in a form.
FieldFault in_form(const std::string& key, const corpus::Fault& fault) {
    const bool speaks_of_files = fault.hint.find("en-tête") != std::string::npos ||
                                 fault.hint.find(" = ") != std::string::npos ||
                                 fault.hint.find("+++") != std::string::npos;
    return {key, corpus::french_spaces(as_sentence(fault.message)),
            speaks_of_files ? "" : corpus::french_spaces(fault.hint)};
}

std::vector<FieldFault> missing_fields(const DraftForm& form, const corpus::Fields& fields) {
    std::vector<FieldFault> missing;
    for (const auto& group : form)
        for (const auto& field : group.fields)
            if (field.required && value_of(fields, field.key).empty())
                missing.push_back({std::string(field.key),
                                   field.kind == Kind::choice || field.kind == Kind::choices
                                       ? "Choisissez une réponse."
                                       : "Ce champ est à remplir.",
                                   ""});
    return missing;
}

}  // namespace

std::string moment(corpus::Instant at, corpus::Instant now) {
    const auto day = corpus::paris_day(at);
    const bool today = day == corpus::paris_day(now);
    return fmt::format("{} à {}", today ? "aujourd'hui" : "le " + corpus::french_date(day),
                       corpus::french_time(at));
}

std::string draft_url(const Draft& draft, std::string_view page) {
    return fmt::format("/espace/brouillons/{}{}{}", draft.id, page.empty() ? "" : "/", page);
}

const corpus::Document* document_of(const Draft& draft, const corpus::Corpus& corpus) {
    return corpus.find(draft.collection, draft.document);
}

View draft_row(const Context& context, const Draft& draft) {
    View view;
    view.set("id", draft.id);
    view.set("revision", std::to_string(draft.revision));
    view.set("titre", title_of(draft));
    view.set("url", draft_url(draft));
    view.set("genre", describe_kind(draft));
    view.set("etat", state_in_words(draft.state));
    view.set("etat_id", std::string(publication::name(draft.state)));
    view.set("par", context.person(draft.saved_by));
    view.set("quand", moment(draft.saved_at, context.now));
    view.set("quand_iso", corpus::iso_instant(draft.saved_at));
    view.set("ecrit_par", names_of(context, draft.writers));
    return view;
}

void put_draft(const Context& context, const Draft& draft, std::string_view here, View& view) {
    View head = draft_row(context, draft);
    for (const auto* page : {"ecrire", "apercu", "relire", "publier"})
        head.set(std::string("ici_") + page, here == page);
    head.set("suite", corpus::french_spaces(what_comes_next(context, draft)));
    head.set("presence", presence(context, draft));
    head.set("remarques", false);
    pages::put_list(head, "remarques", remarks_view(context, draft));
    head.set("approbation", false);
    if (publication::approved(draft))
        head.set("approbation", fmt::format("Approuvé par {} {}.", context.person(draft.approval->by),
                                            moment(draft.approval->at, context.now)));
    put_document(context, draft, head);
    put_rights(context, draft, head);
    view.set("titre", title_of(draft));
    view.set("brouillon", head);
}

std::vector<FieldFault> faults_of(const Context& context, const Draft& draft) {
    const auto form = form_of(draft);
    auto faults = missing_fields(form, draft.fields);
    const auto is_missing = [&](const std::string& key) {
        return std::any_of(faults.begin(), faults.end(), [&](const auto& fault) { return fault.key == key; });
    };
    std::vector<FieldFault> others;
    for (const auto& [key, fault] : context.parts->publisher->preview(draft).faults)
        if (!is_missing(key)) others.push_back(in_form(key, fault));
    faults.insert(faults.end(), others.begin(), others.end());
    return faults;
}

bool needs_reader(const Context& context, const Draft& draft) {
    return draft.collection == corpus::Collection::reference ||
           context.parts->publisher->settings().fiches_need_second_reader;
}

pages::Page message_page(const Context& context, const Message& message, int status) {
    View paragraphs{View::type::list}, links{View::type::list};
    for (const auto& paragraph : message.paragraphs)
        paragraphs.push_back(View{corpus::french_spaces(paragraph)});
    for (const auto& [text, url] : message.links) {
        View link;
        link.set("texte", text);
        link.set("url", url);
        links.push_back(link);
    }
    View view;
    view.set("titre", message.title);
    view.set("paragraphes", paragraphs);
    view.set("suites", links);
    return page(context, "brouillon_message", view, status);
}

}  // namespace reperes::workspace
