// From surfaces of each kind to their forms.
//
// Invariants: exact is empty only for a surface that folds to nothing (the caller drops it); every form
// is at most kMaxFormBytes long; a form that is no stop word has at least one stem.
// Thread-safety: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/memo.h"

namespace reperes::text {

// A word as written: also acronyms in capitals (ASE, ESATs) and étudiantEs.
Entry word_entry(std::string_view surface);

// A number already brought to its usual shape ("30000", "12,5").
Entry number_entry(std::string exact);

// 458bis from 458 and bis, 3919 from 39 and 19.
Entry joined_number_entry(std::string_view first, std::string_view second);

// An article of law: "l226-2-2", or "226-13" without a letter. `exact` is what stands in the text.
Entry article_entry(std::string exact, const std::string& canonical);

// ASE where capitals are the mark of an acronym: it is no form of any word, so its only stem is itself.
Entry sigle_entry(std::string_view surface);

// The "02" of 02 janvier and the "1er" of 1er janvier, which are the 2 and the 1.
Entry day_entry(std::string_view surface);

// The "sur" of sur-endettement: no stop word there.
Entry prefix_entry(std::string_view surface);

// The "premier" of article premier.
Entry first_article_entry(std::string_view surface);

// A.S.E.: `letters` without the points.
Entry acronym_entry(std::string_view letters);

// Two genders, or two numbers, of one word at one place. `folded` has at least one.
Entry alternatives_entry(std::vector<std::string> folded, std::string accented);

// Parts written as one word: aujourd'hui, N'Diaye.
Entry joined_entry(const std::vector<std::string_view>& surfaces);

// médico-social, from the forms of its parts.
Entry compound_entry(const std::vector<const Forms*>& parts);

}  // namespace reperes::text
