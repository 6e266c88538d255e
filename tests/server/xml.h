// XML as libxml2 reads it (xmllint), for what the site gives to other machines.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "server/running_server.h"

namespace reperes::tests {

// A document that a parser has read. In paths, names stand without a namespace: "/feed/entry/id".
class Xml {
 public:
    explicit Xml(const std::string& bytes) {
        folder_.write("document.xml", bytes);
        const auto read = run({REPERES_XMLLINT, "--noout", "--nonet", file()});
        INFO(read.output);
        REQUIRE(read.status == 0);
    }
    // The values of what is at `path`, one for each.
    [[nodiscard]] std::vector<std::string> values(const std::string& path) const {
        const auto count = std::stoul(evaluate("count(" + local(path) + ")"));
        std::vector<std::string> found;
        for (std::size_t i = 1; i <= count; ++i)
            found.push_back(evaluate("string((" + local(path) + ")[" + std::to_string(i) + "])"));
        return found;
    }
    [[nodiscard]] std::string value(const std::string& path) const {
        return evaluate("string(" + local(path) + ")");
    }

 private:
    [[nodiscard]] std::string file() const { return (folder_.path() / "document.xml").string(); }
    static std::string local(const std::string& path) {
        const auto is_letter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
        std::string result;
        for (auto it = path.begin(); it != path.end();) {
            result += *it++;
            if (result.back() != '/' || it == path.end() || !is_letter(*it)) continue;
            const auto end = std::find_if_not(it, path.end(), is_letter);
            result += "*[local-name()='" + std::string(it, end) + "']";
            it = end;
        }
        return result;
    }
    [[nodiscard]] std::string evaluate(const std::string& expression) const {
        auto result = run({REPERES_XMLLINT, "--xpath", expression, file()});
        INFO(expression, result.output);
        REQUIRE(result.status == 0);
        if (result.output.ends_with('\n')) result.output.pop_back();
        return result.output;
    }

    TemporaryFolder folder_;
};

}  // namespace reperes::tests
