#include "http/routes.h"

#include <array>
#include <optional>
#include <string_view>

#include "http/compression.h"

namespace reperes::http {

namespace {

using corpus::Collection;
using pages::Page;
using pages::Pages;

// Pages that say the same to everybody are cached a little; what somebody searched for, never.
constexpr std::string_view kShort = "public, max-age=300, must-revalidate";
constexpr std::string_view kNever = "no-store";
constexpr std::string_view kForGood = "public, max-age=31536000, immutable";

Response respond(Page page) {
    Response response;
    response.status = page.status;
    response.content_type = std::move(page.content_type);
    response.body = std::move(page.body);
    response.headers.emplace_back("Cache-Control",
                                  page.private_search || page.status >= 400 ? kNever : kShort);
    if (!page.location.empty()) response.headers.emplace_back("Location", page.location);
    return response;
}

Page redirect(std::string location) {
    return {301, "text/html; charset=utf-8", "", std::move(location)};
}

Response asset(const pages::Asset& found, const Request& request) {
    Response response;
    response.content_type = found.content_type;
    response.headers = {{"Cache-Control", std::string(kForGood)}, {"Vary", "Accept-Encoding"}};
    if (!found.brotli.empty() && accepts(request.accept_encoding, "br")) {
        response.body = found.brotli;
        response.headers.emplace_back("Content-Encoding", "br");
    } else if (!found.gzip.empty() && accepts(request.accept_encoding, "gzip")) {
        response.body = found.gzip;
        response.headers.emplace_back("Content-Encoding", "gzip");
    } else {
        response.body = found.raw;
    }
    return response;
}

Response text(std::string body) {
    Response response;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::move(body);
    response.headers.emplace_back("Cache-Control", std::string(kShort));
    return response;
}

// "/fiches/accueil" to (fiches, "accueil").
std::optional<std::pair<Collection, std::string_view>> in_collection(std::string_view path) {
    for (const auto collection : corpus::kCollections) {
        const auto folder = corpus::name(collection);
        if (path.size() > folder.size() + 2 && path.substr(1).starts_with(folder) &&
            path[folder.size() + 1] == '/')
            return std::pair(collection, path.substr(folder.size() + 2));
    }
    return std::nullopt;
}

Page page_of(const Request& request, Pages& pages) {
    const std::string_view path = request.path;
    if (path == "/recherche") return pages.search(request.parameters);
    if (path == "/api/v1/recherche") return pages.search_api(request.parameters);
    if (path == "/api/v1/suggestions") return pages.suggestions_api(request.parameters);
    // Elsewhere an address has no parameter: one that has is a mistake, but not worth losing a reader for.
    if (path == "/") return pages.home();
    if (path == "/fiches" || path == "/fiches/") return redirect("/recherche");
    if (path == "/reference") return pages.reference_plan();
    if (path == "/recommandations") return pages.recommandations();
    if (path == "/groupes") return pages.groupes();
    if (path == "/aide") return pages.help();
    if (path == "/sante") return pages.health();
    if (path.size() > 1 && path.ends_with('/')) return redirect(std::string(path.substr(0, path.size() - 1)));
    if (const auto found = in_collection(path)) return pages.document(found->first, found->second);
    if (constexpr std::string_view kExternal = "/documents/"; path.starts_with(kExternal))
        return pages.external(path.substr(kExternal.size()));
    return pages.not_found();
}

}  // namespace

Handler make_routes(Pages& pages) {
    return [&pages](const Request& request) {
        if (const auto* found = pages.assets().find(request.path)) return asset(*found, request);
        if (request.path == "/robots.txt")
            return text("User-agent: *\nDisallow: /recherche\nDisallow: /api/\n");
        return respond(page_of(request, pages));
    };
}

}  // namespace reperes::http
