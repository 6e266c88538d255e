// Two people on one draft: what the second to save sees, and where what they typed is kept. Any thread.
#pragma once

#include <optional>

#include "workspace/draft_pages.h"

namespace reperes::workspace {

// A draft of its own with what was typed, so that it outlives the page: the one that an earlier conflict
// made, or a new one. Nothing when it cannot be kept (no right to write, disk full): the page alone has it
// then.
std::optional<Draft> keep_aside(const Context& context, const Draft& current, const corpus::Fields& typed);
// The one that the form names ("copie"), when it is such a copy of this draft by this account.
std::optional<Draft> kept_copy(const Context& context, const Draft& current);

// 412: both texts, what differs, and a form to go on from. `base` is the revision that `typed` was written
// from, when it still exists: fields that its writer had not touched take what was saved since.
pages::Page conflict_page(const Context& context, const Draft& current, const std::optional<Draft>& base,
                          const corpus::Fields& typed, const std::optional<Draft>& kept);

}  // namespace reperes::workspace
