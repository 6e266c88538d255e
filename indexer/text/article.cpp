#include "text/article.h"

#include "text/letters.h"
#include "text/utf8.h"
#include "text/words.h"

namespace reperes::text {
namespace {

constexpr std::size_t kMostDigits = 5;
constexpr std::size_t kMostSegments = 6;

struct Number {
    std::size_t end = 0;
    std::string digits;  // with its hyphens
    std::size_t segments = 0;
    std::size_t first_digits = 0;
    bool repaired = false;
};

// The digit that a character of a number stands for; I, l and O are what scanners make of 1 and 0.
char digit_of(char c) {
    if (c >= '0' && c <= '9') return c;
    if (c == 'I' || c == 'l') return '1';
    return c == 'O' ? '0' : '\0';
}

// One group of digits from `at`; false when there is none or it has no true digit.
bool read_segment(std::string_view clean, std::size_t at, Number& number) {
    std::size_t digits = 0;
    bool true_digit = false;
    std::string read;
    for (; digit_of(byte_at(clean, at)) != '\0'; ++at, ++digits) {
        if (digits == kMostDigits) return false;
        true_digit = true_digit || is_digit(static_cast<unsigned char>(clean[at]));
        if (!is_digit(static_cast<unsigned char>(clean[at]))) number.repaired = true;
        read.push_back(digit_of(clean[at]));
    }
    if (!true_digit || word_goes_on(clean, at)) return false;
    if (number.segments > 0) number.digits += '-';
    number.digits += read;
    if (number.segments == 0) number.first_digits = digits;
    ++number.segments;
    number.end = at;
    return true;
}

bool digit_at(std::string_view clean, std::size_t at) {
    return is_digit(static_cast<unsigned char>(byte_at(clean, at)));
}

// Where the next segment begins, 0 for none. Behind a letter and three digits, which say plainly that this
// is an article, a point, a spaced hyphen or a space do for the hyphen: L.226.3, L. 226 - 3, L 226 3.
std::size_t next_segment(std::string_view clean, const Number& number, bool lettered) {
    const std::size_t end = number.end;
    if (byte_at(clean, end) == '-' && word_begins(clean, end + 1)) return end + 1;
    if (!lettered || number.first_digits < 3) return 0;
    if (byte_at(clean, end) == '.' && digit_at(clean, end + 1)) return end + 1;
    if (number.segments > 1) return 0;
    if (goes_on(clean, end, " - ") && digit_at(clean, end + 3)) return end + 3;
    if (byte_at(clean, end) != ' ' || !digit_at(clean, end + 1)) return 0;
    const std::size_t digits = digit_at(clean, end + 2) ? 2 : 1;
    const bool number_goes_on =
        word_goes_on(clean, end + 1 + digits) ||
        (byte_at(clean, end + 1 + digits) == ',' && digit_at(clean, end + 2 + digits));
    return number_goes_on ? 0 : end + 1;
}

Number read_number(std::string_view clean, std::size_t at, bool lettered) {
    Number number;
    if (!read_segment(clean, at, number)) return {};
    while (const std::size_t next = next_segment(clean, number, lettered)) {
        if (number.segments == kMostSegments) return {};
        if (!read_segment(clean, next, number)) break;
    }
    return number;
}

std::string prefixed(char first, std::string_view rest) {
    std::string key(1, first);
    key += rest;
    return key;
}

}  // namespace

ArticleReference article_at(std::string_view clean, std::size_t at, bool announced) {
    const char letter = clean[at];
    const char small = static_cast<char>(letter | 0x20);
    if (small != 'l' && small != 'r' && small != 'd' && small != 'a') return {};
    std::size_t next = at + 1;
    bool point = false;
    bool space = false;
    for (int i = 0; i < 4; ++i, ++next) {
        const char c = byte_at(clean, next);
        if (c == '.' && !point) {
            point = true;
        } else if (c == ' ' || c == '\n') {
            space = true;
        } else if (c != '*') {
            break;
        }
    }
    const Number number = read_number(clean, next, small != 'a');
    if (number.segments == 0) return {};
    const bool capital = letter != small;
    if (small == 'a' && !capital && space && !point) return {};  // the verb, or à without its accent
    bool accepted = announced;
    if (!accepted && number.segments > 1) {
        // "il a 18-25 ans" and "A 3-4 personnes" are no articles.
        accepted = small != 'a' ? true : (point || !space);
    } else if (!accepted) {
        const bool close = point || !space || (capital && small == 'l');
        accepted = close && small != 'a' && number.first_digits >= 3 && number.first_digits <= 4;
    }
    if (number.segments == 1 && number.repaired) accepted = false;
    if (!accepted) return {};
    return {number.end, prefixed(small, number.digits), number.repaired};
}

ArticleReference bare_article_at(std::string_view clean, std::size_t at) {
    const Number number = read_number(clean, at, false);
    if (number.segments < 2 || !is_digit(static_cast<unsigned char>(clean[at]))) return {};
    return {number.end, number.digits, number.repaired};
}

std::vector<std::string> article_keys(const std::string& canonical) {
    std::vector<std::string> keys;
    if (is_digit(static_cast<unsigned char>(canonical.front()))) {
        keys.push_back(prefixed('n', canonical));
        const std::size_t point = canonical.find('.');
        if (point != std::string::npos) keys.push_back("^n" + canonical.substr(0, point));
        return keys;
    }
    keys.push_back(canonical);
    keys.push_back(prefixed('n', std::string_view(canonical).substr(1)));
    for (std::size_t cut = canonical.rfind('-'); cut != std::string::npos;
         cut = canonical.rfind('-', cut - 1)) {
        keys.push_back(prefixed('^', std::string_view(canonical).substr(0, cut)));
    }
    return keys;
}

}  // namespace reperes::text
