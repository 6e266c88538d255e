#include "search/word_reading.h"

#include <algorithm>

#include "index/document.h"
#include "index/schema.h"
#include "search/add_once.h"
#include "search/question_words.h"
#include "text/stop_words.h"

namespace reperes::search {

namespace {

using index::term;
using text::Token;

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

bool all_digits(std::string_view word) {
    return word.find_first_not_of("0123456789") == std::string_view::npos;
}

// An article typed with its letter never falls back on the homonym of another code; one typed without finds
// both.
void add_article(const std::string& canonical, Word& word) {
    for (const std::string& value : {canonical, "^" + canonical}) {
        word.any.push_back(term(index::kArticle, value));
        word.boosts.push_back(term(index::kArticle, value));
    }
}

// The word as it would be indexed if it were an acronym, which keeps its last letters: "ccas" for CCAS.
void add_as_typed(const std::string& exact, Word& word) {
    add_once(word.any, term(index::kStem, exact));
    add_once(word.stems, exact);
}

}  // namespace

bool Typing::empty_word(const text::Forms& forms) const {
    if (!forms.sigle.empty() && !capitals && forms.sigle != "et" && forms.sigle != "ou") return false;
    const auto& exact = forms.exact.front();
    return forms.stop || (capitals && text::is_stop_word(exact)) || is_question_word(exact);
}

Typing typing_of(std::string_view text, std::span<const Token> tokens) {
    return {tokens.size() > 1 && std::none_of(text.begin(), text.end(), is_lower)};
}

Word simple_word(const Token& token, const Typing& typing) {
    const auto& forms = *token.forms;
    Word word;
    word.begin = token.begin;
    word.end = token.end;
    word.first = word.last = token.position;
    if (!forms.articles.empty()) {
        add_article(forms.articles.front(), word);
        return word;
    }
    const auto& exact = forms.exact.front();
    if (!forms.sigle.empty()) {
        word.any.push_back(term(index::kSigle, forms.sigle));
        word.boosts.push_back(term(index::kSigle, forms.sigle));
        if (!typing.capitals) {  // meant as such: MAS is not « masse »
            if (!text::is_stop_word(forms.sigle)) word.any.push_back(term(index::kExact, forms.sigle));
            word.stems.push_back(forms.sigle);
            return word;
        }
    }
    for (const auto& stem : index::indexed_stems(forms)) {
        word.any.push_back(term(index::kStem, stem));
        word.stems.push_back(stem);
    }
    if (word.any.empty()) {
        word.any.push_back(term(index::kExact, exact));  // a stop word, alone
        return word;
    }
    if (!forms.stop) add_as_typed(exact, word);
    word.light = is_light_word(exact);
    if (!forms.stop && !all_digits(exact)) word.spelling = exact;
    return word;
}

Word beginning_of(const Token& token) {
    Word word;
    word.begin = token.begin;
    word.end = token.end + 1;
    word.first = word.last = token.position;
    word.beginning = token.forms->exact.front();
    return word;
}

Word compound_word(const Token& token, std::span<const Token> parts, const Typing& typing) {
    Word word = simple_word(token, typing);
    word.spelling.clear();
    if (all_digits(token.forms->exact.front())) return word;
    for (const auto& part : parts) {
        word.last = std::max(word.last, part.position);
        for (const auto& stem : index::indexed_stems(*part.forms)) {
            add_once(word.all, term(index::kStem, stem));
            add_once(word.stems, stem);
        }
    }
    return word;
}

Phrase phrase_of(std::span<const Token> tokens, bool in_title) {
    Phrase phrase;
    std::uint32_t first = 0, last = 0;
    for (const auto& token : tokens) {
        const auto& stems = index::indexed_stems(*token.forms);
        if (token.compound || (in_title && stems.empty())) continue;
        if (phrase.terms.empty()) first = token.position;
        last = token.position;
        phrase.terms.push_back(in_title ? term(index::kTitleStem, stems.front())
                                        : term(index::kExact, token.forms->exact.front()));
    }
    phrase.window = last - first + 1;
    return phrase;
}

}  // namespace reperes::search
