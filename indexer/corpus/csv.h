// The vocabulary files: semicolons, a line of column names, one entry a line, as a spreadsheet
// writes them. A line that starts with '#' is a comment. Quotes follow RFC 4180, without line
// breaks inside a cell, so that one wrong line never swallows the next.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpus/fault.h"

namespace reperes::corpus {

struct CsvRow {
    std::size_t line = 0;  // in the file, from 1
    std::vector<std::string> cells;
};

// The rows of `text`, each with exactly `columns.size()` cells, trimmed. The first line must name the
// columns. Rows with another number of cells, a missing quote or bad UTF-8 are reported and left out.
std::vector<CsvRow> parse_csv(std::string_view text, const std::vector<std::string>& columns,
                              FaultSink& faults);

}  // namespace reperes::corpus
