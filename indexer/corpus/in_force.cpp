#include "corpus/in_force.h"

#include <algorithm>

namespace reperes::corpus {

Instant start_of(const Version& version) {
    return version.in_force_on ? std::max(version.published_at, paris_midnight(*version.in_force_on))
                               : version.published_at;
}

const Version* in_force(const Document& document, Instant at) {
    const auto& versions = document.versions;
    const auto it =
        std::find_if(versions.rbegin(), versions.rend(), [&](const Version& v) { return start_of(v) <= at; });
    return it == versions.rend() ? nullptr : &*it;
}

bool retracted(const Document& document, const Version& version) {
    const auto& versions = document.versions;
    return std::any_of(versions.begin(), versions.end(), [&](const Version& v) {
        return v.number > version.number && v.nature == Nature::withdrawal &&
               v.reason == WithdrawalReason::published_in_error;
    });
}

const Version* readable(const Document& document, Instant at) {
    const auto* version = in_force(document, at);
    const bool shown = version && version->nature == Nature::text && !retracted(document, *version);
    return shown ? version : nullptr;
}

std::vector<Period> periods(const Document& document) {
    std::vector<Period> result(document.versions.size());
    Instant next = kNever;  // when the first of the higher numbers begins
    for (std::size_t i = document.versions.size(); i-- > 0;) {
        const Instant start = start_of(document.versions[i]);
        result[i] = {std::min(start, next), next};
        next = std::min(next, start);
    }
    return result;
}

}  // namespace reperes::corpus
