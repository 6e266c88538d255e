// The real programs over the project's own content, and what their pages hold.
#pragma once

#include <memory>
#include <regex>
#include <string>
#include <vector>

#include "server/running_server.h"

namespace reperes::tests {

// An index and a server of its own; stopped at the end of its life.
class Project {
 public:
    // `url`: the public address of the site, when the server is told one.
    explicit Project(const std::string& url = {}, const std::filesystem::path& content = REPERES_CONTENT) {
        const auto built = build_index(content, index());
        INFO(built.output);
        REQUIRE(built.status == 0);
        server_ = std::make_unique<RunningServer>(content, index(), url);
    }
    static std::string content() { return REPERES_CONTENT; }
    RunningServer& server() { return *server_; }
    [[nodiscard]] std::filesystem::path index() const { return folder_.path() / "index"; }

 private:
    TemporaryFolder folder_;
    std::unique_ptr<RunningServer> server_;
};

using Strings = std::vector<std::string>;

inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// What the group of `pattern` matches, each time, with the entities of HTML read.
inline std::vector<std::string> all_matches(const std::string& text, const std::string& pattern) {
    std::vector<std::string> found;
    const std::regex expression(pattern);
    for (std::sregex_iterator it(text.begin(), text.end(), expression), end; it != end; ++it)
        found.push_back(std::regex_replace((*it)[1].str(), std::regex("&amp;"), "&"));
    return found;
}

// The addresses of the results of a page, in order.
inline std::vector<std::string> result_links(const std::string& page) {
    return all_matches(page, "<li><article>\\s*<h3><a href=\"([^\"]*)\"");
}

}  // namespace reperes::tests
