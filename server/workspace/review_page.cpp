// What a second reader reads before a text is published: the text, what it lacks, what changes against the
// version before; and their answer, which is of exactly the words that were shown.
#include <fmt/format.h>

#include "corpus/in_force.h"
#include "pages/comparison_view.h"
#include "pages/views.h"
#include "workspace/difference_view.h"
#include "workspace/draft_kind.h"
#include "workspace/draft_saving.h"
#include "workspace/typed.h"

namespace reperes::workspace {

namespace {

using pages::View;
using publication::DraftState;

constexpr std::size_t kLongestRemark = 4000;  // bytes

View rows(const DraftForm& form, const Draft& draft, const corpus::Corpus& corpus) {
    View list{View::type::list};
    for (const auto& group : form)
        for (const auto& field : group.fields) {
            if (field.kind == Kind::markdown || field.kind == Kind::sources) continue;
            const auto text = field_text(field, draft.fields, corpus);
            if (text.empty()) continue;
            View item;
            item.set("champ", std::string(field.label));
            item.set("texte", text);
            list.push_back(item);
        }
    return list;
}

// What the form asks beyond the text itself: why a document is withdrawn, what the version changes.
DraftForm about_version(const Draft& draft, const DraftForm& form) {
    const auto kind = kind_of(draft);
    const bool has_text = kind == DraftKind::creation || kind == DraftKind::revision;
    return has_text ? DraftForm{form.back()} : form;
}

void put_sources(const DraftForm& text, const Draft& draft, const corpus::Corpus& corpus, View& view) {
    View list{View::type::list};
    std::string sources = field_text(*find_field(text, "sources"), draft.fields, corpus);
    for (std::size_t at = 0; at < sources.size();) {
        const auto end = std::min(sources.find("\n\n", at), sources.size());
        list.push_back(View{sources.substr(at, end - at)});
        at = end + 2;
    }
    view.set("sources", false);
    pages::put_list(view, "sources", list);
}

// What the draft is compared with: the version in force, or the latest when none is yet.
const corpus::Version& compared_with(const corpus::Document& document, corpus::Instant now) {
    const auto* version = corpus::in_force(document, now);
    return version ? *version : document.versions.back();
}

// What changes against the version of today, as the public pages compare two versions.
void put_comparison(const Context& context, const Draft& draft, const corpus::Corpus& corpus,
                    const std::optional<corpus::Version>& version, View& view) {
    view.set("comparaison", false);
    const auto* document = document_of(draft, corpus);
    if (!document || !version || version->nature == corpus::Nature::withdrawal) return;
    const auto& today = compared_with(*document, context.now);
    View comparison;
    comparison.set("version", std::to_string(today.number));
    pages::put_changes(today, *version, corpus.vocabulary, comparison);
    view.set("comparaison", comparison);
}

void put_text(const std::optional<corpus::Version>& version, View& view) {
    const bool has_text = version && !version->body.html.empty();
    view.set("texte", has_text);
    view.set("corps_html", has_text ? version->body.html : std::string());
}

pages::Page review(const Context& context, const Draft& draft, const std::string& remark,
                   const std::string& fault, int status) {
    const auto snapshot = context.parts->site->current();
    const auto form = form_of(draft), text = text_form(draft.collection);
    View view;
    put_draft(context, draft, "relire", view);
    const auto version = context.parts->publisher->preview(draft).version;
    put_text(version, view);
    put_comparison(context, draft, snapshot->corpus, version, view);
    put_sources(text, draft, snapshot->corpus, view);
    view.set("lignes", rows(text, draft, snapshot->corpus));
    view.set("lignes_de_version", rows(about_version(draft, form), draft, snapshot->corpus));
    put_faults({&form, &draft.fields, &snapshot->corpus, faults_of(context, draft), 0}, view);
    view.set("empreinte", publication::read_digest(draft));
    view.set("remarque", remark);
    view.set("faute_de_remarque", fault.empty() ? View{false} : View{fault});
    return page(context, "relire", view, status);
}

}  // namespace

pages::Page review_page(const Context& context, const Draft& draft) {
    return review(context, draft, "", "", 200);
}

pages::Page approve_draft(const Context& context, const Draft& draft) {
    if (auto page = stale(context, draft)) return *page;
    if (const auto faults = faults_of(context, draft); !faults.empty())
        return review(context, draft, "", "", 422);
    const auto done = save_act(
        context, publication::approved(draft, context.account, context.field("empreinte"), context.now),
        "approbation");
    return done ? see(draft_url(*done), "approuve") : done.error();
}

pages::Page send_back(const Context& context, const Draft& draft) {
    const auto remark = context.field("remarque");
    if (auto page = stale(context, draft)) return *page;
    if (one_line(remark).empty())
        return review(context, draft, remark, "Dites en quelques mots ce qui est à reprendre.", 422);
    if (remark.size() > kLongestRemark)
        return review(context, draft, remark, "Cette remarque est trop longue.", 422);
    const auto done =
        save_act(context, publication::sent_back(draft, context.account, remark, context.now), "renvoi");
    return done ? see(draft_url(*done), "renvoye") : done.error();
}

}  // namespace reperes::workspace
