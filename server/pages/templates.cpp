#include "pages/templates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "web.h"

namespace reperes::pages {

namespace {

constexpr std::string_view kFolder = "templates/";
constexpr std::string_view kExtension = ".mustache";
constexpr int kMaxDepth = 4;

// Puts each {{> partial}} in place, so that none is parsed again at every page.
Result<std::string> expand(std::string source, const std::map<std::string, std::string>& all, int depth) {
    for (std::size_t at = 0; (at = source.find("{{>", at)) != std::string::npos;) {
        const auto close = source.find("}}", at);
        if (close == std::string::npos || depth == 0)
            return failure(ErrorCode::invalid_argument, "inclusion mal fermée ou sans fin");
        std::string name = source.substr(at + 3, close - at - 3);
        name.erase(0, name.find_first_not_of(' '));
        name.erase(name.find_last_not_of(' ') + 1);
        const auto found = all.find(name);
        if (found == all.end())
            return failure(ErrorCode::not_found, fmt::format("modèle inconnu « {} »", name));
        auto part = expand(found->second, all, depth - 1);
        if (!part) return part;
        source.replace(at, close + 2 - at, *part);
        at += part->size();
    }
    return source;
}

bool raw_braces_are_safe(const std::string& source) {
    constexpr std::array<std::string_view, 2> kSafe{"{{{corps_html}}}", "{{{json_ld}}}"};
    for (std::size_t at = 0; (at = source.find("{{{", at)) != std::string::npos; at += 3)
        if (std::none_of(kSafe.begin(), kSafe.end(), [&](std::string_view safe) {
                return std::string_view(source).substr(at).starts_with(safe);
            }))
            return false;
    return source.find("{{&") == std::string::npos;
}

}  // namespace

Result<Templates> Templates::load() {
    std::map<std::string, std::string> raw;
    for (const auto& file : web::files())
        if (file.name.starts_with(kFolder))
            raw.emplace(
                file.name.substr(kFolder.size(), file.name.size() - kFolder.size() - kExtension.size()),
                file.bytes);
    Templates templates;
    for (const auto& [name, source] : raw) {
        auto expanded = expand(source, raw, kMaxDepth);
        if (!expanded)
            return failure(expanded.error().code,
                           fmt::format("modèle « {} » : {}.", name, expanded.error().message));
        if (!raw_braces_are_safe(*expanded))
            return failure(ErrorCode::invalid_argument,
                           fmt::format("modèle « {} » : valeur non échappée.", name));
        const kainjow::mustache::mustache parsed(*expanded);
        if (!parsed.is_valid())
            return failure(ErrorCode::invalid_argument,
                           fmt::format("modèle « {} » : {}.", name, parsed.error_message()));
        templates.sources_.emplace(name, std::move(*expanded));
    }
    return templates;
}

std::string Templates::render(const std::string& name, const View& view) const {
    // render() of a template writes in it: one copy a thread.
    thread_local std::map<std::pair<const Templates*, std::string>, kainjow::mustache::mustache> parsed;
    auto it = parsed.find({this, name});
    if (it == parsed.end()) it = parsed.try_emplace({this, name}, sources_.at(name)).first;
    return it->second.render(view);
}

}  // namespace reperes::pages
