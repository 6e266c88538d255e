// The part of the scanner for words that are more than a run of letters.

#include <algorithm>

#include "text/acronym.h"
#include "text/article.h"
#include "text/combining.h"
#include "text/elision.h"
#include "text/fold.h"
#include "text/forms.h"
#include "text/inclusive.h"
#include "text/scanner.h"
#include "text/stop_words.h"
#include "text/utf8.h"

namespace reperes::text {
namespace {

// Longer rows of hyphens are lists or decoration, not compounds.
constexpr std::size_t kMostParts = 8;

// Bytes of a word that a prefix standing apart may combine with.
constexpr std::size_t kShortestCombined = 3;
constexpr std::size_t kLongestCombined = 32;

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

// Words that say what the next one is.
bool Scanner::with_next(const Word& word, Known known, bool announced) {
    const Role role = known.role;
    if (role == Role::first) {
        if (!announced) return false;
        emit(word.begin, word.end,
             memo_.get(Kind::article_number, view(word.begin, word.end), first_article_entry));
        end_reference(word.end);
        return true;
    }
    const bool point = role == Role::number && byte_at(text_, word.end) == '.';
    const std::size_t space = point ? word.end + 1 : word.end;
    if (byte_at(text_, space) != ' ' && byte_at(text_, space) != ')') return false;
    if (role == Role::number) {
        if (byte_class(byte_at(text_, space + 1)) != Byte::digit) return false;
        emit(word.begin, word.end, memo_.get(Kind::word, "n", word_entry));  // as in n° 2002-2
        at_ = word.end;
        return true;
    }
    const Word next = word_at(text_, space + 1, kLongestCombined);
    if (text_[space] == ' ' && has_lost_apostrophe(known.forms->exact.front(), view(next.begin, next.end))) {
        one_word(word, next);
        return true;
    }
    chain(word);
    return true;
}

void Scanner::careful_word(const Word& word) {
    if (article(word) || acronym(word) || misread_elision(word) || apostrophe(word)) return;
    if (letters_and_digits(word)) return;
    chain(word);
}

// I' and 1' before a vowel are what scanners make of l'.
bool Scanner::misread_elision(const Word& word) {
    if (word.size() != 1 || byte_at(text_, word.end) != '\'') return false;
    if (text_[word.begin] != 'I' && text_[word.begin] != '1') return false;
    if (byte_class(byte_at(text_, word.end + 1)) == Byte::digit) return false;  // 1'200, as in Switzerland
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
    end_reference(found.end);
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
        one_word(word, right);
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

// aujourd'hui
void Scanner::one_word(const Word& left, const Word& right) {
    const auto make = [&](std::string_view) {
        return joined_entry({view(left.begin, left.end), view(right.begin, right.end)});
    };
    emit(left.begin, right.end, memo_.get(Kind::joined, view(left.begin, right.end), make));
    at_ = right.end;
    announced_ = false;
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
    // Not left to the scanner, which might go on beyond the two: N'Diaye-Sow.
    emit(right.begin, right.end, word_known(right.begin, right.end));
    at_ = right.end;
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
    while (const std::size_t begin = next_part(first.begin)) {
        const Word next = word_at(text_, begin);
        if (byte_at(text_, next.end) == '\'') break;  // main-d'œuvre goes on with an elision
        complete = parts_.size() < kMostParts;
        if (!complete) break;
        parts_.push_back(part_at(next));
        end = parts_.back().end;
    }
    const bool sur = parts_.size() == 2 && parts_.front().known.forms->stop &&
                     parts_.front().known.role == Role::prefix && byte_at(text_, parts_.front().end) == '-';
    if (sur) parts_.front().known = memo_.get(Kind::prefix, view(first.begin, first.end), prefix_entry);
    compound(first.begin, end, complete);
    for (const Part& part : parts_) emit(part.begin, part.end, part.known);
    at_ = end;
}

// Where the next part of the compound that began at `begin` stands, 0 for none: behind a hyphen, or behind a
// prefix that stands apart or in parentheses (co parentalité, (ré)insertion).
std::size_t Scanner::next_part(std::size_t begin) const {
    const Part& last = parts_.back();
    const std::size_t next = last.end + 1;
    const char sign = byte_at(text_, last.end);
    if (sign == '-') return word_begins(text_, next) ? next : 0;
    if (sign != ' ' && sign != ')') return 0;
    // Nothing but prefixes before: the "radio" of "photo-radio" is no first part.
    const auto is_prefix = [](const Part& part) { return part.known.role == Role::prefix; };
    if (!std::all_of(parts_.begin(), parts_.end(), is_prefix)) return 0;
    const Word word = word_at(text_, next, kLongestCombined);
    if (word.digits || word.size() < kShortestCombined || word.size() > kLongestCombined) return 0;
    const std::string& prefix = last.known.forms->exact.front();
    if (sign == ')') {
        const bool opened = begin > 0 && text_[begin - 1] == '(' && parts_.size() == 1;
        return opened && is_combining_prefix(prefix) ? next : 0;
    }
    const std::string combined = fold(view(word.begin, word.end));
    return make_one_word(prefix, combined) && !is_stop_word(combined) ? next : 0;
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
