// What people type, in the shape that a version file wants. What cannot be understood comes back as it was
// typed: nothing is dropped, and the fault is told where it is shown.
//
// Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

namespace reperes::publication {

// Without blanks at both ends; what stands on several lines joined by spaces.
std::string one_line(std::string_view typed);
// One value a line, without empty ones.
std::string lines(std::string_view typed);

// "21/11/2026", "2026-11-21" to "2026-11-21".
std::string day(std::string_view typed);
// Of a source: also "05/2016" and "2016-05", "2016", "s.d.".
std::string source_date(std::string_view typed);

// As names are compared: without capitals, accents, hyphens or apostrophes of either shape.
std::string compared_name(std::string_view name);
// "Royaume-Uni", "royaume uni", "gb" to "GB"; "anglais" to "en".
std::string country_code(std::string_view typed);
std::string language_code(std::string_view typed);

// Of a folder: « Accéder à son dossier » to "acceder-a-son-dossier"; empty when nothing is left.
std::string folder_name(std::string_view title);
// Small letters, digits and single hyphens, at most 80.
bool is_folder_name(std::string_view name);

}  // namespace reperes::publication
