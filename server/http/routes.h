// The addresses of the site: each path to its page. Parsed by hand, no regular expression on input.
#pragma once

#include "http/message.h"
#include "pages/pages.h"

namespace reperes::http {

// Thread-safe as Pages is. `pages` must outlive the handler.
Handler make_routes(pages::Pages& pages);

}  // namespace reperes::http
