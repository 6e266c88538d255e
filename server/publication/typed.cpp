#include "publication/typed.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "corpus/country.h"
#include "corpus/date.h"
#include "text/analyser.h"
#include "text/whole_number.h"

namespace reperes::publication {

namespace {

constexpr std::string_view kBlanks = " \t\n\r";
constexpr std::size_t kLongestFolder = 80;

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// "5/2016" to "2016-05".
std::optional<std::string> french_month(std::string_view typed) {
    const auto slash = typed.find('/');
    if (slash == std::string_view::npos || slash > 2 || typed.size() - slash != 5) return std::nullopt;
    const auto month = text::whole_number<unsigned>(typed.substr(0, slash));
    const auto year = text::whole_number<unsigned>(typed.substr(slash + 1));
    if (!month || !year) return std::nullopt;
    return fmt::format("{:04}-{:02}", *year, *month);
}

// "1/2/2026" to "2026-02-01", whether that day exists or not.
std::optional<std::string> french_day(std::string_view typed) {
    const auto slash = typed.find('/');
    if (slash == std::string_view::npos || slash > 2) return std::nullopt;
    const auto month = french_month(typed.substr(slash + 1));
    const auto day = text::whole_number<unsigned>(typed.substr(0, slash));
    return month && day ? std::optional(fmt::format("{}-{:02}", *month, *day)) : std::nullopt;
}

using Codes = std::map<std::string, std::string, std::less<>>;

// The names of all codes of two letters that exist.
template <typename Exists, typename Name>
Codes codes_by_name(char first_letter, Exists exists, Name name) {
    Codes codes;
    for (int a = 0; a < 26; ++a)
        for (int b = 0; b < 26; ++b) {
            const std::string code{static_cast<char>(first_letter + a), static_cast<char>(first_letter + b)};
            if (exists(code)) codes.emplace(compared_name(name(code)), code);
        }
    return codes;
}

std::string code_of(std::string_view typed, const Codes& codes) {
    const auto found = codes.find(compared_name(typed));
    return found == codes.end() ? std::string() : found->second;
}

std::string with_case(std::string_view word, int (*change)(int)) {
    std::string changed(word);
    std::transform(changed.begin(), changed.end(), changed.begin(),
                   [&](char c) { return static_cast<char>(change(static_cast<unsigned char>(c))); });
    return changed;
}

}  // namespace

std::string compared_name(std::string_view name) {
    constexpr std::string_view kApostrophe = "\u2019";
    const std::string folded = text::fold(name);
    std::string compared;
    for (std::size_t at = 0; at < folded.size();) {
        const bool curled = std::string_view(folded).substr(at).starts_with(kApostrophe);
        const bool blank = curled || std::string_view(" -'").find(folded[at]) != std::string_view::npos;
        if (!blank)
            compared += folded[at];
        else if (!compared.empty() && !compared.ends_with(' '))
            compared += ' ';
        at += curled ? kApostrophe.size() : std::size_t{1};
    }
    while (compared.ends_with(' ')) compared.pop_back();
    return compared;
}

std::string one_line(std::string_view typed) {
    std::string line;
    for (const char c : trimmed(typed)) {
        const bool blank = kBlanks.find(c) != std::string_view::npos;
        if (!blank)
            line += c;
        else if (!line.ends_with(' '))
            line += ' ';
    }
    return line;
}

std::string lines(std::string_view typed) {
    std::string kept;
    while (!typed.empty()) {
        const auto end = std::min(typed.find('\n'), typed.size());
        const auto line = one_line(typed.substr(0, end));
        if (!line.empty()) kept += (kept.empty() ? "" : "\n") + line;
        typed.remove_prefix(std::min(end + 1, typed.size()));
    }
    return kept;
}

std::string day(std::string_view typed) {
    const auto date = one_line(typed);
    const auto french = french_day(date);
    return french && corpus::parse_date(*french) ? *french : date;
}

std::string source_date(std::string_view typed) {
    const auto date = day(typed);
    const auto month = french_month(date);
    return month && corpus::parse_date(*month + "-01") ? *month : date;
}

std::string country_code(std::string_view typed) {
    static const Codes kCodes = codes_by_name('A', corpus::is_country, corpus::country_name);
    const auto name = one_line(typed);
    if (compared_name(name) == compared_name(corpus::country_name("001"))) return "001";
    if (const auto code = with_case(name, std::toupper); corpus::is_country(code)) return code;
    const auto code = code_of(name, kCodes);
    return code.empty() ? name : code;
}

std::string language_code(std::string_view typed) {
    static const Codes kCodes = codes_by_name('a', corpus::is_language, corpus::language_name);
    const auto name = one_line(typed);
    if (const auto code = with_case(name, std::tolower); corpus::is_language(code)) return code;
    const auto code = code_of(name, kCodes);
    return code.empty() ? name : code;
}

std::string folder_name(std::string_view title) {
    std::string name;
    for (const char c : text::fold(title)) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept)
            name += c;
        else if (!name.empty() && !name.ends_with('-'))
            name += '-';
    }
    // Whole words only.
    if (name.size() > kLongestFolder) name.resize(std::max(name.rfind('-', kLongestFolder), std::size_t{1}));
    while (name.ends_with('-')) name.pop_back();
    return name;
}

bool is_folder_name(std::string_view name) {
    return !name.empty() && name.size() <= kLongestFolder && folder_name(name) == name;
}

}  // namespace reperes::publication
