#include "http/routes.h"

#include <optional>
#include <string_view>

#include "http/compression.h"
#include "text/whole_number.h"

namespace reperes::http {

namespace {

using corpus::Collection;
using pages::Page;
using pages::Pages;

// Pages that say the same to everybody are cached a little; what somebody searched for, never.
constexpr std::string_view kShort = "public, max-age=300, must-revalidate";
constexpr std::string_view kNever = "no-store";
constexpr std::string_view kForGood = "public, max-age=31536000, immutable";

// Any page may call the API: it reads only, and knows nobody.
constexpr std::string_view kApi = "/api/";
constexpr std::string_view kFeed = ".atom";

Response respond(Page page) {
    Response response;
    response.status = page.status;
    response.content_type = std::move(page.content_type);
    response.body = std::move(page.body);
    const bool personal = page.private_search || !page.set_cookie.empty() || page.clear_site_data;
    response.headers.emplace_back("Cache-Control", personal || page.status >= 400 ? kNever : kShort);
    if (!page.location.empty()) response.headers.emplace_back("Location", page.location);
    if (!page.etag.empty()) response.headers.emplace_back("ETag", page.etag);
    if (!page.file_name.empty())
        response.headers.emplace_back("Content-Disposition",
                                      "attachment; filename=\"" + page.file_name + "\"");
    if (!page.set_cookie.empty()) response.headers.emplace_back("Set-Cookie", page.set_cookie);
    if (page.clear_site_data)
        response.headers.emplace_back("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
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

// "accueil/v/2.bib" to the format and "accueil/v/2", of the formats that hold one reference.
std::optional<std::pair<const pages::FileFormat*, std::string_view>> reference_file(std::string_view path) {
    const auto dot = path.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    const auto* format = pages::file_format(path.substr(dot + 1));
    if (!format || (format->kind != pages::FileKind::bibtex && format->kind != pages::FileKind::ris))
        return std::nullopt;
    return std::pair(format, path.substr(0, dot));
}

// 0 for "/sitemap.xml", 2 for "/sitemap-2.xml".
std::optional<std::size_t> sitemap_part(std::string_view path) {
    constexpr std::string_view kStart = "/sitemap", kEnd = ".xml";
    if (!path.starts_with(kStart) || !path.ends_with(kEnd)) return std::nullopt;
    path = path.substr(kStart.size(), path.size() - kStart.size() - kEnd.size());
    if (path.empty()) return 0;
    if (!path.starts_with('-') || path.starts_with("-0")) return std::nullopt;
    return text::whole_number<std::size_t>(path.substr(1));
}

bool is_of_the_space(std::string_view path) {
    constexpr std::string_view kSpace = "/espace";
    return path.starts_with(kSpace) && (path.size() == kSpace.size() || path[kSpace.size()] == '/');
}

// Pages of people who are logged in: never stored, in no search engine. Their own address is told to this
// site alone, and a form says to it where it was sent from.
Response answer_of_the_space(const Request& request, workspace::Workspace& space) {
    workspace::Call call;
    call.post = request.method == "POST";
    call.path = request.path;
    call.parameters = request.parameters;
    call.form = request.form;
    call.cookies = request.cookies;
    call.host = request.host;
    call.origin = request.origin;
    call.fetch_site = request.fetch_site;
    call.if_match = request.if_match;
    call.identity = request.identity;
    auto response = respond(space.answer(call));
    response.headers.emplace_back("X-Robots-Tag", "noindex");
    response.headers.emplace_back("Referrer-Policy", "same-origin");
    if (response.status == 405) response.headers.emplace_back("Allow", call.post ? "GET, HEAD" : "POST");
    return response;
}

Page page_of(const Request& request, Pages& pages) {
    const std::string_view path = request.path;
    if (path == "/recherche") return pages.search(request.parameters);
    if (path == "/api/v1/recherche") return pages.search_api(request.parameters);
    if (path == "/api/v1/suggestions") return pages.suggestions_api(request.parameters);
    if (path == "/api/v1/openapi.json") return pages.openapi();
    if (path.starts_with(kApi)) return pages.no_such_call();
    if (path == "/recherche.atom") return pages.feed(request.parameters);
    if (constexpr std::string_view kFile = "/recherche."; path.starts_with(kFile))
        if (const auto* format = pages::file_format(path.substr(kFile.size())))
            return pages.search_file(*format, request.parameters);
    // Elsewhere an address has no parameter: one that has is a mistake, but not worth losing a reader for.
    if (path == "/") return pages.home();
    if (path == "/fiches" || path == "/fiches/") return redirect("/recherche");
    if (path == "/reference") return pages.reference_plan(request.parameters);
    if (path == "/reference/integral") return pages.whole_reference(request.parameters);
    if (path == "/recommandations") return pages.recommandations();
    if (path == "/groupes") return pages.groupes();
    if (path == "/pays") return pages.countries();
    if (path == "/comparer") return pages.practices(request.parameters);
    if (path == "/droit") return pages.law();
    if (path == "/aide") return pages.help();
    if (path == "/sante") return pages.health();
    if (path == "/robots.txt") return pages.robots();
    if (path == "/opensearch.xml") return pages.opensearch();
    if (const auto part = sitemap_part(path)) return pages.sitemap(*part);
    if (path.size() > 1 && path.ends_with('/')) return redirect(std::string(path.substr(0, path.size() - 1)));
    if (const auto found = in_collection(path)) {
        if (const auto file = reference_file(found->second))
            return pages.reference_file(*file->first, found->first, file->second);
        if (found->second.ends_with(kFeed))
            return pages.document_feed(found->first,
                                       found->second.substr(0, found->second.size() - kFeed.size()));
        return pages.document(found->first, found->second, request.parameters);
    }
    if (constexpr std::string_view kCountry = "/pays/"; path.starts_with(kCountry))
        return pages.country(path.substr(kCountry.size()));
    if (constexpr std::string_view kLaw = "/droit/"; path.starts_with(kLaw))
        return pages.article(path.substr(kLaw.size()));
    if (constexpr std::string_view kExternal = "/documents/"; path.starts_with(kExternal))
        return pages.external(path.substr(kExternal.size()));
    return pages.not_found();
}

}  // namespace

Handler make_routes(Pages& pages, workspace::Workspace* space) {
    return [&pages, space](const Request& request) {
        if (is_of_the_space(request.path))
            return space ? answer_of_the_space(request, *space) : respond(pages.space_closed());
        if (const auto* found = pages.assets().find(request.path)) return asset(*found, request);
        auto response = respond(page_of(request, pages));
        if (request.path.starts_with(kApi)) response.headers.emplace_back("Access-Control-Allow-Origin", "*");
        return response;
    };
}

}  // namespace reperes::http
