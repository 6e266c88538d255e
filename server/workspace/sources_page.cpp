// The addresses of the Web that the content names, and which of them answer no more.
#include "pages/views.h"
#include "workspace/draft_pages.h"
#include "workspace/web_addresses.h"

namespace reperes::workspace {

pages::Page sources_page(const Context& context) {
    return no_such_page(context);
}

}  // namespace reperes::workspace
