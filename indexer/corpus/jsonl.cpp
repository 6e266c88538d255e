#include "corpus/jsonl.h"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

namespace reperes::corpus {

namespace {

// The string under `key`, or `fallback` when it is absent or of another kind.
std::string string_at(const nlohmann::json& object, const char* key) {
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

}  // namespace

Result<void> read_jsonl(const std::filesystem::path& file, std::vector<Fault>& faults,
                        const std::function<void(ExternalDocument)>& each) {
    std::error_code error;
    std::ifstream in(file, std::ios::binary);
    if (!in || !std::filesystem::is_regular_file(file, error))
        return failure(ErrorCode::not_found,
                       fmt::format("le fichier « {} » ne peut pas être ouvert.", file.string()),
                       "Vérifiez le chemin donné à --jsonl.");
    FaultSink sink(file, faults);
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        if (line.size() > kMaxJsonLineBytes) {
            sink.add(number, fmt::format("la ligne fait plus de {} Mo.", kMaxJsonLineBytes >> 20),
                     "Partagez le document.");
            continue;
        }
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (!json.is_object()) {
            sink.add(number, "cette ligne n'est pas un objet JSON.",
                     "Une ligne, un objet : {\"id\": …, \"title\": …, \"text\": …}");
            continue;
        }
        ExternalDocument document{string_at(json, "id"), string_at(json, "title"), string_at(json, "text"),
                                  ""};
        if (document.id.empty() || document.id.size() > 200 ||
            (document.title.empty() && document.text.empty())) {
            sink.add(number, "il manque « id » (200 octets au plus), ou bien « title » et « text ».",
                     "Complétez la ligne.");
            continue;
        }
        if (const auto meta = json.find("meta"); meta != json.end() && meta->is_object()) {
            auto url = string_at(*meta, "url");
            if (url.starts_with("https://") || url.starts_with("http://")) document.url = std::move(url);
        }
        each(std::move(document));
    }
    return {};
}

}  // namespace reperes::corpus
