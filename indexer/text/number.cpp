#include "text/number.h"

#include "text/words.h"

namespace reperes::text {
namespace {

constexpr std::size_t kMostGroups = 5;

bool digit_at(std::string_view clean, std::size_t at) {
    return is_digit(static_cast<unsigned char>(byte_at(clean, at)));
}

// Number of digits from `at`, counted up to `limit`.
std::size_t digits_from(std::string_view clean, std::size_t at, std::size_t limit) {
    std::size_t count = 0;
    while (count < limit && digit_at(clean, at + count)) ++count;
    return count;
}

// Adds groups of exactly three digits behind `separator`.
bool add_thousands(std::string_view clean, char separator, Number& number) {
    std::size_t at = number.end;
    std::string exact = number.exact;
    std::size_t groups = 0;
    while (byte_at(clean, at) == separator && digits_from(clean, at + 1, 4) == 3 &&
           !word_goes_on(clean, at + 4)) {
        if (++groups > kMostGroups) return false;
        exact += clean.substr(at + 1, 3);
        at += 4;
    }
    // "1.200.5" is the number of a section, not of euros.
    if (groups == 0 || (separator == '.' && byte_at(clean, at) == '.' && digit_at(clean, at + 1)))
        return false;
    number.exact = exact;
    number.end = at;
    return true;
}

// Adds ",5" or ".5", unless more of the same follows ("1,2,3" is a list, "12.03.2024" a date).
void add_decimals(std::string_view clean, Number& number) {
    const char mark = byte_at(clean, number.end);
    if (mark != ',' && mark != '.') return;
    const std::size_t digits = digits_from(clean, number.end + 1, 10);
    const std::size_t end = number.end + 1 + digits;
    if (digits == 0 || digits == 10 || word_goes_on(clean, end)) return;
    const char next = byte_at(clean, end);
    if ((next == ',' || next == '.' || next == '-') && digit_at(clean, end + 1)) return;
    number.exact += ',';
    number.exact += clean.substr(number.end + 1, digits);
    number.end = end;
}

}  // namespace

Number number_at(std::string_view clean, std::size_t at, std::size_t digits) {
    Number number{at + digits, std::string(clean.substr(at, digits)), false};
    // The later numbers of "1,2,3" and "12.03.2024" are no decimals either.
    const bool in_list = at >= 2 && (clean[at - 1] == ',' || clean[at - 1] == '.') && digit_at(clean, at - 2);
    if (in_list) return number;
    if (digits <= 3) {
        number.spaced = add_thousands(clean, ' ', number);
        if (!number.spaced && !add_thousands(clean, '.', number)) add_thousands(clean, '\'', number);
    }
    add_decimals(clean, number);
    return number;
}

}  // namespace reperes::text
