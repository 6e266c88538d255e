// The real programs over the project's own content, and what their pages hold.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/running_server.h"
#include "unit/corpus_support.h"

namespace reperes::tests {

// A server of its own, over copies of the content and of its index, which the build has made once for all tests;
// stopped at the end of its life.
class Project {
 public:
    // `url`: the public address of the site, when the server is told one.
    explicit Project(const std::string& url = {}) {
        std::filesystem::copy(REPERES_CONTENT, content(), std::filesystem::copy_options::recursive);
        std::filesystem::copy(REPERES_CONTENT_INDEX, index(), std::filesystem::copy_options::recursive);
        server_ = std::make_unique<RunningServer>(content(), index(), url);
    }
    RunningServer& server() { return *server_; }
    [[nodiscard]] std::filesystem::path content() const { return folder_.path() / "content"; }
    [[nodiscard]] std::filesystem::path index() const { return folder_.path() / "index"; }

 private:
    TemporaryFolder folder_;
    std::unique_ptr<RunningServer> server_;
};

using corpus::contains;
using Strings = std::vector<std::string>;

// What stands between `before` and the next `after`, each time, with the entities of addresses read.
inline Strings between(const std::string& text, const std::string& before, const std::string& after) {
    Strings found;
    for (std::size_t at = 0; (at = text.find(before, at)) != std::string::npos;) {
        at += before.size();
        std::string piece = text.substr(at, text.find(after, at) - at);
        for (std::size_t entity; (entity = piece.find("&amp;")) != std::string::npos;)
            piece.replace(entity, 5, "&");
        found.push_back(std::move(piece));
    }
    return found;
}

// The addresses of the results of a page, in order.
inline Strings result_links(const std::string& page) {
    return between(page, "<li><article>\n<h3><a href=\"", "\"");
}

}  // namespace reperes::tests
