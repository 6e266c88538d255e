// "Did you mean": the nearest of a few known words, for messages about a mistyped key or value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace reperes::corpus {

// The known word at the smallest edit distance, when that is small against its length; else "".
std::string nearest(std::string_view word, const std::vector<std::string>& known);

// "« a », « b », « c »"
std::string quoted_list(const std::vector<std::string>& words);

// A sentence for a mistyped word: the nearest known one if there is one, else the list of all.
std::string suggest(std::string_view word, const std::vector<std::string>& known);

}  // namespace reperes::corpus
