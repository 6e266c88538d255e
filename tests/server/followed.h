// What the tests of feeds, files and addresses share: the public address of the site, and what a search
// finds.
#pragma once

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "server/running_server.h"

namespace reperes::tests {

inline const std::string kSite = "https://reperes.exemple.fr";
inline const std::string kFollowed = "?q=secret+professionnel&theme=secret-et-partage";

// The permanent addresses that the API's results stand for.
inline std::vector<std::string> found_by_api(const RunningServer& server, const std::string& query) {
    std::vector<std::string> urls;
    for (std::size_t total = 1; urls.size() < total;) {
        const auto page = server.json("/api/v1/recherche" + query + (query.empty() ? "?" : "&") +
                                      "limite=100&debut=" + std::to_string(urls.size()));
        total = page.at("total");
        REQUIRE((!page.at("resultats").empty() || total == 0));
        for (const auto& result : page.at("resultats")) {
            const std::string id = result.at("id");
            urls.push_back(kSite + result.at("url").get<std::string>() + "/v/" + id.substr(id.find('@') + 1));
        }
    }
    return urls;
}

inline std::set<std::string> set_of(const std::vector<std::string>& values) {
    return {values.begin(), values.end()};
}

}  // namespace reperes::tests
