// Markdown to safe HTML, headings and plain text (cmark-gfm is named here alone).
//
// No HTML is accepted. Tables and nesting are bounded before parsing, because Debian 12's cmark-gfm takes
// 13 s and 1 GB for 12 kB of a hostile table (measured). Any thread.
#pragma once

#include <optional>
#include <string_view>

#include "corpus/fault.h"
#include "corpus/version.h"

namespace reperes::corpus {

inline constexpr std::size_t kMaxBodyBytes = 200 * 1024;
inline constexpr int kMaxTableColumns = 20;
inline constexpr int kMaxNesting = 10;
inline constexpr std::size_t kMaxHeadings = 300;

// Nothing, and at least one fault, when the text is refused. Lines are counted from `first_line`.
std::optional<Body> render_markdown(std::string_view markdown, std::size_t first_line, FaultSink& faults);

}  // namespace reperes::corpus
