// French spacing, for what is shown: the spaces inside « » and before : ; ? ! never break. Any thread.
#pragma once

#include <string>

namespace reperes::corpus {

// `text` with those ordinary spaces made no-break. Safe on HTML made by our renderer too.
std::string french_spaces(std::string text);

}  // namespace reperes::corpus
