// What the tests of the content share: what was said of it, and where its headings stand.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "corpus/corpus.h"

namespace reperes::corpus {

// The only fault, in one line.
inline std::string fault(const Corpus& corpus) {
    std::string all;
    for (const auto& each : corpus.faults) all += describe(each) + "\n";
    CAPTURE(all);
    REQUIRE(corpus.faults.size() == 1);
    return describe(corpus.faults[0]);
}

inline void check_contains(const std::string& text, const std::string& piece) {
    CHECK_MESSAGE(text.find(piece) != std::string::npos, "« ", text, " » does not say « ", piece, " »");
}

inline bool contains(const std::string& text, std::string_view piece) {
    return text.find(piece) != std::string::npos;
}

// Where a heading is said to be, its title is.
inline bool headings_point_at_their_titles(const Body& body) {
    std::size_t last = 0;
    for (const auto& heading : body.headings) {
        if (heading.offset < last || heading.offset > body.text.size()) return false;
        if (body.text.compare(heading.offset, heading.title.size(), heading.title) != 0) return false;
        last = heading.offset;
    }
    return true;
}

}  // namespace reperes::corpus
