// French alphabetical order.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

#include "text/collation.h"

namespace reperes::tests {

TEST_CASE("titles stand in French alphabetical order, in keys as in comparisons") {
    const std::vector<std::string> ordered = {"Accès aux droits",
                                              "« Aller vers » à domicile",
                                              "Article 9",
                                              "Article 10",
                                              "cote",
                                              "coté",
                                              "côte",
                                              "côté",
                                              "Échanger",
                                              "Écrits professionnels",
                                              "Étranger",
                                              "œuvre",
                                              "oeuvres",
                                              "Zone"};
    auto by_comparison = ordered, by_key = ordered;
    std::reverse(by_comparison.begin(), by_comparison.end());
    by_key = by_comparison;
    std::sort(by_comparison.begin(), by_comparison.end(), text::comes_before);
    std::sort(by_key.begin(), by_key.end(), [](const auto& a, const auto& b) {
        return text::collation_key(a, 200) < text::collation_key(b, 200);
    });
    CHECK(by_comparison == ordered);
    CHECK(by_key == ordered);
}

TEST_CASE("a key that is cut is the beginning of the whole key, within its bytes") {
    CHECK(rc::check("any bytes", [](const std::string& text) {
        const auto max = *rc::gen::inRange<std::size_t>(1, 100);
        const auto cut = text::collation_key(text, max);
        RC_ASSERT(cut.size() <= max);
        RC_ASSERT(text::collation_key(text, 100000).starts_with(cut));
    }));
}

}  // namespace reperes::tests
