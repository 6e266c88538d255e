// A session as a page opens it: the cookie goes out with the page. Any thread.
#pragma once

#include <string>

#include "workspace/context.h"

namespace reperes::workspace {

// Opens a session, as a login does: never the one that the browser had a cookie of, which ends.
void enter(const Context& context, const std::string& account, pages::Page& page);

}  // namespace reperes::workspace
