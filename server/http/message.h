// What a handler sees of HTTP: the project's own Request and Response.
//
// Nothing outside server/http names the HTTP library. A Request has passed the gate
// (gate.h): all its texts are valid UTF-8 without control characters.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace reperes::http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string method;           // GET or HEAD; POST where the rules (rules.h) admit forms
    std::string path;             // decoded, starts with '/'
    Pairs parameters;             // of the query, decoded, in the order typed
    std::string if_none_match;    // of GET and HEAD: the server compares it with the ETag of the answer
    std::string accept_encoding;  // for a handler that has its bodies compressed beforehand

    // Of a POST: the fields of its form, decoded, in the order sent. Values may have tabs and line ends,
    // which are "\n".
    Pairs form = {};
    // Where a request says it comes from, as sent; empty when the client does not say.
    std::string host = {}, origin = {}, fetch_site = {};  // Host, Origin, Sec-Fetch-Site
    std::string if_match = {};                            // as sent: for the handler to compare
    Pairs cookies = {};                                   // in the order sent; see cookies.h
    // Whom a reverse proxy has identified, on a server made for it (rules.h); else empty.
    std::string identity = {};
};

struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body;
    // Further headers. The server adds those that say where the body ends (Content-Length…), the
    // date, the security headers not given here, gzip and its Vary; it turns a 200 whose ETag the
    // client has into a 304. A control character in a header makes the whole answer a 500.
    Pairs headers;
};

using Handler = std::function<Response(const Request&)>;

}  // namespace reperes::http
