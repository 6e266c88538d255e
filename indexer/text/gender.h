// The two genders of a word written with the ending of the second: (travailleur, euse) → travailleuse.
//
// All strings are folded. The endings are a closed list, each with what the word must end in, so that
// what merely looks like inclusive writing ("fait.elle", "vice-versa") is refused.
// Thread-safety: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace reperes::text {

// What stands between the word and the ending: the more a sign is used for other things, the fewer
// endings are believed behind it.
enum class Joint { middle_dot, parenthesis, slash, point, hyphen, capital };

// The forms of `base` with `ending` ("euse", "euses", "e"); `plural` when an s of its own follows
// ("·e·s"). First the form written out, then the other. Empty when the ending does not fit the word or is
// not believed behind `joint`.
std::vector<std::string> both_genders(std::string_view base, std::string_view ending, bool plural,
                                      Joint joint);

// Singular and plural of "personne(s)", "lieu(x)", "travail(aux)"; empty when the mark is none of these.
std::vector<std::string> both_numbers(std::string_view base, std::string_view mark);

}  // namespace reperes::text
