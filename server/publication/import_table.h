// A file of fiches that somebody keeps elsewhere, CSV (import_sheet.h) or JSON Lines, as the fields of
// drafts: a row or a line is a fiche. Values are understood as spreadsheets spoil them (import_cells.h);
// whether they are good is import_judgement.h's to say.
//
// Invariant: the rows without a fault, written by write_import() and read again, are the same.
//
// Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/fault.h"
#include "corpus/version_writer.h"

namespace reperes::publication {

struct ImportRow {
    std::size_t line = 0;   // in the file, from 1
    std::string folder;     // as typed; empty to be made from the title
    corpus::Fields fields;  // normalised
    // By their place in `fields`, from 0, the numbers that the sources have in the file.
    std::vector<unsigned> sources;
    std::vector<corpus::Fault> faults;  // of its cells; their keys are those of `fields`
};

struct ImportTable {
    std::vector<ImportRow> rows;
    std::vector<corpus::Fault> faults;  // of the file: nothing of it can be used then
};

ImportTable read_import(std::string_view bytes);

// As CSV, with the columns that any of them needs.
std::string write_import(const std::vector<ImportRow>& rows);

// What to fill in: every column, and a row that shows them. It imports without a fault, once.
std::string import_template();

}  // namespace reperes::publication
