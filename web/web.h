// The templates and assets of web/, embedded at build time. Constant data: any thread.
#pragma once

#include <span>
#include <string_view>

namespace reperes::web {

struct File {
    std::string_view name;  // "templates/accueil.mustache"
    std::string_view bytes;
};

std::span<const File> files();

}  // namespace reperes::web
