// What the publisher is given of the rest of the server.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/error.h"

namespace reperes::publication {

struct Surroundings {
    std::filesystem::path content, data;
    std::function<std::shared_ptr<const corpus::Corpus>()> corpus;  // as it is served
    // The content has changed in these documents: index and pages must follow before it returns.
    std::function<Result<void>(const std::vector<std::string>& documents)> refresh;
    // What readers see of an account: "Marie Dupont".
    std::function<std::string(const std::string& account)> display_name = [](const auto& account) {
        return account;
    };
    std::function<corpus::Instant()> clock = corpus::now;
};

}  // namespace reperes::publication
