// What a draft is for. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "publication/draft.h"

namespace reperes::workspace {

enum class DraftKind : std::uint8_t { creation, revision, restoration, withdrawal };

DraftKind kind_of(const publication::Draft& draft);

// "nouvelle fiche", "retrait d'une section": what the pages call it.
std::string describe_kind(const publication::Draft& draft);

// A field of the draft, or empty.
std::string_view value_of(const corpus::Fields& fields, std::string_view key);
// Its title, or « Sans titre ».
std::string title_of(const publication::Draft& draft);

}  // namespace reperes::workspace
