// What looks like a text that somebody begins, so that it is not written twice. Any thread.
#pragma once

#include "workspace/draft_view.h"

namespace reperes::workspace {

// A list of {titre, url, raison}, the most alike first; empty for a draft that follows a published text.
pages::View likenesses(const Context& context, const publication::Draft& draft);

// GET, while a title is typed: `collection`, `titre` and perhaps `titre-origine`, `organisations` (one a line),
// `source`; JSON {"semblables": [{titre, url, raison}]}.
pages::Page likeness_answer(const Context& context);

}  // namespace reperes::workspace
