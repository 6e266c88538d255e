#include "publication/settings.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "corpus/durable_file.h"
#include "corpus/file.h"

namespace reperes::publication {

namespace {

constexpr const char* kFile = "reglages.json";
constexpr const char* kSecondReader = "fiches-relues-par-un-tiers";
constexpr std::size_t kMaxBytes = 64 << 10;

}  // namespace

Settings load_settings(const std::filesystem::path& data, std::vector<std::string>& repaired) {
    std::error_code error;
    const auto file = data / kFile;
    if (!std::filesystem::exists(file, error)) return {};
    const auto bytes = corpus::read_file(file, kMaxBytes);
    const auto json = bytes ? nlohmann::json::parse(*bytes, nullptr, false) : nlohmann::json();
    const auto it = json.is_object() ? json.find(kSecondReader) : json.end();
    if (it != json.end() && it->is_boolean()) return {it->get<bool>()};
    repaired.push_back(fmt::format(
        "les réglages « {} » ne peuvent pas être lus : les plus stricts valent jusqu'au prochain changement.",
        file.string()));
    return {};
}

Result<void> save_settings(const std::filesystem::path& data, const Settings& settings) {
    const nlohmann::json json{{kSecondReader, settings.fiches_need_second_reader}};
    return corpus::replace_file(data, kFile, json.dump(1) + '\n', 0600);
}

}  // namespace reperes::publication
