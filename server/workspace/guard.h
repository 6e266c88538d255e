// Who may ask what: where a request comes from, the cookie of a session, the token of its forms. Pure
// functions; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workspace/workspace.h"

namespace reperes::workspace {

// A form sent from a page of this site. Browsers say it in Sec-Fetch-Site, older ones in Origin alone; a
// request that says neither is not from a page of ours. `origin` is the public address of the site.
bool comes_from_our_pages(const Call& call, const std::string& origin);

// The name under which this machine alone reaches itself: "localhost:8080", "127.0.0.1", "[::1]:8080".
bool is_loopback(std::string_view host);

// What the browser sent as cookies of a session: several when another site of the machine has set one of the
// same name.
std::vector<std::string> session_secrets(const Call& call, bool https);

// Set-Cookie of a session, and the one that ends it. With https only a page of this very host can have set it
// (__Host-), and it never travels in clear.
std::string session_cookie(std::string_view secret, bool https);
std::string ended_session_cookie(bool https);

// Where to go after the login: an address of the space, and nothing else that somebody could have put there.
std::string safe_next(std::string_view wanted);

}  // namespace reperes::workspace
