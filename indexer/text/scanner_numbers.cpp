// The part of the scanner for what begins with a digit.

#include <algorithm>
#include <string>

#include "text/article.h"
#include "text/fold.h"
#include "text/forms.h"
#include "text/number.h"
#include "text/numeral.h"
#include "text/scanner.h"

namespace reperes::text {
namespace {

constexpr std::size_t kLongestInsertion = 9;  // quinquies
constexpr std::size_t kLongestMonth = 10;     // décembre, with its accent decomposed or not

// The end of "38.1" behind its 38. Three digits are thousands, and a further point makes it a section.
std::size_t past_paragraph(std::string_view text, std::size_t at) {
    const auto digit = [text](std::size_t place) {
        return is_digit(static_cast<unsigned char>(byte_at(text, place)));
    };
    if (byte_at(text, at) != '.' || !digit(at + 1)) return at;
    const std::size_t end = at + (digit(at + 2) ? 3 : 2);
    const bool more = word_goes_on(text, end) || (byte_at(text, end) == '.' && digit(end + 1));
    return more ? at : end;
}

enum class Run { digits, signs, letters };

// Any byte of a letter that has several is one of a letter: no run ends within a character.
Run run_of(char byte) {
    if (static_cast<unsigned char>(byte) >= 0x80) return Run::letters;
    if (byte_class(byte) == Byte::digit) return Run::digits;
    return byte_class(byte) == Byte::separator ? Run::signs : Run::letters;
}

// End of the digits, the letters or the signs that begin at `at`.
std::size_t end_of_run(std::string_view text, std::size_t at, std::size_t limit) {
    const Run kind = run_of(text[at]);
    while (at < limit && run_of(text[at]) == kind) ++at;
    return at;
}

}  // namespace

void Scanner::number() {
    const Word found = word_at(text_, at_);
    const bool misread = found.size() == 1 && text_[at_] == '1' && misread_elision(found);
    if (misread || number_with_unit(found) || announced_number(found) || day_of_month(found)) return;
    if (found.letters) return chain(found);
    if (hyphenated_number(found)) return;
    if (byte_at(text_, found.end) == '-' && word_begins(text_, found.end + 1)) return chain(found);
    if (const std::size_t end = short_telephone_end(text_, found)) return telephone(found, end);
    const Number read = number_at(text_, at_, found.size());
    const auto make = [&read](std::string_view) { return number_entry(read.exact); };
    const Known known = memo_.get(Kind::number, view(at_, read.end), make);
    emit(at_, read.end, known, read.spaced);
    announced_ = false;
    // The groups of "30 000" are words of their own too; decimals belong to the last one.
    for (std::size_t group = at_; read.spaced && group < read.end;) {
        const Word digits = word_at(text_, group);
        if (!digits.empty()) emit(digits.begin, digits.end, digits_known(digits.begin, digits.end));
        group = digits.empty() ? group + 1 : digits.end;
    }
    at_ = read.end;
}

// "226-13", "2002-2", "18-25": found as a whole, as the number of an article and by its parts.
bool Scanner::hyphenated_number(const Word& word) {
    const ArticleReference found = bare_article_at(text_, word.begin);
    if (found.end == 0 || (found.repaired && !announced_)) return false;
    const auto make = [&found](std::string_view) { return article_entry(found.canonical, found.canonical); };
    const Known known = memo_.get(Kind::number_chain, view(word.begin, found.end), make);
    emit(word.begin, found.end, known, !found.repaired);
    for (std::size_t at = word.begin; !found.repaired && at < found.end;) {
        const Word digits = word_at(text_, at);
        emit(digits.begin, digits.end, digits_known(digits.begin, digits.end));
        at = digits.end + 1;
    }
    at_ = found.end;
    return true;
}

// The "375" of "article 375", the "1er" of "article 1er", the "38.1" of a law of Quebec.
bool Scanner::announced_number(const Word& word) {
    if (!announced_) return false;
    if (hyphenated_number(word)) return true;
    const std::string_view written = view(word.begin, word.end);
    const bool first = written == "1er";
    if ((word.letters && !first) || word.size() > 5 || byte_at(text_, word.end) == '-') return false;
    const std::size_t end = first ? word.end : past_paragraph(text_, word.end);
    const auto make = [first](std::string_view surface) {
        std::string exact(surface);
        std::replace(exact.begin(), exact.end(), '.', ',');  // as every number with a point
        return article_entry(std::move(exact), first ? "1" : std::string(surface));
    };
    emit(word.begin, end, memo_.get(Kind::article_number, view(word.begin, end), make));
    end_reference(end);
    return true;
}

// "48h", "9h30", "25ans", "458bis": also found apart, as "48 h" and "458 bis" are; and "458 bis", which is
// also found as one.
bool Scanner::number_with_unit(const Word& word) {
    std::size_t split = word.begin;
    Word last = word;
    if (word.letters) {
        if (byte_at(text_, word.end) == '-') return false;
        split += number_before_unit(view(word.begin, word.end));
        if (split == word.begin || !word_begins(text_, split)) return false;
    } else {
        split = word.end;
        if (byte_at(text_, split) != ' ') return false;
        last = word_at(text_, split + 1, kLongestInsertion);
        if (last.digits || !is_insertion(view(last.begin, last.end))) return false;
    }
    const auto make = [&](std::string_view) {
        return joined_number_entry(view(word.begin, split),
                                   view(word.letters ? split : last.begin, last.end));
    };
    emit(word.begin, last.end, memo_.get(Kind::number_chain, view(word.begin, last.end), make), true);
    const Word digits{word.begin, split, false, true};
    const bool announced = announced_;
    if (!announced || !announced_number(digits)) emit(digits.begin, split, digits_known(digits.begin, split));
    for (std::size_t at = split; at < last.end;) {
        const std::size_t end = end_of_run(text_, at, last.end);
        const Run run = run_of(text_[at]);
        if (run != Run::signs)
            emit(at, end, run == Run::digits ? digits_known(at, end) : word_known(at, end));
        at = end;
    }
    at_ = last.end;
    if (announced) end_reference(last.end);
    return true;
}

// "02 janvier" and "1er janvier" are found as "2 janvier" and "1 janvier" too.
bool Scanner::day_of_month(const Word& word) {
    if (byte_at(text_, word.end) != ' ') return false;
    const std::string_view written = view(word.begin, word.end);
    const bool zero = written.size() == 2 && written.front() == '0' && !word.letters;
    if (!zero && written != "1er") return false;
    const Word month = word_at(text_, word.end + 1, kLongestMonth);
    if (!is_month(fold(view(month.begin, month.end)))) return false;
    emit(word.begin, word.end, memo_.get(Kind::day, written, day_entry));
    announced_ = false;
    at_ = word.end;
    return true;
}

// "39 19", also found as "3919".
void Scanner::telephone(const Word& pair, std::size_t end) {
    const auto make = [&](std::string_view) {
        return joined_number_entry(view(pair.begin, pair.end), view(pair.end + 1, end));
    };
    emit(pair.begin, end, memo_.get(Kind::number_chain, view(pair.begin, end), make), true);
    emit(pair.begin, pair.end, digits_known(pair.begin, pair.end));
    emit(pair.end + 1, end, digits_known(pair.end + 1, end));
    announced_ = false;
    at_ = end;
}

// An announcement goes on in a list of references (articles 12, 13 et 14) but not behind "article 8 § 2".
void Scanner::end_reference(std::size_t end) {
    const std::size_t next = byte_at(text_, end) == ' ' ? end + 1 : end;
    const char sign = byte_at(text_, next);
    const Byte kind = byte_class(sign);
    const bool list = sign == ',' || sign == ';' || sign == '/' || sign == '(';
    announced_ = list || kind == Byte::letter || kind == Byte::latin;
    at_ = end;
}

Known Scanner::digits_known(std::size_t begin, std::size_t end) {
    const auto make = [](std::string_view digits) { return number_entry(std::string(digits)); };
    return memo_.get(Kind::number, view(begin, end), make);
}

}  // namespace reperes::text
