#include "http/target.h"

#include <optional>

#include "http/characters.h"
#include "http/utf8.h"

namespace reperes::http {
namespace {

tl::unexpected<Refusal> bad_address() {
    return refuse(400, "L’adresse demandée est mal formée.");
}

tl::unexpected<Refusal> bad_parameter() {
    return refuse(400, "Un paramètre de l’adresse est mal formé : vérifiez les signes « % » et les accents.");
}

enum class Plus { kept, space };

// Nothing when a '%' is not followed by two hexadecimal digits.
std::optional<std::string> decoded(std::string_view text, Plus plus) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (text.size() - i < 3) return std::nullopt;
            const int high = hex_value(text[i + 1]);
            const int low = hex_value(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            out.push_back(static_cast<char>(high * 16 + low));
            i += 2;
        } else {
            out.push_back(text[i] == '+' && plus == Plus::space ? ' ' : text[i]);
        }
    }
    return out;
}

bool is_clean_path(std::string_view path) {
    if (!path.starts_with('/') || path.find("//") != path.npos || path.find('\\') != path.npos) return false;
    for (std::size_t start = 1; start <= path.size();) {
        const auto end = std::min(path.find('/', start), path.size());
        if (path.substr(start, end - start) == "..") return false;
        start = end + 1;
    }
    return is_clean_utf8(path);
}

OrRefusal<Pairs> parse_query(std::string_view query) {
    Pairs parameters;
    while (!query.empty()) {
        const auto end = std::min(query.find('&'), query.size());
        const auto piece = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (piece.empty()) continue;
        if (parameters.size() == max_parameters) return refuse(400, "L’adresse a trop de paramètres.");
        const auto equal = std::min(piece.find('='), piece.size());
        auto name = decoded(piece.substr(0, equal), Plus::space);
        auto value = decoded(piece.substr(std::min(equal + 1, piece.size())), Plus::space);
        if (!name || !value) return bad_parameter();
        for (char& c : *value) {
            if (c == '\t' || c == '\n' || c == '\r') c = ' ';
        }
        if (!is_clean_utf8(*name) || !is_clean_utf8(*value)) return bad_parameter();
        parameters.emplace_back(std::move(*name), std::move(*value));
    }
    return parameters;
}

}  // namespace

OrRefusal<Target> parse_target(std::string_view raw) {
    // Nothing raw that a client must escape: a control byte, a space, or a fragment, never sent.
    for (const char c : raw) {
        if (is_control(c) || c == ' ' || c == '#') return bad_address();
    }
    const auto mark = std::min(raw.find('?'), raw.size());
    auto path = decoded(raw.substr(0, mark), Plus::kept);
    if (!path || !is_clean_path(*path)) return bad_address();
    auto parameters = parse_query(raw.substr(std::min(mark + 1, raw.size())));
    if (!parameters) return tl::make_unexpected(parameters.error());
    return Target{std::move(*path), std::move(*parameters)};
}

}  // namespace reperes::http
