// The files of the journal, a year each. Whoever writes holds DATA/journal.lock (file_guard.h).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"
#include "publication/journal_line.h"

namespace reperes::publication {

struct JournalYear {
    int year = 0;
    std::filesystem::path file;
};

std::filesystem::path journal_folder(const std::filesystem::path& data);
std::filesystem::path journal_lock(const std::filesystem::path& data);
// By year; other files of the folder are not the journal's. None when there is no folder; a folder that
// cannot be read is an error, or a journal that is there would be begun anew.
Result<std::vector<JournalYear>> journal_years(const std::filesystem::path& data);
Result<std::string> read_year(const JournalYear& year);
// Without their line feeds; what follows the last line feed is a line too.
std::vector<std::string_view> lines_of(std::string_view bytes);

struct LastLine {
    int year = 0;  // of its file
    JournalLine line;
};
// Nothing when nothing was ever written; unavailable when the last line is not as it was written.
Result<std::optional<LastLine>> last_line(const std::filesystem::path& data);

// Moves what follows the last line feed of the last file to a file of its own, and says so; nothing when
// nothing does.
Result<std::optional<std::string>> set_torn_line_aside(const std::filesystem::path& data, corpus::Instant at);

}  // namespace reperes::publication
