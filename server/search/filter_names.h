// The countries, types and recommandations that a question names: each could be a filter.
//
// Built from the catalogue of an index. Immutable once built; share freely between threads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/catalogue.h"
#include "search/request.h"
#include "search/term_table.h"

namespace reperes::search {

// A filter that the words [begin, end) of the text typed name (bytes).
struct NamedFilter {
    std::size_t facet = 0;
    std::string value, label;
    std::size_t begin = 0, end = 0;
};

class FilterNames {
 public:
    FilterNames() = default;
    explicit FilterNames(const Catalogue& catalogue);

    // Those that `choice` does not hold, in the order of the question.
    [[nodiscard]] std::vector<NamedFilter> named(const Question& question, const FacetChoice& choice) const;

 private:
    std::vector<NamedFilter> entries_;
    TermTable table_;
};

// `text` without the bytes [begin, end), nor what they leave hanging: the spaces, articles, prepositions and
// operators just before.
std::string without(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace reperes::search
