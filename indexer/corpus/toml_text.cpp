#include "corpus/toml_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/date.h"

namespace reperes::corpus {

namespace {

// As a number is printed, so that it is read back letter for letter.
bool is_number(std::string_view text) {
    constexpr std::size_t kMaxDigits = 18;  // of 64 bits
    if (text == "0") return true;
    if (text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && text.size() <= kMaxDigits && text.front() != '0' &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string one_value(ValueKind kind, std::string_view text) {
    const bool bare = (kind == ValueKind::date && parse_date(text)) ||
                      ((kind == ValueKind::number || kind == ValueKind::numbers) && is_number(text));
    return bare ? std::string(text) : toml_string(text);
}

}  // namespace

std::string toml_string(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            result += {'\\', c};
        else if (byte < 0x20 || byte == 0x7F)
            result += fmt::format("\\u{:04X}", byte);
        else
            result += c;
    }
    return result + '"';
}

std::string toml_value(ValueKind kind, std::string_view typed) {
    if (kind != ValueKind::texts && kind != ValueKind::numbers) return one_value(kind, typed);
    std::string list = "[";
    while (!typed.empty()) {
        const auto end = std::min(typed.find('\n'), typed.size());
        list += (list.size() > 1 ? ", " : "") + one_value(kind, typed.substr(0, end));
        typed.remove_prefix(std::min(end + 1, typed.size()));
    }
    return list + "]";
}

}  // namespace reperes::corpus
