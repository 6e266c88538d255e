#include "pages/nested_html.h"

#include <fmt/format.h>

#include <algorithm>

namespace reperes::pages {

namespace {

constexpr char kLowest = '6';

// "<h2 id=…" or "</h2>": the place of the digit, or npos.
std::size_t heading_digit(std::string_view tag) {
    const std::size_t digit = tag.starts_with("</h") ? 3 : tag.starts_with("<h") ? 2 : std::string_view::npos;
    const bool heading = digit < tag.size() && tag[digit] >= '1' && tag[digit] <= kLowest;
    return heading ? digit : std::string_view::npos;
}

void insert_after(std::string& tag, std::string_view mark, std::string_view text) {
    const auto at = tag.find(mark);
    if (at != std::string::npos) tag.insert(at + mark.size(), text);
}

std::string nested_tag(std::string tag, std::string_view prefix, std::string_view whose) {
    if (const auto digit = heading_digit(tag); digit != std::string_view::npos)
        tag[digit] = std::min(static_cast<char>(tag[digit] + 2), kLowest);
    insert_after(tag, " id=\"", prefix);
    insert_after(tag, " href=\"#", prefix);
    if (tag.starts_with("<section")) {
        const auto label = tag.find("aria-label=\"");
        const auto end = label == std::string::npos ? label : tag.find('"', label + 12);
        if (end != std::string::npos) tag.insert(end, fmt::format(", {}", whose));
    }
    return tag;
}

}  // namespace

// Tags are found by their brackets: the renderer escapes those of the text, and the quotation marks of
// values.
std::string nested_html(std::string_view html, std::string_view prefix, std::string_view whose) {
    std::string result;
    result.reserve(html.size() + html.size() / 16);
    while (!html.empty()) {
        const auto open = std::min(html.find('<'), html.size());
        result += html.substr(0, open);
        html.remove_prefix(open);
        if (html.empty()) break;
        const auto close = std::min(html.find('>'), html.size() - 1) + 1;
        result += nested_tag(std::string(html.substr(0, close)), prefix, whose);
        html.remove_prefix(close);
    }
    return result;
}

}  // namespace reperes::pages
