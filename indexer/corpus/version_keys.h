// The keys of the front matter that somebody types, in the order in which a file has them. Those that the
// publication alone knows (author, dates of publication, digests) are none of them.
//
// Constant data; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/version.h"

namespace reperes::corpus {

enum class ValueKind : std::uint8_t { text, date, number, texts, numbers };  // the last two: lists

struct VersionKey {
    std::string_view name;
    ValueKind kind = ValueKind::text;
};

std::vector<VersionKey> version_keys(Collection collection);
inline constexpr std::array kSourceKeys{
    VersionKey{"titre"}, VersionKey{"editeur"}, VersionKey{"date"},
    VersionKey{"url"},   VersionKey{"langue"},  VersionKey{"consulte-le", ValueKind::date},
};

inline constexpr std::string_view kBodyKey = "corps";
inline constexpr std::string_view kSourcesKey = "sources";

// A list of values, whatever the collection.
bool is_list(std::string_view key);

}  // namespace reperes::corpus
