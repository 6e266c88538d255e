// French spacing, for what is shown: the spaces inside « » and before : ; ? ! never break. Any thread.
#pragma once

#include <string>

namespace reperes::corpus {

// `text` with those ordinary spaces made no-break; HTML made by our renderer may be given too: code is left
// as it is.
std::string french_spaces(std::string text);

}  // namespace reperes::corpus
