// First parts of words that are written together, with a hyphen or apart: médicosocial, médico-social,
// médico social; week-end, week end.
//
// All strings are folded.
// Thread-safety: pure functions over constant tables.
#pragma once

#include <string_view>

namespace reperes::text {

// True when what follows `first` may belong to it: worth asking make_one_word.
bool may_begin_compound(std::string_view first);

// True for the prefixes that are no words of their own and combine with anything: médico, socio, co.
bool is_combining_prefix(std::string_view word);

// True when `first` and `second`, with a space between, are one word to most who write it.
bool make_one_word(std::string_view first, std::string_view second);

// True for two words, the second as written, that have lost the apostrophe between them: aujourd hui, prud
// hommes, quelqu un.
bool has_lost_apostrophe(std::string_view left, std::string_view right);

}  // namespace reperes::text
