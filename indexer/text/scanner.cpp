#include "text/scanner.h"

#include <array>

#include "text/context.h"
#include "text/forms.h"
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

// Longer words in capitals may be there for emphasis; bytes.
constexpr std::size_t kLongestSureSigle = 5;

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
    const bool announced = announced_;
    const Known known = word_known(found.begin, found.end);
    if (known.role >= Role::prefix && with_next(found, known, announced)) return;
    emit(found.begin, found.end, known);
    at_ = found.end;
}

Known Scanner::word_known(std::size_t begin, std::size_t end) {
    const Known known = memo_.get(Kind::word, view(begin, end), word_entry);
    if (known.role != Role::link) announced_ = known.role == Role::article;
    if (known.role == Role::saint && stands_before_name(text_, end)) {
        return memo_.get(Kind::word, end - begin == 2 ? "saint" : "sainte", word_entry);
    }
    const bool marked = known.sigle && end - begin <= kLongestSureSigle;
    if (!marked || !stands_among_small_letters(text_, begin, end)) return known;
    return memo_.get(Kind::sigle, view(begin, end), sigle_entry);
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
