#include "text/clean_text.h"

#include "text/letters.h"
#include "text/nfkc.h"
#include "text/utf8.h"

namespace reperes::text {
namespace {

// More accents on one letter than any orthography has; the rest is noise that would make normalisation
// quadratic.
constexpr std::size_t kMaxMarks = 8;

}  // namespace

void CleanText::assign(std::string_view original) {
    original_ = original;
    at_ = 0;
    note_end_ = 0;
    clean_.clear();
    clean_.reserve(original.size());
    map_.clear();
    while (at_ < original_.size()) {
        copy(plain_end(at_) - at_);
        if (at_ < original_.size()) odd_character();
    }
    map_.finish(clean_.size(), original_.size());
}

// End of the run of characters that are already clean: ASCII and the letters of the table.
std::size_t CleanText::plain_end(std::size_t at) const {
    const std::size_t size = original_.size();
    while (at < size) {
        const auto byte = static_cast<unsigned char>(original_[at]);
        if (byte < 0x80) {
            if (byte == '`') break;
            ++at;
            continue;
        }
        if (byte < 0xC3 || byte > 0xC5 || at + 1 >= size || !is_continuation(original_[at + 1])) break;
        const char32_t code =
            ((byte & 0x1FU) << 6U) | (static_cast<unsigned char>(original_[at + 1]) & 0x3FU);
        if (latin_fold(code) == '?') break;
        at += 2;
    }
    return at;
}

void CleanText::copy(std::size_t length) {
    if (length == 0) return;
    map_.add(clean_.size(), at_, true);
    clean_.append(original_.substr(at_, length));
    at_ += length;
}

void CleanText::replace(std::string_view by, std::size_t length) {
    map_.add(clean_.size(), at_, false);
    clean_ += by;
    at_ += length;
}

void CleanText::odd_character() {
    const Decoded item = decode(original_, at_);
    if (!item.valid) return replace(" ", item.length);
    const Special kind = special(item.code);
    if (kind != Special::none) return special_character(kind, item.length);
    if (is_inert(item.code)) return copy(item.length);
    normalise_cluster(item.code, item.length);
}

void CleanText::special_character(Special kind, std::size_t length) {
    const std::size_t next = at_ + length;
    switch (kind) {
        case Special::apostrophe:
            return replace("'", length);
        case Special::hyphen:
            return replace("-", length);
        case Special::dash:
            return replace(word_character_before() && word_character_after(next) ? "-" : " ", length);
        case Special::deleted:
            at_ = next;
            return;
        case Special::middle_dot:
            return replace("\u00B7", length);
        case Special::superscript:
            if (!calls_a_note()) return normalise_cluster(decode(original_, at_).code, length);
            replace(" ", length);
            note_end_ = clean_.size();
            return;
        case Special::half:
        case Special::quarter: {
            const bool digit_before = at_ > 0 && is_digit(static_cast<unsigned char>(original_[at_ - 1]));
            const bool letter_after = next < original_.size() && is_letter(decode(original_, next).code);
            if (digit_before || !letter_after) return replace(" ", length);
            return replace(kind == Special::half ? "œ" : "Œ", length);
        }
        case Special::small_oe:
            return replace("œ", length);
        case Special::capital_oe:
            return replace("Œ", length);
        case Special::numero:
            return replace("n ", length);
        case Special::space:
        case Special::sign:
        case Special::none:
            return replace(" ", length);
    }
}

// A character that NFKC may change, with the marks that follow it and, when it is itself a mark, the
// letter before it.
void CleanText::normalise_cluster(char32_t code, std::size_t length) {
    std::string raw;
    std::size_t begin = at_;
    if (joins_previous(code) && word_character_before()) begin = take_back_last(raw);
    append(raw, code);
    std::size_t next = at_ + length;
    for (std::size_t marks = 0; next < original_.size(); ++marks) {
        const Decoded item = decode(original_, next);
        if (!item.valid || !joins_previous(item.code)) break;
        if (marks < kMaxMarks) append(raw, item.code);
        next += item.length;
    }
    at_ = begin;
    replace(nfkc_word(raw), next - begin);
}

// Moves the last character of the clean text to `raw`; returns where its stretch of the original begins.
std::size_t CleanText::take_back_last(std::string& raw) {
    std::size_t begin = clean_.size() - 1;
    while (begin > 0 && is_continuation(clean_[begin])) --begin;
    raw = clean_.substr(begin);
    const std::size_t original = map_.truncate(begin);
    clean_.resize(begin);
    return original;
}

bool CleanText::word_character_before() const {
    return !clean_.empty() && is_word_character(decode_before(clean_, clean_.size()).code);
}

bool CleanText::word_character_after(std::size_t at) const {
    return at < original_.size() && is_word_character(decode(original_, at).code);
}

// "ministère¹", "projet.²", "¹²" after a note call, but neither "m²" nor "1ᵉʳ" nor a number by itself.
bool CleanText::calls_a_note() const {
    if (clean_.empty()) return false;
    if (note_end_ == clean_.size()) return true;
    std::size_t at = clean_.size();
    for (int letters = 0; letters < 3; ++letters) {
        if (at == 0) return false;
        const Decoded item = decode_before(clean_, at);
        if (letters == 0 && !is_word_character(item.code)) return item.code > ' ';
        if (!is_letter(item.code)) return false;
        at -= item.length;
    }
    return true;
}

}  // namespace reperes::text
