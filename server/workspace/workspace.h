// The commission's space, /espace: from a request of somebody logged in (or about to be) to a page. Knows
// nothing of HTTP but status codes, methods and cookies.
//
// Every POST is refused unless it comes from our own pages (Sec-Fetch-Site, or else Origin) and carries the
// token of its session. What a person may do is asked of publication (account.h, draft.h) at the act itself,
// never of the page that showed a button.
//
// Thread-safety: answer() may be called from any thread.
#pragma once

#include <memory>
#include <string>

#include "corpus/error.h"
#include "pages/pages.h"
#include "publication/accounts.h"
#include "publication/drafts.h"
#include "publication/journal.h"
#include "publication/link_check.h"
#include "publication/publisher.h"
#include "publication/sessions.h"

namespace reperes::workspace {

// What the space is asked.
struct Call {
    bool post = false;
    std::string path;  // "/espace/brouillons/0123…"
    pages::Parameters parameters, form;
    pages::Parameters cookies;
    std::string host, origin, fetch_site, if_match;
    std::string identity;  // given by a reverse proxy on its own socket; else empty
};

// What it rests on; all outlive it.
struct Parts {
    pages::Site* site = nullptr;
    pages::Pages* pages = nullptr;
    publication::Accounts* accounts = nullptr;
    publication::Sessions* sessions = nullptr;
    publication::Drafts* drafts = nullptr;
    publication::Journal* journal = nullptr;
    publication::Publisher* publisher = nullptr;
    std::vector<std::string> repaired = {};  // what the start made good, a sentence each
    publication::LinkCheck link_check = {};
};

class Workspace {
 public:
    // Sessions are closed from then on when their account changes.
    static std::unique_ptr<Workspace> create(Parts parts);
    ~Workspace();

    [[nodiscard]] pages::Page answer(const Call& call);

    // While there is no account: the secret of the link that makes the first one,
    // "/espace/premier-compte?cle=…", taken only from a request addressed to the loopback. Empty once there
    // is one.
    [[nodiscard]] std::string first_account_secret() const;
    // The public address is https: cookies are Secure and named __Host-, and a second factor is required of
    // those who publish.
    void set_public(bool https);

 private:
    struct State;
    explicit Workspace(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace reperes::workspace
