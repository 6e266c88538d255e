// The inflectional stemmer: one stem for the genders, numbers and main verb forms of one word.
//
// It works on folded words, so that a lost or wrong accent costs nothing, and it stops at inflection:
// "éducateur" and "éducatrice" meet, "éducation" stays apart. The closed lists it relies on are in
// stem_exceptions.h. Stems are keys, not words ("travailleu").
// Thread-safety: pure function.
#pragma once

#include <string>
#include <string_view>

namespace reperes::text {

// `exact` is a folded form; words of three letters or less and words with anything but a–z come back
// as they are. Never empty for a word that is not.
std::string stem(std::string_view exact);

}  // namespace reperes::text
