// Values as TOML writes them on one line, for front_matter.h to read back. Any thread.
#pragma once

#include <string>
#include <string_view>

#include "corpus/version_keys.h"

namespace reperes::corpus {

// "Le « \"secret\" »", whatever the text holds.
std::string toml_string(std::string_view text);
// A value as typed: `date` and `number` without quotation marks when they are one, and else as text, so that
// the parser says what is wrong at its line; lists have one value a line.
std::string toml_value(ValueKind kind, std::string_view typed);

}  // namespace reperes::corpus
