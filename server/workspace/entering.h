// Sessions as pages open and end them: the cookie goes out with the page. Any thread.
#pragma once

#include <string>

#include "workspace/context.h"

namespace reperes::workspace {

// A login opens a session of its own, whatever cookie the browser had; the one that it named, if any, ends.
void enter(const Context& context, const std::string& account, pages::Page& page);

// After a change of the account: all its sessions end, and the browser that asked for it gets a new one.
void enter_anew(const Context& context, pages::Page& page);

}  // namespace reperes::workspace
