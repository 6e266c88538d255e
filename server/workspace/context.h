// What every page of the space is made with: who asks what, of which parts.
#pragma once

#include <string>
#include <string_view>

#include "pages/templates.h"
#include "publication/account.h"
#include "publication/sessions.h"
#include "workspace/workspace.h"

namespace reperes::workspace {

struct Context {
    const Parts* parts = nullptr;
    const Call* call = nullptr;
    publication::Account account;
    publication::Session session;
    corpus::Instant now{};

    // Of a form, or of the query; empty when absent.
    [[nodiscard]] std::string field(std::string_view name) const;
    [[nodiscard]] std::string parameter(std::string_view name) const;
};

// A page of the space: the template `name` in its layout, with the account, the menu (by rights), the token
// of the session's forms ("jeton") and the message that the page before left ("fait").
pages::Page page(const Context& context, const std::string& name, pages::View view, int status = 200);
// 303: where to read what a form has done. `done` is one of a few known words, shown as a sentence there.
pages::Page see(std::string location, std::string_view done = {});
// 403, 404, 409…: what happened and what to do, in the layout of the space.
pages::Page refused(const Context& context, const Error& error);
pages::Page no_such_page(const Context& context);

// The pages under /espace that are about drafts and publications: drafts, new, edition, due for review,
// sources, searches without an answer (draft_routes.cpp). The guard (workspace.cpp) has been passed.
pages::Page draft_page(const Context& context);

}  // namespace reperes::workspace
