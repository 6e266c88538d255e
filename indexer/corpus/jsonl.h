// Collections from elsewhere: one JSON object a line with "id", "title", "text" and optional "meta".
//
// Read line by line, so that a collection of any size costs one line of memory. Any thread.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "corpus/error.h"
#include "corpus/fault.h"

namespace reperes::corpus {

struct ExternalDocument {
    std::string id;     // unique in its collection, 1 to 200 bytes
    std::string title;  // may be empty
    std::string text;
    std::string url;  // meta.url when it is an http(s) address; else empty
};

inline constexpr std::size_t kMaxJsonLineBytes = 5 << 20;

// Calls `each` for every well-formed line. A faulty line is reported and left out. An error only when the
// file cannot be opened.
Result<void> read_jsonl(const std::filesystem::path& file, std::vector<Fault>& faults,
                        const std::function<void(ExternalDocument)>& each);

}  // namespace reperes::corpus
