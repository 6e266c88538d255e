#include "corpus/typography.h"

#include <array>
#include <string_view>

namespace reperes::corpus {

namespace {

// The end of the stretch of code or of the tag that starts at `at`, or `at` when none does.
std::size_t after_code(std::string_view text, std::size_t at) {
    if (!text.substr(at).starts_with("<code")) return at;
    const auto end = text.find("</code>", at);
    return end == std::string_view::npos ? at : end;
}

}  // namespace

std::string french_spaces(std::string text) {
    static constexpr std::array<std::string_view, 6> kBefore{":", ";", "?", "!", "»", "%"};
    static constexpr std::string_view kOpening = "« ";
    static constexpr std::string_view kNoBreak = "\u00A0";
    for (std::size_t at = 0; (at = text.find_first_of(" <", at)) != std::string::npos; ++at) {
        if (text[at] == '<') {
            at = after_code(text, at);
            continue;
        }
        const std::string_view after = std::string_view(text).substr(at + 1);
        bool held = at + 1 >= kOpening.size() &&
                    std::string_view(text).substr(at + 1 - kOpening.size(), kOpening.size()) == kOpening;
        for (const auto mark : kBefore) held = held || after.starts_with(mark);
        if (held) text.replace(at, 1, kNoBreak);
    }
    return text;
}

}  // namespace reperes::corpus
