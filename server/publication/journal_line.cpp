#include "publication/journal_line.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "corpus/digest.h"
#include "text/utf8.h"

namespace reperes::publication {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t kMaxWho = 100, kMaxAct = 60, kMaxObject = 400, kMaxDigest = 128, kMaxDetail = 2000;

std::string cut(const std::string& text, std::size_t bytes) {
    return std::string(text::prefix(text, bytes));
}

// The line up to its digest.
std::string head_of(const JournalEntry& entry, const std::string& previous) {
    ordered_json json{{"n", entry.number},
                      {"le", corpus::iso_instant(entry.at)},
                      {"qui", cut(entry.who, kMaxWho)},
                      {"acte", cut(entry.act, kMaxAct)}};
    if (!entry.object.empty()) json["objet"] = cut(entry.object, kMaxObject);
    if (!entry.digest.empty()) json["empreinte"] = cut(entry.digest, kMaxDigest);
    if (!entry.detail.empty()) json["detail"] = cut(entry.detail, kMaxDetail);
    json["precedente"] = previous;
    std::string text = json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    text.pop_back();  // the brace: the digest follows
    return text;
}

std::string with_digest(const std::string& head) {
    return fmt::format(R"({},"chaine":"{}"}})", head, corpus::sha256(head));
}

}  // namespace

std::string write_line(const JournalEntry& entry, const std::string& previous) {
    return with_digest(head_of(entry, previous));
}

std::optional<JournalLine> read_line(std::string_view line) {
    const auto end_of_head = line.rfind(R"(,"chaine":")");
    if (end_of_head == std::string_view::npos ||
        with_digest(std::string(line.substr(0, end_of_head))) != line)
        return std::nullopt;
    try {
        const auto json = ordered_json::parse(line);
        const auto at = corpus::parse_instant(json.at("le").get<std::string>());
        if (!at) return std::nullopt;
        JournalLine read;
        read.entry.number = json.at("n").get<std::size_t>();
        read.entry.at = *at;
        read.entry.who = json.at("qui").get<std::string>();
        read.entry.act = json.at("acte").get<std::string>();
        read.entry.object = json.value("objet", "");
        read.entry.digest = json.value("empreinte", "");
        read.entry.detail = json.value("detail", "");
        read.previous = json.at("precedente").get<std::string>();
        read.digest = json.at("chaine").get<std::string>();
        return read;
    } catch (const ordered_json::exception&) {
        return std::nullopt;
    }
}

}  // namespace reperes::publication
