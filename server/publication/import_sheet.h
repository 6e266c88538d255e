// A table as spreadsheets write it, whatever their habits: UTF-8 with its mark or Windows-1252, semicolons,
// commas or tabs (those of the header line), cells between quotes with line breaks in them, CR LF.
//
// Quotes follow RFC 4180, as corpus/csv.h does, but here a cell may go on for many lines: a quote that is out
// of place makes all that follows doubtful, and then no row is given at all.
//
// Pure functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/fault.h"

namespace reperes::publication {

inline constexpr std::size_t kMaxImportBytes = 20'000'000;
inline constexpr std::size_t kMaxImportRows = 5'000;  // without the header

struct SheetRow {
    std::size_t line = 0;  // on which it begins, from 1
    std::vector<std::string> cells;
};

// The file as UTF-8, without its mark. Nothing, and a fault, for a workbook, bytes that are no text or a file
// that is too large.
std::optional<std::string> sheet_text(std::string_view bytes, corpus::FaultSink& faults);

// The rows that hold anything, their cells as typed, the header first. None, and a fault, when the quotes or
// the size make no table.
std::vector<SheetRow> sheet_rows(std::string_view text, corpus::FaultSink& faults);

// A row as sheet_rows() reads it, with its line end; semicolons.
std::string write_sheet_row(const std::vector<std::string>& cells);

// The number of the line in which the byte `at` stands, from 1. CR LF, LF and CR end a line.
std::size_t sheet_line(std::string_view text, std::size_t at);

}  // namespace reperes::publication
