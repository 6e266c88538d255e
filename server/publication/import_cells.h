// From a cell of a spreadsheet to what a version file wants. What cannot be understood comes back as it was
// typed: nothing is dropped, and whoever judges the draft says what is wrong.
//
// Pure functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace reperes::publication {

// "21/11/2026", "2026-11-21", "21-nov-26", "21 novembre 2026", "46347" (days since 1899-12-30), a time of day
// after any of them: to "2026-11-21". A year of two digits is of 1970 to 2069.
std::string sheet_day(std::string_view cell);
// Of a source: also "2016", "05/2016", "mai-16" and "s.d.".
std::string sheet_source_date(std::string_view cell);

// One value a line, of a cell where they stand apart by | or line breaks.
std::string sheet_list(std::string_view cell);
// "3" of "03", "3.0" and "3,0", which programs make of a number.
std::string sheet_number(std::string_view cell);

// What a cell says of a period; empty where it says nothing.
struct Period {
    std::string first, last;
    bool operator==(const Period&) const = default;
};
// "2019-2023", "de 2019 à 2023", "depuis 2019", "jusqu'en 2023", "2019 – en cours"; nothing for a year alone
// and for what is no period.
std::optional<Period> sheet_period(std::string_view cell);

// Without the blanks at both ends, no-break ones included.
std::string_view trimmed_cell(std::string_view cell);

}  // namespace reperes::publication
