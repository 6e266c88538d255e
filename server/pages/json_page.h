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

}  // namespace reperes::pages
