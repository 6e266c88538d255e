// From the bytes of one version file to a Version, with every fault found on the way. Any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/fault.h"
#include "corpus/version.h"
#include "corpus/vocabulary.h"

namespace reperes::corpus {

// What a version is checked against.
struct ParseContext {
    const Vocabulary* vocabulary = nullptr;
    std::vector<std::string> groupes;  // the folders of content/groupes
};

// Nothing, and at least one fault, when the version cannot be published as it is. Checks all that the
// file alone can tell; the order of versions and numbers used twice are the store's to check.
std::optional<Version> parse_version(std::string_view bytes, Collection collection, unsigned number,
                                     const ParseContext& context, FaultSink& faults);

}  // namespace reperes::corpus
