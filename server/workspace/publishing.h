// What publishing one draft and publishing an edition have in common. Any thread.
#pragma once

#include <optional>
#include <string>

#include "workspace/draft_pages.h"

namespace reperes::workspace {

publication::Awaiting parse_awaiting(std::string_view word);  // "remplacer", "apres"; else ask

// The documents that cite this one: to be read again when it changes.
pages::View citing_view(const pages::Snapshot& snapshot, const corpus::Document& document,
                        corpus::Instant now);

// Sets "refus" to what the publisher answered.
void put_refusal(const std::optional<Error>& error, pages::View& view);

// Where the publication is read, or first what did not follow it.
pages::Page published(const Context& context, const publication::Publication& publication,
                      const std::string& next);

}  // namespace reperes::workspace
