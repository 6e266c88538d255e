// Acronyms: written in capitals (ASE, ESATs, GT3) or with points (A.S.E., A. S. E.).
//
// Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace reperes::text {

// The acronym that a word of 2 to 8 capitals and digits stands for, folded; empty for any other word.
// A final small s is no part of it: ESATs gives "esat".
std::string sigle_of(std::string_view word);

struct DottedAcronym {
    std::size_t end = 0;  // after the last point; 0: no acronym here
    std::string letters;
};

// The acronym with points that begins at `at`, where a one-letter word begins.
DottedAcronym dotted_acronym(std::string_view clean, std::size_t at);

}  // namespace reperes::text
