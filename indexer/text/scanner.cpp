#include "text/scanner.h"

#include <array>

#include "text/article.h"
#include "text/elision.h"
#include "text/forms.h"
#include "text/number.h"
#include "text/utf8.h"

namespace reperes::text {
namespace {

// Signs after a word that may make more of it than a word; 0xC2 leads the middle dot.
constexpr std::array<bool, 256> make_care() {
    std::array<bool, 256> table{};
    for (const char sign : {'\'', '-', '.', '(', '/', ' '}) table[static_cast<unsigned char>(sign)] = true;
    table[0xC2] = true;
    return table;
}
constexpr std::array<bool, 256> kCare = make_care();

// Whether the sign at `at` can belong to the word before it.
bool needs_care(std::string_view text, std::size_t at) {
    const char sign = byte_at(text, at);
    if (!kCare[static_cast<unsigned char>(sign)]) return false;
    const char next = byte_at(text, at + 1);
    if (sign == ' ') return next == '\'';
    if (sign == '.' || sign == '-') return byte_class(next) != Byte::separator;
    if (sign == '(' || sign == '/')
        return byte_class(next) != Byte::separator || next == '-' || next == '\xC2';
    return sign == '\'' || next == '\xB7';
}

}  // namespace

void Scanner::run() {
    while (at_ < text_.size()) {
        switch (byte_class(text_[at_])) {
            case Byte::separator:
                ++at_;
                break;
            case Byte::digit:
                number();
                break;
            case Byte::letter:
                word();
                break;
            case Byte::latin:
            case Byte::other:
                if (word_begins(text_, at_)) {
                    word();
                } else {
                    at_ += decode(text_, at_).length;
                }
        }
    }
}

void Scanner::word() {
    const Word found = word_at(text_, at_);
    if (found.digits || found.size() == 1 || needs_care(text_, found.end)) return careful_word(found);
    emit(found.begin, found.end, word_known(found.begin, found.end));
    at_ = found.end;
}

void Scanner::number() {
    const Word found = word_at(text_, at_);
    const bool misread = found.size() == 1 && text_[at_] == '1' && misread_elision(found);
    if (misread || announced_number(found)) return;
    if (found.letters) return chain(found);
    if (hyphenated_number(found)) return;
    if (byte_at(text_, found.end) == '-' && word_begins(text_, found.end + 1)) return chain(found);
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

// The "375" of "article 375", the "1er" of "article 1er".
bool Scanner::announced_number(const Word& word) {
    if (!announced_) return false;
    if (hyphenated_number(word)) return true;
    const std::string_view written = view(word.begin, word.end);
    const bool first = written == "1er";
    if ((word.letters && !first) || word.size() > 5 || byte_at(text_, word.end) == '-') return false;
    const auto make = [first](std::string_view surface) {
        return article_entry(std::string(surface), first ? "1" : std::string(surface));
    };
    emit(word.begin, word.end, memo_.get(Kind::article_number, written, make));
    at_ = word.end;
    return true;
}

Known Scanner::word_known(std::size_t begin, std::size_t end) {
    const Known known = memo_.get(Kind::word, view(begin, end), word_entry);
    if (known.role != Role::link) announced_ = known.role == Role::article;
    return known;
}

Known Scanner::digits_known(std::size_t begin, std::size_t end) {
    const auto make = [](std::string_view digits) { return number_entry(std::string(digits)); };
    return memo_.get(Kind::number, view(begin, end), make);
}

void Scanner::emit(std::size_t begin, std::size_t end, Known known, bool compound) {
    const bool held = hold_;
    if (!compound) hold_ = false;
    if (known.role == Role::empty) return;
    if (!compound && !held) ++position_;
    const std::uint32_t position = compound && !held ? position_ + 1 : position_;
    const std::size_t original = offsets_.begin(begin);
    tokens_.push_back({original, offsets_.end(end), position, known.forms, compound});
}

}  // namespace reperes::text
