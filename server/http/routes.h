// The addresses of the site: each path to its page. Parsed by hand, no regular expression on input.
#pragma once

#include "http/message.h"
#include "pages/pages.h"
#include "workspace/workspace.h"

namespace reperes::http {

// Thread-safe as Pages and Workspace are; both must outlive the handler. Without a workspace, the addresses of
// the space say that it is closed.
Handler make_routes(pages::Pages& pages, workspace::Workspace* space);

}  // namespace reperes::http
