// Constant tables of words, searched by halving.
//
// Invariant: a table is sorted and without duplicates; every table of this folder proves it with a
// static_assert, so that a word added in the wrong place stops the build instead of never being found.
// Thread-safety: constants.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace reperes::text {

template <std::size_t N>
using WordTable = std::array<std::string_view, N>;

template <typename Table, typename Key>
constexpr bool strictly_sorted(const Table& table, Key key) {
    for (std::size_t i = 1; i < table.size(); ++i) {
        if (!(key(table[i - 1]) < key(table[i]))) return false;
    }
    return true;
}

template <std::size_t N>
constexpr bool strictly_sorted(const WordTable<N>& table) {
    return strictly_sorted(table, [](std::string_view word) { return word; });
}

template <std::size_t N>
bool holds(const WordTable<N>& table, std::string_view word) {
    return std::binary_search(table.begin(), table.end(), word);
}

}  // namespace reperes::text
