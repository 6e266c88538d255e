// The real programs over the project's own content, and what their pages hold.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/running_server.h"
#include "unit/corpus_support.h"

namespace reperes::tests {

// An index and a server of its own; stopped at the end of its life.
class Project {
 public:
    // `url`: the public address of the site, when the server is told one.
    explicit Project(const std::string& url = {}, const std::filesystem::path& content = REPERES_CONTENT) {
        const auto own = folder_.path() / "content";  // a server holds the lock of its content
        std::filesystem::copy(content, own, std::filesystem::copy_options::recursive);
        const auto built = build_index(own, index());
        INFO(built.output);
        REQUIRE(built.status == 0);
        server_ = std::make_unique<RunningServer>(own, index(), url);
    }
    static std::string content() { return REPERES_CONTENT; }
    RunningServer& server() { return *server_; }
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
