#include "index/record.h"

#include <nlohmann/json.hpp>

namespace reperes::index {

using nlohmann::json;

std::string encode(const Entry& entry) {
    json headings = json::array();
    for (const auto& heading : entry.headings)
        headings.push_back({heading.level, heading.anchor, heading.title, heading.offset});
    const auto& type = entry.facets[facet_index("type")];
    const json line{{"id", entry.id},
                    {"url", entry.url},
                    {"title", entry.title},
                    {"summary", entry.summary},
                    {"type", type.empty() ? "" : type.front()},
                    {"published", entry.published_at.time_since_epoch().count()},
                    {"headings", std::move(headings)}};
    // Invalid UTF-8 can only come from a collection from elsewhere: replaced rather than refused.
    return line.dump(-1, ' ', false, json::error_handler_t::replace) + "\n" + entry.text;
}

std::optional<Record> decode(std::string_view data) {
    const auto end = data.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    try {
        const json line = json::parse(data.substr(0, end));
        Record record;
        line.at("id").get_to(record.id);
        line.at("url").get_to(record.url);
        line.at("title").get_to(record.title);
        line.at("summary").get_to(record.summary);
        line.at("type").get_to(record.type);
        line.at("published").get_to(record.published_at);
        for (const auto& heading : line.at("headings"))
            record.headings.push_back({heading.at(0).get<int>(), heading.at(1).get<std::string>(),
                                       heading.at(2).get<std::string>(), heading.at(3).get<std::size_t>()});
        record.text = data.substr(end + 1);
        return record;
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

}  // namespace reperes::index
