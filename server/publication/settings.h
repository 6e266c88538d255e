// What the commission decides of its own way of working: DATA/reglages.json, replaced whole. Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "corpus/error.h"

namespace reperes::publication {

struct Settings {
    bool fiches_need_second_reader = true;
};

// The strictest ones when there is no file, or one that cannot be read: `repaired` gets a sentence then.
Settings load_settings(const std::filesystem::path& data, std::vector<std::string>& repaired);
Result<void> save_settings(const std::filesystem::path& data, const Settings& settings);

}  // namespace reperes::publication
