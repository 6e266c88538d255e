// The real server over the project's own content.
#pragma once

#include <memory>
#include <string>

#include "server/running_server.h"

namespace reperes::tests {

// One index and one server; stopped with the value.
class Project {
 public:
    // `url`: the public address of the site, when the server is told one.
    explicit Project(const std::string& url = {}) {
        const auto built = build_index(content(), folder_.path() / "index");
        INFO(built.output);
        REQUIRE(built.status == 0);
        server_ = std::make_unique<RunningServer>(content(), folder_.path() / "index", url);
    }
    static std::string content() { return REPERES_CONTENT; }
    RunningServer& server() { return *server_; }

 private:
    TemporaryFolder folder_;
    std::unique_ptr<RunningServer> server_;
};

}  // namespace reperes::tests
