#include "pages/sections.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "corpus/in_force.h"

namespace reperes::pages {

namespace {

std::vector<int> number_parts(const std::string& number) {
    std::vector<int> parts;
    for (std::size_t at = 0; at <= number.size();) {
        const auto dot = std::min(number.find('.', at), number.size());
        int value = 0;
        std::from_chars(number.data() + at, number.data() + dot, value);
        parts.push_back(value);
        at = dot + 1;
    }
    return parts;
}

}  // namespace

std::vector<SectionInForce> sections_in_force(const corpus::Corpus& corpus, corpus::Instant now) {
    std::vector<SectionInForce> sections;
    for (const auto& document : corpus.documents) {
        if (document.collection != corpus::Collection::reference) continue;
        if (const auto* current = corpus::readable(document, now)) sections.push_back({&document, current});
    }
    std::sort(sections.begin(), sections.end(), [](const auto& a, const auto& b) {
        return number_parts(corpus::as_section(*a.version)->number) <
               number_parts(corpus::as_section(*b.version)->number);
    });
    return sections;
}

}  // namespace reperes::pages
