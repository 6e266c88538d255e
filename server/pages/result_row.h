// The results of a whole search as they leave the site: in files. Pure functions, any thread.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "pages/citation.h"
#include "pages/site.h"
#include "search/result.h"

namespace reperes::pages {

struct ResultRow {
    Citation citation;
    std::string change_note;  // empty for a first version
    std::vector<std::string> publics;
    std::string evidence_level, scope;  // labels; empty where there is none
};

// One for each hit, in their order. A document from elsewhere has a title, a type and an address.
std::vector<ResultRow> rows_of(const std::vector<search::Hit>& hits, const Snapshot& snapshot,
                               const std::string& origin);

// A table for spreadsheets: UTF-8 with its mark, semicolons, quotes as in RFC 4180. A cell that a spreadsheet
// would take for a formula starts with an apostrophe.
std::string csv_table(const std::vector<ResultRow>& rows);

nlohmann::json json_row(const ResultRow& row);

}  // namespace reperes::pages
