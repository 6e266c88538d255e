#include "publication/import_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "corpus/date.h"
#include "publication/typed.h"
#include "text/analyser.h"
#include "text/utf8.h"
#include "text/whole_number.h"

namespace reperes::publication {

namespace {

using corpus::Date;

constexpr std::array<std::string_view, 12> kMonths{"janvier",   "fevrier", "mars",     "avril",
                                                   "mai",       "juin",    "juillet",  "aout",
                                                   "septembre", "octobre", "novembre", "decembre"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

// The pieces between slashes, hyphens, full stops and spaces.
std::vector<std::string_view> parts_of_date(std::string_view text) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto begin = text.find_first_not_of("/-. ");
        if (begin == std::string_view::npos) return parts;
        text.remove_prefix(begin);
        const auto end = std::min(text.find_first_of("/-. "), text.size());
        parts.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

// By its number or its name, folded, or the beginning of one month's name alone: "nov", "juil".
std::optional<unsigned> month_of(std::string_view part) {
    constexpr std::size_t kShortest = 3;
    if (const auto number = text::whole_number<unsigned>(part); number && part.size() <= 2) return number;
    if (part.size() < kShortest) return std::nullopt;
    std::optional<unsigned> found;
    for (unsigned month = 1; month <= kMonths.size(); ++month) {
        if (!kMonths[month - 1].starts_with(part)) continue;
        if (found) return std::nullopt;
        found = month;
    }
    return found;
}

std::optional<unsigned> day_of(std::string_view part) {
    if (part == "1er") return 1;
    return part.size() <= 2 ? text::whole_number<unsigned>(part) : std::nullopt;
}

std::optional<unsigned> year_of_date(std::string_view part) {
    const auto year = text::whole_number<unsigned>(part);
    if (!year || !is_digits(part) || (part.size() != 2 && part.size() != 4)) return std::nullopt;
    constexpr unsigned kFirstOfLastCentury = 70;
    if (part.size() == 4) return year;
    return *year + (*year < kFirstOfLastCentury ? 2000 : 1900);
}

std::string iso_day(std::optional<unsigned> year, std::optional<unsigned> month,
                    std::optional<unsigned> day) {
    if (!year || !month || !day) return {};
    auto iso = fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
    return corpus::parse_date(iso) ? iso : std::string();
}

// As spreadsheets count, the days that are likely: 1954 to 2119. Fewer digits may be a year.
std::string day_of_serial(std::string_view text) {
    constexpr unsigned kFirst = 20'000, kLast = 80'000;
    const auto point = std::min(text.find_first_of(".,"), text.size());
    const auto serial = text::whole_number<unsigned>(text.substr(0, point));
    const bool fraction = point == text.size() || is_digits(text.substr(point + 1));
    if (!serial || !fraction || *serial < kFirst || *serial > kLast) return {};
    constexpr auto kZero = std::chrono::sys_days(std::chrono::year(1899) / 12 / 30);
    return corpus::iso_date(Date(kZero + std::chrono::days(*serial)));
}

// Without a time of day after the date: "2026-11-21t00:00:00", "21/11/2026 10:30".
std::string_view without_time(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return text;
    const auto before = text.find_last_not_of("0123456789", colon - 1);
    const bool timed = colon > 0 && before != std::string_view::npos && before > 0 && before + 1 < colon &&
                       (text[before] == ' ' || text[before] == 't');
    return timed ? text.substr(0, before) : text;
}

std::string whole_day(const std::vector<std::string_view>& parts) {
    if (parts.size() != 3) return {};
    if (parts[0].size() == 4 && is_digits(parts[0]))
        return iso_day(year_of_date(parts[0]), month_of(parts[1]), day_of(parts[2]));
    return iso_day(year_of_date(parts[2]), month_of(parts[1]), day_of(parts[0]));
}

// "05/2016", "2016-05", "mai-16"; of two numbers neither of which is a year, nothing can be said.
std::string month_of_year(const std::vector<std::string_view>& parts) {
    if (parts.size() != 2) return {};
    const bool year_first = parts[0].size() == 4 && is_digits(parts[0]);
    const auto year = year_first ? parts[0] : parts[1];
    const auto month = year_first ? parts[1] : parts[0];
    if (year.size() == 2 && is_digits(month)) return {};
    const auto day = iso_day(year_of_date(year), month_of(month), 1);
    return day.substr(0, std::min<std::size_t>(day.size(), 7));
}

std::string folded_cell(std::string_view cell) {
    return text::fold(one_line(trimmed_cell(cell)));
}

bool is_dash(char32_t code) {
    return code == U'-' || code == U'/' || code == U'>' || (code >= 0x2010 && code <= 0x2015) ||
           code == 0x2026 || code == 0x2192 || code == 0x2212;
}

// A period as its shape and its years: "de # a #" and {"2019", "2023"}. Nothing is a shape but words, years
// of four digits and dashes.
struct Shape {
    std::string words;
    std::vector<std::string> years;
};
std::optional<Shape> shape_of(std::string_view folded) {
    Shape shape;
    const auto add = [&](std::string_view word) {
        if (!shape.words.empty()) shape.words += ' ';
        shape.words += word;
    };
    for (std::size_t at = 0; at < folded.size();) {
        const auto item = text::decode(folded, at);
        const auto word = folded.substr(at, folded.find_first_not_of("abcdefghijklmnopqrstuvwxyz", at) - at);
        const auto digits = folded.substr(at, folded.find_first_not_of("0123456789", at) - at);
        if (digits.size() == 4) {
            add("#");
            shape.years.emplace_back(digits);
        } else if (!word.empty()) {
            add(word);
        } else if (is_dash(item.code)) {
            add("-");
        } else if (item.code != U' ' && item.code != U'\'' && item.code != 0xA0 && item.code != 0x2019) {
            return std::nullopt;
        }
        at += std::max({digits.size() == 4 ? digits.size() : std::size_t{0}, word.size(), item.length});
    }
    return shape;
}

enum class Says : std::uint8_t { from, until, both };
struct KnownShape {
    std::string_view words;
    Says says;
};
constexpr std::array kShapes{
    KnownShape{"# - #", Says::both},
    KnownShape{"# a #", Says::both},
    KnownShape{"de # a #", Says::both},
    KnownShape{"entre # et #", Says::both},
    KnownShape{"depuis #", Says::from},
    KnownShape{"a partir de #", Says::from},
    KnownShape{"des #", Says::from},
    KnownShape{"# -", Says::from},
    KnownShape{"# - en cours", Says::from},
    KnownShape{"# en cours", Says::from},
    KnownShape{"# - aujourd hui", Says::from},
    KnownShape{"# a aujourd hui", Says::from},
    KnownShape{"- #", Says::until},
    KnownShape{"jusqu en #", Says::until},
    KnownShape{"jusqu a #", Says::until},
};

}  // namespace

std::string_view trimmed_cell(std::string_view cell) {
    constexpr std::array<std::string_view, 7> kBlankCharacters{
        " ", "\t", "\n", "\r", "\xC2\xA0", "\xE2\x80\xAF", "\xEF\xBB\xBF"};
    for (bool cut = true; cut;) {
        cut = false;
        for (const auto blank : kBlankCharacters) {
            if (cell.starts_with(blank)) {
                cell.remove_prefix(blank.size());
                cut = true;
            }
            if (cell.ends_with(blank)) {
                cell.remove_suffix(blank.size());
                cut = true;
            }
        }
    }
    return cell;
}

std::string sheet_day(std::string_view cell) {
    const auto folded = folded_cell(cell);
    const auto date = without_time(folded);
    if (auto day = day_of_serial(date); !day.empty()) return day;
    if (auto day = whole_day(parts_of_date(date)); !day.empty()) return day;
    return one_line(trimmed_cell(cell));
}

std::string sheet_source_date(std::string_view cell) {
    const auto folded = folded_cell(cell);
    for (const std::string_view unknown : {"s.d.", "s.d", "sd", "s. d.", "sans date"})
        if (folded == unknown) return "s.d.";
    if (auto month = month_of_year(parts_of_date(folded)); !month.empty()) return month;
    const auto year = sheet_number(cell);
    return year.size() == 4 && is_digits(year) ? year : sheet_day(cell);
}

std::string sheet_list(std::string_view cell) {
    std::string separated(cell);
    std::ranges::replace(separated, '|', '\n');
    std::ranges::replace(separated, '\r', '\n');
    std::string values;
    for (std::string_view rest = separated; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto value = one_line(trimmed_cell(rest.substr(0, end)));
        if (!value.empty()) values += (values.empty() ? "" : "\n") + value;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return values;
}

std::string sheet_number(std::string_view cell) {
    auto typed = one_line(trimmed_cell(cell));
    std::string_view digits = typed;
    if (digits.ends_with(".0") || digits.ends_with(",0")) digits.remove_suffix(2);
    const auto number = is_digits(digits) ? text::whole_number<unsigned>(digits) : std::nullopt;
    return number ? fmt::format("{}", *number) : typed;
}

std::optional<Period> sheet_period(std::string_view cell) {
    const auto shape = shape_of(folded_cell(cell));
    if (!shape) return std::nullopt;
    const auto known =
        std::ranges::find_if(kShapes, [&](const KnownShape& one) { return one.words == shape->words; });
    if (known == kShapes.end()) return std::nullopt;
    switch (known->says) {
        case Says::both:
            return Period{shape->years.at(0), shape->years.at(1)};
        case Says::from:
            return Period{shape->years.at(0), ""};
        case Says::until:
            return Period{"", shape->years.at(0)};
    }
    return std::nullopt;
}

}  // namespace reperes::publication
