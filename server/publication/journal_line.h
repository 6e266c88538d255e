// One line of the journal: an entry, the digest of the line before, and its own. Pure functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "publication/journal.h"

namespace reperes::publication {

// Longer than any line that write_line() makes.
inline constexpr std::size_t kMaxJournalLine = 32 * 1024;

struct JournalLine {
    JournalEntry entry;
    std::string previous;  // digest of the line before; empty for the first of all
    std::string digest;    // of this one
};

// Without the line feed. Fields too long are cut, and what is not UTF-8 in them replaced: an act is journaled
// whatever was typed.
std::string write_line(const JournalEntry& entry, const std::string& previous);
// Nothing when a byte is not as write_line() left it.
std::optional<JournalLine> read_line(std::string_view line);

}  // namespace reperes::publication
