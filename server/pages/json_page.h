// An answer in JSON.
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

// What is wrong with an address, for programs.
inline Page bad_parameter_json(const BadParameter& bad) {
    return json_page(400, {{"erreur", bad.message}, {"sujet", bad.subject}, {"connus", bad.known}});
}

}  // namespace reperes::pages
