#include "http/compression.h"

#include <algorithm>
#include <array>
#include <string>

#include "http/characters.h"

namespace reperes::http {
namespace {

// "0", "1", "0.5", "0.000": RFC 9110 §12.4.2. True when it is well formed and not zero.
bool is_positive_quality(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return false;
    if (text.size() > 1 && text[1] != '.') return false;
    const auto decimals = text.substr(std::min<std::size_t>(2, text.size()));
    if (!std::all_of(decimals.begin(), decimals.end(), [](char c) { return is_digit(c); })) return false;
    const bool zero_decimals = std::all_of(decimals.begin(), decimals.end(), [](char c) { return c == '0'; });
    return text[0] == '1' ? zero_decimals : !zero_decimals;
}

// Does "gzip;q=0.5" have a quality over zero? No parameter means 1.
bool is_wanted(std::string_view parameters) {
    parameters = trimmed(parameters);
    if (parameters.empty()) return true;
    return parameters.size() > 2 && same_name(parameters.substr(0, 2), "q=") &&
           is_positive_quality(parameters.substr(2));
}

}  // namespace

bool accepts(std::string_view accept_encoding, std::string_view wanted) {
    bool any = false;
    while (!accept_encoding.empty()) {
        const auto end = std::min(accept_encoding.find(','), accept_encoding.size());
        const auto element = accept_encoding.substr(0, end);
        accept_encoding.remove_prefix(std::min(end + 1, accept_encoding.size()));
        const auto semicolon = std::min(element.find(';'), element.size());
        const auto coding = trimmed(element.substr(0, semicolon));
        const auto parameters = element.substr(std::min(semicolon + 1, element.size()));
        if (same_name(coding, wanted) || (wanted == "gzip" && same_name(coding, "x-gzip")))
            return is_wanted(parameters);
        if (coding == "*") any = is_wanted(parameters);
    }
    return any;
}

bool is_compressible(std::string_view content_type) {
    static constexpr std::array<std::string_view, 4> others = {"application/json", "application/javascript",
                                                               "application/xml", "image/svg+xml"};
    std::string type(trimmed(content_type.substr(0, content_type.find(';'))));
    std::transform(type.begin(), type.end(), type.begin(), lower);
    return type.starts_with("text/") || type.ends_with("+json") || type.ends_with("+xml") ||
           std::find(others.begin(), others.end(), type) != others.end();
}

}  // namespace reperes::http
