// The text of a version that was published, as fields: what a new version, a restoration or a comparison
// starts from. Any thread.
#pragma once

#include <optional>

#include "workspace/context.h"

namespace reperes::workspace {

// Nothing when its file can no longer be read.
std::optional<corpus::Fields> published_fields(const Context& context, const corpus::Version& version,
                                               corpus::Collection collection);

// What was published of the document that `draft` has not seen: the versions after its base.
std::vector<const corpus::Version*> published_since(const publication::Draft& draft,
                                                    const corpus::Document& document);
// Those that wait for their day.
std::vector<const corpus::Version*> awaiting(const corpus::Document& document, corpus::Instant now);

}  // namespace reperes::workspace
