// A draft as its file holds it: JSON, with keys in French. Pure functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "publication/draft.h"

namespace reperes::publication {

std::string write_draft(const Draft& draft);
// Nothing for bytes that are no draft.
std::optional<Draft> read_draft(std::string_view bytes);

}  // namespace reperes::publication
