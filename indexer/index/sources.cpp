#include "index/sources.h"

#include <fstream>
#include <string>

#include "corpus/durable_file.h"

namespace reperes::index {

namespace {

constexpr const char* kFile = "sources";

}  // namespace

Result<void> write_sources(const std::filesystem::path& index,
                           const std::vector<std::filesystem::path>& jsonl) {
    std::string lines;
    for (const auto& file : jsonl) lines += std::filesystem::absolute(file).string() + "\n";
    return corpus::replace_file(index, kFile, lines);
}

std::optional<std::vector<std::filesystem::path>> read_sources(const std::filesystem::path& index) {
    std::ifstream file(index / kFile);
    if (!file) return std::nullopt;
    std::vector<std::filesystem::path> jsonl;
    for (std::string line; std::getline(file, line);)
        if (!line.empty()) jsonl.emplace_back(line);
    return jsonl;
}

}  // namespace reperes::index
