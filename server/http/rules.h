// What a server admits beyond the reading of public pages. Plain values; any thread.
#pragma once

#include <string>

namespace reperes::http {

struct Rules {
    // Forms may be sent (POST) to this path and to all below it: "/espace". Empty: nowhere.
    std::string forms_under = {};
    // Requests come from a reverse proxy that has identified its user and says whom by the header
    // X-Reperes-Identite: for a Unix socket that nobody but the proxy can open. On any other server a request
    // that carries this header is refused.
    bool identity_header = false;
};

}  // namespace reperes::http
