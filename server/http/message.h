// What a handler sees of HTTP: the project's own Request and Response.
//
// Nothing outside server/http names the HTTP library. A Request has passed the gate
// (gate.h): its path and parameters are valid UTF-8 without control characters.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace reperes::http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string method;           // GET, HEAD, or POST where the handler takes forms
    std::string path;             // decoded, starts with '/'
    Pairs parameters;             // of the query, decoded, in the order typed
    std::string if_none_match;    // the server compares it with the ETag of the answer
    std::string accept_encoding;  // for a handler that has its bodies compressed beforehand

    // Of a POST: the form (application/x-www-form-urlencoded), decoded, in the order sent. Valid UTF-8; line
    // ends are
    // "\n"; no other control character.
    Pairs form;
    // What says where a request comes from. Empty when the client did not send it.
    std::string host, origin, fetch_site, if_match;
    Pairs cookies;
    std::string
        identity;  // of a reverse proxy that has identified its user, on the socket made for it; else empty
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
