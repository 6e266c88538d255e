// What there is to do: drafts by state, and documents that are due for review.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/in_force.h"
#include "pages/views.h"
#include "workspace/draft_pages.h"

namespace reperes::workspace {

namespace {

using pages::View;
using publication::DraftState;

constexpr std::size_t kMostEnded = 20;  // published or abandoned
constexpr std::chrono::days kDueSoon{60};

struct Part {
    DraftState state;
    const char* title;
    const char* none;
};
constexpr std::array kParts{
    Part{DraftState::soumis, "À relire", "Aucun texte n'attend de relecture."},
    Part{DraftState::approuve, "À publier", "Aucun texte approuvé n'attend d'être publié."},
    Part{DraftState::redaction, "En cours d'écriture", "Aucun brouillon en cours."},
    Part{DraftState::publie, "Publiés récemment", ""},
    Part{DraftState::abandonne, "Abandonnés", ""},
};

View part_view(const Context& context, const Part& part, const std::vector<Draft>& drafts) {
    const bool is_ended = part.state == DraftState::publie || part.state == DraftState::abandonne;
    View list{View::type::list};
    std::size_t count = 0;
    for (const auto& draft : drafts)
        if (draft.state == part.state && (!is_ended || count < kMostEnded)) {
            list.push_back(draft_row(context, draft));
            ++count;
        }
    View view;
    view.set("intitule", part.title);
    view.set("ancre", fmt::format("t-{}", publication::name(part.state)));
    view.set("brouillons", false);
    pages::put_list(view, "brouillons", list);
    view.set("aucun", count == 0 && *part.none ? View{part.none} : View{false});
    view.set("montre", count > 0 || *part.none);
    return view;
}

struct Due {
    corpus::Date day;
    const corpus::Document* document;
    const corpus::Version* version;
};

// In force, and to be read again before `limit`; the most pressing first.
std::vector<Due> due_documents(const Context& context, const corpus::Corpus& corpus, corpus::Date limit) {
    std::vector<Due> due;
    for (const auto& document : corpus.documents) {
        const auto* version = corpus::in_force(document, context.now);
        const bool is_due = version && version->nature == corpus::Nature::text && version->review_on &&
                            *version->review_on <= limit;
        if (is_due && publication::may(context.account, publication::Act::read, document.collection))
            due.push_back({*version->review_on, &document, version});
    }
    std::sort(due.begin(), due.end(), [](const Due& a, const Due& b) {
        return std::tuple(a.day, a.document->id()) < std::tuple(b.day, b.document->id());
    });
    return due;
}

}  // namespace

pages::Page drafts_page(const Context& context) {
    auto drafts = context.parts->drafts->all();
    std::erase_if(drafts, [&](const Draft& draft) {
        return !publication::may(context.account, publication::Act::read, draft.collection);
    });
    std::sort(drafts.begin(), drafts.end(),
              [](const Draft& a, const Draft& b) { return a.saved_at > b.saved_at; });
    View parts{View::type::list};
    for (const auto& part : kParts) parts.push_back(part_view(context, part, drafts));
    View view;
    view.set("titre", "Brouillons");
    view.set("parties", parts);
    return page(context, "brouillons", view);
}

pages::Page due_page(const Context& context) {
    const auto snapshot = context.parts->site->current();
    const auto today = corpus::paris_day(context.now);
    const corpus::Date limit = std::chrono::sys_days(today) + kDueSoon;
    View list{View::type::list};
    for (const auto& due : due_documents(context, snapshot->corpus, limit)) {
        View item = pages::card_view(*due.document, *due.version, snapshot->corpus.vocabulary);
        item.set("jour", pages::date_view(due.day));
        item.set("passe", due.day <= today);
        item.set("ecrire", "/espace/nouveau?document=" + due.document->id());
        list.push_back(item);
    }
    View view;
    view.set("titre", "À revoir");
    view.set("documents", false);
    pages::put_list(view, "documents", list);
    return page(context, "a_revoir", view);
}

}  // namespace reperes::workspace
