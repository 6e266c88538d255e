// The public address of the site, from which absolute addresses are made. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

#include "corpus/error.h"

namespace reperes::pages {

// "https://reperes.exemple.fr", without a slash at the end. The error is for the person who typed it, and
// says what an address looks like.
Result<std::string> parse_origin(std::string_view text);

// The address of `path` on the site; an address that is absolute already is left as it is.
std::string absolute(const std::string& origin, const std::string& path);

}  // namespace reperes::pages
