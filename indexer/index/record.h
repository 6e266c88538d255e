// The data of an index document: what a line of results needs, so that a search reads nothing else.
//
// Format: one line of JSON, a line feed, then the plain text as it is (passages are cut from it). Any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/entry.h"

namespace reperes::index {

struct Record {
    std::string id, url, title, summary, type;
    std::int64_t published_at = 0;  // seconds since 1970; 0 when unknown
    std::vector<corpus::Heading> headings;
    std::string text;
};

std::string encode(const Entry& entry);
// Nothing when `data` was not made by encode(): the index is damaged or foreign.
std::optional<Record> decode(std::string_view data);

}  // namespace reperes::index
