#include "http/target.h"

#include <algorithm>

#include "http/characters.h"
#include "http/urlencoded.h"
#include "http/utf8.h"

namespace reperes::http {
namespace {

tl::unexpected<Refusal> bad_address() {
    return refuse(400, "L’adresse demandée est mal formée.");
}

tl::unexpected<Refusal> bad_parameter() {
    return refuse(400, "Un paramètre de l’adresse est mal formé : vérifiez les signes « % » et les accents.");
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
    auto parameters = parse_pairs(query, max_parameters);
    if (!parameters) {
        return parameters.error() == PairsFault::too_many ? refuse(400, "L’adresse a trop de paramètres.")
                                                          : bad_parameter();
    }
    for (auto& [name, value] : *parameters) {
        for (char& c : value) {
            if (c == '\t' || c == '\n' || c == '\r') c = ' ';
        }
        if (!is_clean_utf8(name) || !is_clean_utf8(value)) return bad_parameter();
    }
    return std::move(*parameters);
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
