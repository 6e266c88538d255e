// A list without doubles, short enough that looking through it is the quickest way.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace reperes::search {

template <typename Item>
void add_once(std::vector<Item>& list, Item item) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

}  // namespace reperes::search
