#include "http/urlencoded.h"

#include <algorithm>
#include <utility>

#include "http/characters.h"

namespace reperes::http {

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

tl::expected<Pairs, PairsFault> parse_pairs(std::string_view text, std::size_t at_most) {
    Pairs pairs;
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto piece = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (piece.empty()) continue;
        if (pairs.size() == at_most) return tl::unexpected(PairsFault::too_many);
        const auto equal = std::min(piece.find('='), piece.size());
        auto name = decoded(piece.substr(0, equal), Plus::space);
        auto value = decoded(piece.substr(std::min(equal + 1, piece.size())), Plus::space);
        if (!name || !value) return tl::unexpected(PairsFault::bad_escape);
        pairs.emplace_back(std::move(*name), std::move(*value));
    }
    return pairs;
}

}  // namespace reperes::http
