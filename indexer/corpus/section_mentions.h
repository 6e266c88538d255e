// Sections of the reference text named in plain words: « section 2.1 », « les sections 6.1 et 6.2 ».
//
// Only what can be nothing else: the word, then numbers with a point. A section of another text (« la section
// 2.1 du code ») is none, and neither is one whose word and number stand on two lines. Pure, any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace reperes::corpus {

struct SectionMention {
    std::size_t begin = 0, end = 0;  // bytes: « section 2.1 », or « 6.2 » further on in a list
    std::string number;              // "2.1"
};

// In order, apart from each other.
std::vector<SectionMention> section_mentions(std::string_view text);

}  // namespace reperes::corpus
