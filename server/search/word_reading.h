// From tokens to words and phrases of a question: the index terms that each is searched for by.
//
// Pure values and functions; any thread.
#pragma once

#include <span>
#include <string_view>

#include "search/question.h"
#include "text/analyser.h"

namespace reperes::search {

// How a question is typed, which decides what its words may be.
struct Typing {
    bool capitals = false;  // all of it: then its capitals make no acronyms

    // Says nothing of the subject: a stop word, or a question word.
    [[nodiscard]] bool empty_word(const text::Forms& forms) const;
};

Typing typing_of(std::string_view text, std::span<const text::Token> tokens);

// A token that is not a compound, or a compound read as one word.
Word simple_word(const text::Token& token, const Typing& typing);

// "accomp*": every word of the index that begins so.
Word beginning_of(const text::Token& token);

// "médico-social": the joined form, or all its parts. "30 000": the joined form only.
Word compound_word(const text::Token& token, std::span<const text::Token> parts, const Typing& typing);

// The words of a phrase as they are typed, or, for a title, in any form.
Phrase phrase_of(std::span<const text::Token> tokens, bool in_title);

}  // namespace reperes::search
