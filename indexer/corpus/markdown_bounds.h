// What a Markdown text may not do, checked in one pass before it is parsed: Debian 12's cmark-gfm takes
// seconds, gigabytes or an abort for a few kilobytes of hostile text (each bound below was reached in a
// test). Any thread.
#pragma once

#include <string_view>

#include "corpus/fault.h"

namespace reperes::corpus {

// False, and at least one fault, when the text is refused. Lines are counted from `first_line`.
bool within_markdown_bounds(std::string_view markdown, std::size_t first_line, FaultSink& faults);

}  // namespace reperes::corpus
