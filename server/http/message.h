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
    std::string method;  // GET or HEAD
    std::string path;    // decoded, starts with '/'
    Pairs parameters;    // of the query, decoded, in the order typed
    std::string if_none_match;
    std::string accept_encoding;
};

struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body;
    Pairs headers;  // further headers; a value with a control character is refused by the server
};

using Handler = std::function<Response(const Request&)>;

}  // namespace reperes::http
