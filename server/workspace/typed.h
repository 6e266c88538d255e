// What people type, under the names that the pages of the space know: publication/typed.h says what each does.
#pragma once

#include "publication/typed.h"

namespace reperes::workspace {

using publication::country_code;
using publication::day;
using publication::folder_name;
using publication::is_folder_name;
using publication::language_code;
using publication::lines;
using publication::one_line;
using publication::source_date;

}  // namespace reperes::workspace
