// The addresses of drafts, and the right to read that each of them needs first.
#include <algorithm>
#include <array>

#include "workspace/draft_pages.h"

namespace reperes::workspace {

namespace {

using publication::Act;

constexpr std::string_view kSpace = "/espace/";
constexpr std::string_view kDrafts = "brouillons/";

struct DraftRoute {
    std::string_view action;
    bool post = false;
    pages::Page (*page)(const Context&, const Draft&) = nullptr;
};
constexpr std::array kDraftRoutes{
    DraftRoute{"", false, edit_page},
    DraftRoute{"apercu", false, preview_page},
    DraftRoute{"relire", false, review_page},
    DraftRoute{"publier", false, publish_page},
    DraftRoute{"enregistrer", true, save_draft},
    DraftRoute{"soumettre", true, submit_draft},
    DraftRoute{"reprendre", true, take_back},
    DraftRoute{"actualiser", true, bring_up_to_date},
    DraftRoute{"abandonner", true, abandon_draft},
    DraftRoute{"approuver", true, approve_draft},
    DraftRoute{"renvoyer", true, send_back},
    DraftRoute{"publier", true, publish_draft},
};

struct Route {
    std::string_view path;
    pages::Page (*page)(const Context&) = nullptr;
};
constexpr std::array kRoutes{
    Route{"brouillons", drafts_page}, Route{"nouveau", new_page},     Route{"edition", edition_page},
    Route{"a-revoir", due_page},      Route{"sources", sources_page}, Route{"recherches", searches_page},
};

// "0123456789abcdef/apercu"
pages::Page one_draft(const Context& context, std::string_view rest) {
    const auto slash = rest.find('/');
    const auto action = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    const auto route = std::find_if(kDraftRoutes.begin(), kDraftRoutes.end(), [&](const DraftRoute& r) {
        return r.action == action && r.post == context.call->post;
    });
    const auto draft = context.parts->drafts->find(rest.substr(0, slash));
    if (!draft || !publication::may(context.account, Act::read, draft->collection))
        return no_such_page(context);
    if (route != kDraftRoutes.end()) return route->page(context, *draft);
    const bool is_act = std::any_of(kDraftRoutes.begin(), kDraftRoutes.end(),
                                    [&](const DraftRoute& r) { return r.action == action; });
    return is_act ? see(draft_url(*draft)) : no_such_page(context);
}

}  // namespace

pages::Page draft_page(const Context& context) {
    std::string_view path = context.call->path;
    if (!path.starts_with(kSpace)) return no_such_page(context);
    path.remove_prefix(kSpace.size());
    if (path.starts_with(kDrafts)) return one_draft(context, path.substr(kDrafts.size()));
    const auto route =
        std::find_if(kRoutes.begin(), kRoutes.end(), [&](const Route& r) { return r.path == path; });
    return route == kRoutes.end() ? no_such_page(context) : route->page(context);
}

}  // namespace reperes::workspace
