// The HTML of a text put into a page that holds several. Pure function, any thread.
#pragma once

#include <string>
#include <string_view>

namespace reperes::pages {

// `html` is what our Markdown renderer made. Its headings go two levels down; its anchors, and the links to
// them, start with `prefix`, so that those of two texts never meet; its regions say that they are of `whose`
// (« section 2.1 »).
std::string nested_html(std::string_view html, std::string_view prefix, std::string_view whose);

}  // namespace reperes::pages
