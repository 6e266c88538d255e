// The project's own content, indexed and served by the real programs.
#pragma once

#include <memory>
#include <string>

#include "server/running_server.h"

namespace reperes::tests {

// One index and one server.
class Project {
 public:
    Project() {
        const auto built = build_index(content(), folder_.path() / "index");
        INFO(built.output);
        REQUIRE(built.status == 0);
        server_ = std::make_unique<RunningServer>(content(), folder_.path() / "index");
    }
    static std::string content() { return REPERES_CONTENT; }
    RunningServer& server() { return *server_; }

 private:
    TemporaryFolder folder_;
    std::unique_ptr<RunningServer> server_;
};

inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace reperes::tests
