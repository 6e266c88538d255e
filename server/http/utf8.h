// Is a text fit to be passed on?
#pragma once

#include <string_view>

namespace reperes::http {

// Valid UTF-8 (Unicode 15, table 3-7: no overlong form, no surrogate, nothing over U+10FFFF)
// without control characters (U+0000-001F, U+007F-009F).
bool is_clean_utf8(std::string_view text);

}  // namespace reperes::http
