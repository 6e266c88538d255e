#include "workspace/entering.h"

#include "workspace/guard.h"

namespace reperes::workspace {

void enter(const Context& context, const std::string& account, pages::Page& page) {
    for (const auto& secret : session_secrets(*context.call, context.https))
        context.parts->sessions->close(secret);
    page.set_cookie = session_cookie(context.parts->sessions->open(account), context.https);
}

}  // namespace reperes::workspace
