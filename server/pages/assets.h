// Style sheet, script and icon: under names that hold their digest, compressed once at start-up, cached for
// good by browsers.
//
// Immutable once built: any thread.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace reperes::pages {

struct Asset {
    std::string content_type;
    std::string raw, gzip, brotli;
};

class Assets {
 public:
    Assets();
    // The asset at this path ("/assets/style.0123456789ab.css"), or nullptr.
    [[nodiscard]] const Asset* find(std::string_view path) const;
    // The path under which the file of web/assets is served: "style.css" to "/assets/style.0123456789ab.css".
    [[nodiscard]] std::string path(const std::string& name) const;

 private:
    std::map<std::string, Asset, std::less<>> by_path_;
    std::map<std::string, std::string> paths_;
};

}  // namespace reperes::pages
