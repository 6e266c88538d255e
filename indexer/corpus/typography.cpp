#include "corpus/typography.h"

#include <array>
#include <string_view>

namespace reperes::corpus {

std::string french_spaces(std::string text) {
    static constexpr std::array<std::string_view, 6> kBefore{":", ";", "?", "!", "»", "%"};
    static constexpr std::string_view kOpening = "« ";
    static constexpr std::string_view kNoBreak = "\u00A0";
    for (std::size_t at = 0; (at = text.find(' ', at)) != std::string::npos; ++at) {
        const std::string_view after = std::string_view(text).substr(at + 1);
        bool held = at + 1 >= kOpening.size() &&
                    std::string_view(text).substr(at + 1 - kOpening.size(), kOpening.size()) == kOpening;
        for (const auto mark : kBefore) held = held || after.starts_with(mark);
        if (held) text.replace(at, 1, kNoBreak);
    }
    return text;
}

}  // namespace reperes::corpus
