// A hit from what the index stores of a document: all but its score, its marks and its passage. Any thread.
#pragma once

#include "index/record.h"
#include "search/result.h"

namespace reperes::search {

inline Hit hit_of(index::Record record) {
    Hit hit;
    hit.id = std::move(record.id);
    hit.url = std::move(record.url);
    hit.title = std::move(record.title);
    hit.summary = std::move(record.summary);
    hit.type = std::move(record.type);
    hit.published_at = record.published_at;
    return hit;
}

}  // namespace reperes::search
