#include "http/head.h"

#include <algorithm>

#include "http/characters.h"

namespace reperes::http {
namespace {

// "HEAD " and " HTTP/1.1" around the longest target, with room for a longer (refused) method.
constexpr std::size_t max_request_line = max_target_bytes + 64;

constexpr std::string_view line_end = "\r\n";

tl::unexpected<Refusal> malformed() {
    return refuse(400, "La demande est mal formée.");
}

tl::unexpected<Refusal> target_too_long() {
    return refuse(414, "L’adresse demandée est trop longue.");
}

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_control);
}

OrRefusal<Head> parse_request_line(std::string_view line) {
    const auto first = line.find(' ');
    const auto second = first == line.npos ? line.npos : line.find(' ', first + 1);
    if (second == line.npos) return malformed();
    const auto method = line.substr(0, first);
    const auto target = line.substr(first + 1, second - first - 1);
    const auto version = line.substr(second + 1);
    if (!is_token(method) || target.empty() || has_control(target)) return malformed();
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        return version.starts_with("HTTP/")
                   ? refuse(505, "Seules les versions 1.0 et 1.1 de HTTP sont acceptées.")
                   : malformed();
    }
    if (target.size() > max_target_bytes) return target_too_long();
    return Head{std::string(method), std::string(target), {}};
}

OrRefusal<std::pair<std::string, std::string>> parse_header(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == line.npos || !is_token(line.substr(0, colon))) return malformed();
    const auto value = trimmed(line.substr(colon + 1));
    for (const char c : value) {
        if (is_control(c) && c != '\t') return refuse(400, "Un en-tête contient un caractère de contrôle.");
    }
    return std::pair(std::string(line.substr(0, colon)), std::string(value));
}

}  // namespace

OrRefusal<std::optional<std::size_t>> head_length(std::string_view bytes) {
    // A request opens with a method: this answers at once to a client speaking TLS, for instance.
    if (!bytes.empty() && !is_token(bytes.front())) return malformed();
    std::size_t line_start = 0;
    for (auto end = bytes.find('\n'); end != bytes.npos; end = bytes.find('\n', line_start)) {
        if (line_start == 0 && end > max_request_line) return target_too_long();
        if (end == 0 || bytes[end - 1] != '\r') return malformed();
        const bool blank = end - line_start == 1;
        line_start = end + 1;
        if (line_start > max_head_bytes) break;
        if (blank) return line_start;
    }
    if (line_start == 0 && bytes.size() > max_request_line) return target_too_long();
    if (bytes.size() >= max_head_bytes) return refuse(431, "Les en-têtes de la demande sont trop longs.");
    return std::nullopt;
}

OrRefusal<Head> parse_head(std::string_view bytes) {
    auto next_line = [&bytes]() -> std::optional<std::string_view> {
        const auto end = bytes.find(line_end);
        if (end == bytes.npos) return std::nullopt;
        const auto line = bytes.substr(0, end);
        bytes.remove_prefix(end + line_end.size());
        return line;
    };
    auto line = next_line();
    if (!line) return malformed();
    auto head = parse_request_line(*line);
    if (!head) return head;
    while ((line = next_line())) {
        if (line->empty()) return bytes.empty() ? std::move(head) : malformed();
        if (head->headers.size() == max_headers) return refuse(431, "La demande a trop d’en-têtes.");
        auto header = parse_header(*line);
        if (!header) return tl::make_unexpected(header.error());
        head->headers.push_back(std::move(*header));
    }
    return malformed();  // no blank line
}

}  // namespace reperes::http
