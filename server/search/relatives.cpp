#include "search/relatives.h"

#include <algorithm>
#include <string_view>

#include "index/schema.h"
#include "search/parameters.h"

namespace reperes::search {

namespace {

std::size_t common_beginning(std::string_view a, std::string_view b) {
    const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(end - a.begin());
}

}  // namespace

std::vector<std::string> relatives(const std::string& stem, const Xapian::Database& database) {
    if (stem.size() < parameters::kMinCommon) return {};
    struct Candidate {
        double nearness;
        std::string stem;
    };
    std::vector<Candidate> candidates;
    const std::string beginning = index::term(index::kStem, stem.substr(0, parameters::kMinCommon));
    const auto end = database.allterms_end(beginning);
    for (auto it = database.allterms_begin(beginning); it != end; ++it) {
        std::string other = (*it).substr(index::kStem.size());
        if (other == stem) continue;
        const auto common = static_cast<double>(common_beginning(stem, other));
        const auto longer = static_cast<double>(std::max(stem.size(), other.size()));
        if (common + 1 >= parameters::kMinCommonShare * longer)
            candidates.push_back({common / longer, std::move(other)});
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.nearness > b.nearness; });
    if (candidates.size() > parameters::kMaxRelatives) candidates.resize(parameters::kMaxRelatives);
    std::vector<std::string> found;
    for (auto& candidate : candidates) found.push_back(std::move(candidate.stem));
    return found;
}

}  // namespace reperes::search
