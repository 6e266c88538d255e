// Searches of the vocabulary that found nothing: what readers look for and the content lacks.
#include "workspace/draft_pages.h"

namespace reperes::workspace {

pages::Page searches_page(const Context& context) {
    return no_such_page(context);
}

}  // namespace reperes::workspace
