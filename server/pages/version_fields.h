// What a version says beside its text, in words: what is compared of two versions. Pure function, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/version.h"
#include "corpus/vocabulary.h"

namespace reperes::pages {

struct VersionField {
    std::string_view label;  // « Résumé »
    std::string text;        // of a list, a value a paragraph; empty when there is none
};

// The same labels in the same order for all versions of a document.
std::vector<VersionField> version_fields(const corpus::Version& version,
                                         const corpus::Vocabulary& vocabulary);

}  // namespace reperes::pages
