#include "pages/sections.h"

#include <algorithm>
#include <string>

#include "corpus/in_force.h"
#include "text/pieces.h"
#include "text/whole_number.h"

namespace reperes::pages {

namespace {

std::vector<int> number_parts(const std::string& number) {
    std::vector<int> parts;
    text::for_each_piece(number, '.', [&](std::string_view digits) {
        parts.push_back(text::whole_number<int>(digits).value_or(0));
    });
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
