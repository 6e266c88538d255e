// Text put into XML or HTML. Pure function, any thread.
#pragma once

#include <string>
#include <string_view>

namespace reperes::pages {

// `text` as the content of an element or the value of an attribute. What is not UTF-8 becomes U+FFFD; a
// character that XML 1.0 does not allow (§2.2), and HTML no more, is left out.
std::string xml(std::string_view text);

}  // namespace reperes::pages
