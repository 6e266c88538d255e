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
    publication::Account account;  // without an id before the login
    publication::Session session;
    std::string secret;  // of the session: what its cookie holds
    bool https = false;  // the public address is
    corpus::Instant now{};

    // Of a form, or of the query; empty when absent.
    [[nodiscard]] std::string field(std::string_view name) const;
    [[nodiscard]] std::string parameter(std::string_view name) const;
    // The name of the person who has this account, or the id of an account that is no more.
    [[nodiscard]] std::string person(const std::string& id) const;
    // Writes in the journal what `who` has just done. A journal that cannot be written is said in the log:
    // what is done is done.
    void note(std::string who, std::string act, std::string object = {}, std::string detail = {}) const;
};

// A page of the space: the template `name` in its layout, with the account, the menu (by rights), the token
// of the session's forms ("jeton") and the message that the page before left ("fait").
pages::Page page(const Context& context, const std::string& name, pages::View view, int status = 200);
// 303: where to read what a form has done. `done` is one of a few known words, shown as a sentence there.
pages::Page see(std::string location, std::string_view done = {});
// 403, 404, 409…: what happened and what to do, in the layout of the space.
pages::Page refused(const Context& context, const Error& error);
pages::Page no_such_page(const Context& context);
// The status that says what went wrong.
int status_of(const Error& error);

// May this account do it in one collection at least?
bool may_anywhere(const publication::Account& account, publication::Act act);
// The journal is read by those who administer accounts and those who publish.
bool may_read_journal(const publication::Account& account);

// The pages under /espace that are about drafts and publications: drafts, new, edition, due for review,
// sources, searches without an answer (draft_routes.cpp). The guard (workspace.cpp) has been passed.
pages::Page draft_page(const Context& context);

}  // namespace reperes::workspace
