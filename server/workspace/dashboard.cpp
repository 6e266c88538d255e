// What waits for whoever has just come in: to review, to publish, to go on with, to look at again.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/in_force.h"
#include "corpus/typography.h"
#include "pages/views.h"
#include "workspace/own_pages.h"
#include "workspace/words.h"

namespace reperes::workspace {

namespace {

using corpus::Collection;
using pages::View;
using publication::Account;
using publication::Act;
using publication::Draft;
using publication::DraftState;

constexpr std::chrono::days kAhead{30};  // a review is announced so long before its day
constexpr std::size_t kDueShown = 6;
constexpr std::size_t kFaultsShown = 20;

bool wrote(const Account& account, const Draft& draft) {
    return draft.author == account.id || draft.writers.contains(account.id);
}

std::string title_of(const Draft& draft) {
    const auto found = draft.fields.find("titre");
    if (found != draft.fields.end() && !trimmed(found->second).empty())
        return corpus::french_spaces(found->second);
    return draft.document.empty() ? "Sans titre" : draft.document;
}

std::string_view state_in_words(DraftState state) {
    switch (state) {
        case DraftState::redaction:
            return "en rédaction";
        case DraftState::soumis:
            return "attend sa relecture";
        case DraftState::approuve:
            return "approuvé";
        default:
            return "";
    }
}

View draft_view(const Context& context, const Draft& draft, std::string_view page) {
    View view;
    view.set("titre", title_of(draft));
    view.set("url", fmt::format("/espace/brouillons/{}{}", draft.id, page));
    view.set("collection", std::string(label(draft.collection)));
    view.set("etat", std::string(state_in_words(draft.state)));
    view.set("qui", context.person(draft.saved_by));
    view.set("quand", instant_view(draft.saved_at));
    return view;
}

// One list of the page, and under which of the pages of a draft its links lead.
struct List {
    const char *id, *title, *page;
};
template <typename Belongs>
void add_drafts(const Context& context, const std::vector<Draft>& drafts, const List& shown, Belongs belongs,
                View& lists) {
    View items{View::type::list};
    for (const auto& draft : drafts)
        if (belongs(draft)) items.push_back(draft_view(context, draft, shown.page));
    if (!items.is_non_empty_list()) return;
    View list;
    list.set("id", std::string(shown.id));
    list.set("titre", std::string(shown.title));
    list.set("brouillons", items);
    lists.push_back(list);
}

View draft_lists(const Context& context) {
    const auto& account = context.account;
    const auto drafts = context.parts->drafts->open_drafts();
    const auto awaits_review = [&](const Draft& draft) {
        return draft.state == DraftState::soumis && !wrote(account, draft) &&
               publication::may(account, Act::review, draft.collection);
    };
    const auto awaits_publication = [&](const Draft& draft) {
        return draft.state == DraftState::approuve &&
               publication::may(account, Act::publish, draft.collection);
    };
    const auto is_mine = [&](const Draft& draft) {
        return wrote(account, draft) && !awaits_publication(draft);
    };
    const auto is_other = [&](const Draft& draft) {
        return publication::may(account, Act::read, draft.collection) && !awaits_review(draft) &&
               !awaits_publication(draft) && !is_mine(draft);
    };
    View lists{View::type::list};
    add_drafts(context, drafts, {"t-a-relire", "À relire", "/relire"}, awaits_review, lists);
    add_drafts(context, drafts, {"t-a-publier", "À publier", ""}, awaits_publication, lists);
    add_drafts(context, drafts, {"t-les-miens", "Mes brouillons", ""}, is_mine, lists);
    add_drafts(context, drafts, {"t-les-autres", "Les brouillons des autres", ""}, is_other, lists);
    return lists;
}

struct Due {
    corpus::Date day;
    const corpus::Document* document;
    const corpus::Version* version;
};

std::vector<Due> due_for_review(const Context& context, const corpus::Corpus& corpus) {
    std::vector<Due> due;
    const corpus::Date limit = corpus::paris_day(context.now + kAhead);
    for (const auto& document : corpus.documents) {
        if (!publication::may(context.account, Act::read, document.collection)) continue;
        const auto* version = corpus::in_force(document, context.now);
        if (version && version->nature == corpus::Nature::text && version->review_on &&
            *version->review_on <= limit)
            due.push_back({*version->review_on, &document, version});
    }
    std::sort(due.begin(), due.end(), [](const Due& a, const Due& b) { return a.day < b.day; });
    return due;
}

void put_due(const Context& context, View& view) {
    const auto snapshot = context.parts->site->current();
    const auto due = due_for_review(context, snapshot->corpus);
    if (due.empty()) return;
    View list{View::type::list};
    for (std::size_t i = 0; i < std::min(due.size(), kDueShown); ++i) {
        View item;
        item.set("titre", corpus::french_spaces(due[i].version->title));
        item.set("url", corpus::page_path(*due[i].document));
        item.set("collection", std::string(label(due[i].document->collection)));
        item.set("jour", corpus::french_date(due[i].day));
        item.set("iso", corpus::iso_date(due[i].day));
        item.set("depasse", due[i].day < corpus::paris_day(context.now));
        list.push_back(item);
    }
    View block;
    block.set("liste", list);
    block.set("combien", due.size() > kDueShown ? View{fmt::format("{}", due.size())} : View{false});
    view.set("a_revoir", block);
}

// What is wrong with the files of the content, and what the start of the server made good: to those who publish.
void put_upkeep(const Context& context, View& view) {
    if (!publication::publishes(context.account)) return;
    const auto snapshot = context.parts->site->current();
    View faults{View::type::list}, told{View::type::list};
    const auto& all = snapshot->corpus.faults;
    for (std::size_t i = 0; i < std::min(all.size(), kFaultsShown); ++i)
        faults.push_back(View{corpus::describe(all[i])});
    for (const auto& sentence : context.parts->repaired) told.push_back(View{sentence});
    pages::put_list(view, "fautes_du_contenu", faults);
    pages::put_list(view, "demarrage", told);
}

}  // namespace

pages::Page dashboard(const Context& context) {
    const auto& account = context.account;
    const auto lists = draft_lists(context);
    View view;
    view.set("titre", "À faire");
    view.set("listes", lists);
    view.set("rien", !lists.is_non_empty_list());
    view.set("ecrit", may_anywhere(account, Act::write));
    view.set("sans_role", !may_anywhere(account, Act::read));
    view.set("administre", account.administrator);
    view.set("seul", account.administrator && context.parts->accounts->list().size() == 1);
    view.set("double_conseillee",
             publication::publishes(account) && !account.has_second_factor && context.call->identity.empty());
    put_due(context, view);
    put_upkeep(context, view);
    return page(context, "espace_accueil", std::move(view));
}

}  // namespace reperes::workspace
