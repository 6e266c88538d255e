// An answer in JSON, and an error as application/problem+json (RFC 9457).
#pragma once

#include <nlohmann/json.hpp>

#include "pages/pages.h"

namespace reperes::pages {

// Text that is not valid UTF-8 is shown with U+FFFD, not refused.
inline Page json_page(int status, const nlohmann::json& object) {
    return {status,
            "application/json; charset=utf-8",
            object.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n",
            {},
            true};
}

// `title` names the kind of error, `detail` what to do about this one; `more` holds further members.
inline Page problem_page(int status, const std::string& title, const std::string& detail,
                         nlohmann::json more = nlohmann::json::object()) {
    more["type"] = "about:blank";
    more["title"] = title;
    more["status"] = status;
    more["detail"] = detail;
    auto page = json_page(status, more);
    page.content_type = "application/problem+json; charset=utf-8";
    return page;
}

// The problem of a search that the index could not answer.
inline Page problem_page(const Error& error) {
    return problem_page(503, "Recherche indisponible", error.message);
}

// The problem of an address that is not understood: what is wrong, and what would be right.
inline Page problem_page(const BadParameter& bad) {
    return problem_page(400, "Paramètre refusé", bad.message,
                        {{"sujet", bad.subject}, {"connus", bad.known}});
}

}  // namespace reperes::pages
