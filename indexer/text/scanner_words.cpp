// The part of the scanner for words that are more than a run of letters.

#include "text/acronym.h"
#include "text/article.h"
#include "text/elision.h"
#include "text/fold.h"
#include "text/forms.h"
#include "text/inclusive.h"
#include "text/scanner.h"
#include "text/utf8.h"

namespace reperes::text {
namespace {

// Longer rows of hyphens are lists or decoration, not compounds.
constexpr std::size_t kMostParts = 8;

// What may stand between an elided word and the word that takes it: l’« aller vers ».
std::size_t past_opening_quote(std::string_view text, std::size_t at) {
    for (const std::string_view quote : {"'", "«", "“", "\"", "(", "[", "*", "_"}) {
        if (!goes_on(text, at, quote)) continue;
        at += quote.size();
        return byte_at(text, at) == ' ' ? at + 1 : at;
    }
    return at;
}

}  // namespace

void Scanner::careful_word(const Word& word) {
    if (article(word) || acronym(word) || misread_elision(word) || apostrophe(word)) return;
    if (letters_and_digits(word)) return;
    chain(word);
}

// I' and 1' before a vowel are what scanners make of l'.
bool Scanner::misread_elision(const Word& word) {
    if (word.size() != 1 || byte_at(text_, word.end) != '\'') return false;
    if (text_[word.begin] != 'I' && text_[word.begin] != '1') return false;
    if (!takes_elision("l", text_, word.end + 1)) return false;
    at_ = word.end + 1;
    return true;
}

bool Scanner::article(const Word& word) {
    if (word.size() > 1 && !word.digits) return false;
    const ArticleReference found = article_at(text_, word.begin, announced_);
    if (found.end == 0) return false;
    const auto make = [&found](std::string_view) { return article_entry(found.canonical, found.canonical); };
    emit(word.begin, found.end, memo_.get(Kind::article, found.canonical, make));
    at_ = found.end;
    announced_ = true;
    return true;
}

bool Scanner::acronym(const Word& word) {
    if (byte_at(text_, word.end) != '.' || characters(view(word.begin, word.end), 2) != 1) return false;
    const DottedAcronym found = dotted_acronym(text_, word.begin);
    if (found.end == 0) return false;
    emit(word.begin, found.end, memo_.get(Kind::acronym, found.letters, acronym_entry));
    at_ = found.end;
    announced_ = false;
    return true;
}

// Also with a space on either side of the apostrophe, as scanners leave it.
bool Scanner::apostrophe(const Word& word) {
    const std::size_t sign = byte_at(text_, word.end) == ' ' ? word.end + 1 : word.end;
    if (byte_at(text_, sign) != '\'') return false;
    const std::string_view left = view(word.begin, word.end);
    const bool space_after = byte_at(text_, sign + 1) == ' ';
    const std::size_t next = space_after ? sign + 2 : sign + 1;
    const Word right = word_at(text_, next);
    const bool touching = sign == word.end && !space_after && !right.empty();
    if (touching && is_one_word(left, view(right.begin, right.end))) {
        const auto make = [&](std::string_view) {
            return joined_entry({left, view(right.begin, right.end)});
        };
        emit(word.begin, right.end, memo_.get(Kind::joined, view(word.begin, right.end), make));
        at_ = right.end;
        announced_ = false;
        return true;
    }
    if (is_elided_word(left) && takes_elision(left, text_, past_opening_quote(text_, next))) {
        at_ = next;
        return true;
    }
    if (!touching || !word.letters || !right.letters) return false;
    two_words_in_one(word, right);
    return true;
}

// N'Diaye: ndiaye and diaye at one position. What stands before the apostrophe is a word only when it is
// long enough to be one (rock'n'roll).
void Scanner::two_words_in_one(const Word& left, const Word& right) {
    const std::string_view before = view(left.begin, left.end);
    const auto make = [&](std::string_view) { return joined_entry({before, view(right.begin, right.end)}); };
    const bool held = hold_;
    emit(left.begin, right.end, memo_.get(Kind::joined, view(left.begin, right.end), make), true);
    if (characters(before, 3) == 3) {
        emit(left.begin, left.end, word_known(left.begin, left.end));
    } else if (!held) {
        ++position_;
        hold_ = true;
    }
    announced_ = false;
    at_ = right.begin;
}

// GT3 is found as gt3, and as GT 3.
bool Scanner::letters_and_digits(const Word& word) {
    if (!word.digits || !word.letters || byte_at(text_, word.end) == '-') return false;
    std::size_t split = word.end;
    while (split > word.begin && is_digit(static_cast<unsigned char>(text_[split - 1]))) --split;
    if (split == word.end || split == word.begin) return false;
    for (std::size_t at = word.begin; at < split; ++at) {
        if (byte_class(text_[at]) == Byte::digit) return false;
    }
    emit(word.begin, word.end, word_known(word.begin, word.end), true);
    emit(word.begin, split, word_known(word.begin, split));
    emit(split, word.end, digits_known(split, word.end));
    at_ = word.end;
    return true;
}

Scanner::Part Scanner::part_at(const Word& word) {
    if (word.letters && !word.digits) {
        if (auto found = genders_at(text_, word)) {
            const auto make = [&found](std::string_view) {
                return alternatives_entry(std::move(found->forms), std::move(found->accented));
            };
            const std::size_t end = found->end;
            announced_ = false;
            return {word.begin, end, memo_.get(Kind::inclusive, view(word.begin, end), make)};
        }
    }
    const Known known = word.letters ? word_known(word.begin, word.end) : digits_known(word.begin, word.end);
    return {word.begin, word.end, known};
}

// A word with what hangs on it by hyphens.
void Scanner::chain(const Word& first) {
    parts_.clear();
    parts_.push_back(part_at(first));
    std::size_t end = parts_.back().end;
    bool complete = true;
    while (byte_at(text_, end) == '-' && word_begins(text_, end + 1)) {
        const Word next = word_at(text_, end + 1);
        if (byte_at(text_, next.end) == '\'') break;  // main-d'œuvre goes on with an elision
        complete = parts_.size() < kMostParts;
        if (!complete) break;
        parts_.push_back(part_at(next));
        end = parts_.back().end;
    }
    compound(first.begin, end, complete);
    for (const Part& part : parts_) emit(part.begin, part.end, part.known);
    at_ = end;
}

// The joined form. Locutions of function words have none (c'est-à-dire), unless there are just two parts.
void Scanner::compound(std::size_t begin, std::size_t end, bool complete) {
    if (!complete || parts_.size() < 2) return;
    std::vector<const Forms*> forms_of_parts;
    for (const Part& part : parts_) {
        const Forms& forms = *part.known.forms;
        if (forms.exact.empty() || (forms.stop && parts_.size() > 2)) return;
        forms_of_parts.push_back(&forms);
    }
    const auto make = [&forms_of_parts](std::string_view) { return compound_entry(forms_of_parts); };
    emit(begin, end, memo_.get(Kind::compound, view(begin, end), make), true);
}

}  // namespace reperes::text
