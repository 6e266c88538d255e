#include "text/words.h"

#include "text/utf8.h"

namespace reperes::text {

Word word_at(std::string_view clean, std::size_t at, std::size_t limit) {
    Word word{at, at, false, false};
    if (!word_begins(clean, at)) return word;
    const std::size_t size = clean.size();
    const std::size_t stop = limit < size - at ? at + limit + 1 : size;
    while (at < stop) {
        const Byte kind = byte_class(clean[at]);
        if (kind == Byte::letter) {
            word.letters = true;
            ++at;
        } else if (kind == Byte::digit) {
            word.digits = true;
            ++at;
        } else if (kind == Byte::separator) {
            break;
        } else {
            const Decoded item = decode(clean, at);
            const bool inside =
                kind == Byte::latin ? latin_fold(item.code) != ' ' : is_word_character(item.code);
            if (!inside) break;
            word.letters = true;
            at += item.length;
        }
    }
    word.end = at;
    return word;
}

bool word_begins(std::string_view clean, std::size_t at) {
    if (at >= clean.size()) return false;
    switch (byte_class(clean[at])) {
        case Byte::letter:
        case Byte::digit:
            return true;
        case Byte::separator:
            return false;
        case Byte::latin:
            return latin_fold(decode(clean, at).code) != ' ';
        case Byte::other:
            return starts_word(decode(clean, at).code);
    }
    return false;
}

bool word_goes_on(std::string_view clean, std::size_t at) {
    return at < clean.size() && is_word_character(decode(clean, at).code);
}

std::size_t characters(std::string_view utf8, std::size_t limit) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < utf8.size() && count < limit; ++at) {
        if (!is_continuation(utf8[at])) ++count;
    }
    return count;
}

}  // namespace reperes::text
