#include "http/answer.h"

#include <algorithm>
#include <exception>
#include <string>

#include "compression/gzip.h"
#include "http/characters.h"
#include "http/compression.h"
#include "http/etag.h"
#include "http/form.h"
#include "http/gate.h"
#include "http/head.h"
#include "http/headers.h"
#include "http/log.h"

namespace reperes::http {
namespace {

constexpr std::size_t worth_compressing = 1024;
constexpr int gzip_level = 6;

Response internal_error() {
    return to_response({500, "Une erreur interne est survenue. Réessayez dans un instant."});
}

// On one line of bounded length, whatever the exception quotes.
std::string for_the_log(std::string_view what) {
    std::string line(what.substr(0, 200));
    std::replace_if(line.begin(), line.end(), is_control, ' ');
    return line;
}

Response call(const Handler& handler, const Request& request) {
    try {
        return handler(request);
    } catch (const std::exception& error) {
        log().error("handler: {}", for_the_log(error.what()));
    } catch (...) {
        log().error("handler: an exception that is not a std::exception");
    }
    return internal_error();
}

bool is_sendable(const Response& response) {
    if (response.status < 200 || response.status > 599) return false;
    if (!http::is_sendable("Content-Type", response.content_type)) return false;
    return std::all_of(response.headers.begin(), response.headers.end(),
                       [](const auto& header) { return http::is_sendable(header.first, header.second); });
}

void set_header(Pairs& headers, std::string_view name, std::string value) {
    for (auto& [key, old] : headers) {
        if (!same_name(key, name)) continue;
        old = std::move(value);
        return;
    }
    headers.emplace_back(name, std::move(value));
}

// The representation is chosen by Accept-Encoding: caches must know, even when this client got it plain.
void add_vary(Pairs& headers) {
    std::string vary(header_value(headers, "Vary"));
    if (vary == "*") return;
    vary += vary.empty() ? "Accept-Encoding" : ", Accept-Encoding";
    set_header(headers, "Vary", std::move(vary));
}

bool gains_from_gzip(const Response& response) {
    return response.body.size() >= worth_compressing && is_compressible(response.content_type) &&
           header_value(response.headers, "Content-Encoding").empty();
}

// Only gzip: brotli at a level worth having costs too much to be done for each answer.
void compress(Response& response) {
    auto packed = compression::gzip(response.body, gzip_level);
    if (!packed) return;
    response.body = std::move(*packed);
    response.headers.emplace_back("Content-Encoding", "gzip");
}

// The answer's headers are the same with 200 and 304, or a cache could not match the two.
void negotiate(const Request& request, Response& response) {
    const std::string etag(header_value(response.headers, "ETag"));
    const bool varies = gains_from_gzip(response);
    const bool packs = varies && accepts(request.accept_encoding, "gzip");
    if (varies) add_vary(response.headers);
    if (packs && !etag.empty()) set_header(response.headers, "ETag", weak_etag(etag));
    if (response.status == 200 && names_etag(request.if_none_match, etag)) {
        response.status = 304;
    } else if (packs) {
        compress(response);
    }
}

OrRefusal<Request> completed(Admission& admitted, const ReadForm& read_form) {
    if (admitted.request.method != "POST") return std::move(admitted.request);
    const auto bytes = read_form(admitted.form_bytes);
    if (!bytes) return tl::make_unexpected(bytes.error());
    auto form = parse_form(*bytes);
    if (!form) return tl::make_unexpected(form.error());
    admitted.request.form = std::move(*form);
    return std::move(admitted.request);
}

void finish(const Request& request, Response& response) {
    if (!is_sendable(response)) {
        log().error("handler: an answer with a status or a header that cannot be sent");
        response = internal_error();
    }
    negotiate(request, response);
    if (response.status == 304 || response.status == 204) {
        response.body.clear();
        response.content_type.clear();
    }
}

}  // namespace

Answer answer(const Refusal& refusal) {
    Answer out{to_response(refusal), false, true};
    add_standard_headers(out.response.headers);
    return out;
}

Answer answer(std::string_view bytes, const Handler& handler, const Rules& rules, const ReadForm& read_form) {
    const auto request = parse_head(bytes)
                             .and_then([&](const Head& head) { return gate(head, rules); })
                             .and_then([&](Admission admitted) { return completed(admitted, read_form); });
    auto out = request ? Answer{call(handler, *request)} : answer(request.error());
    if (request) {
        finish(*request, out.response);
        add_standard_headers(out.response.headers);
    }
    out.without_body = bytes.starts_with("HEAD ");
    return out;
}

}  // namespace reperes::http
