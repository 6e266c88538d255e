// The words of a label, and those of what somebody has typed so far: the last one may lack its end.
//
// Both come from the one analyser, so that accents, capitals, elisions and articles of law are read here as
// in a search. Pure functions but for the analyser, which belongs to one thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/result.h"
#include "text/analyser.h"

namespace reperes::search {

// One form under which a word of a label may be typed.
struct LabelWord {
    std::string form;                // folded
    std::size_t begin = 0, end = 0;  // bytes of the label, half open
    bool first = false;              // belongs to the first word of the label
};

// Compounds and their parts, both genders, an article with and without its letter; also the elided word that
// the analyser drops (the d' of « d'urgence »), which is all there is while the next one is not yet typed.
std::vector<LabelWord> label_words(std::string_view label, text::Analyser& analyser);

struct TypedWord {
    std::vector<std::string> forms;  // folded; any of them does
    bool light = false;              // a stop word
};

struct Typed {
    std::vector<TypedWord> words;
    bool complete = false;  // something stands behind the last word: it is meant whole
};

inline constexpr std::size_t kMaxTypedBytes = 200;
inline constexpr std::size_t kMaxTypedWords = 12;

// Of at most kMaxTypedBytes and kMaxTypedWords. Any bytes.
Typed typed_words(std::string_view text, text::Analyser& analyser);

// The label, with what was typed of its words marked. The fragments joined are the label.
Fragments mark_typed(std::string_view label, const Typed& typed, text::Analyser& analyser);

}  // namespace reperes::search
