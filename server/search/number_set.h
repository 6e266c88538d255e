// A set of the numbers below a bound, as bits: what matches of a hundred thousand suggestions is 12 kB.
//
// Thread-safety: that of a plain value.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace reperes::search {

class NumberSet {
 public:
    // Empty, for numbers below `bound`.
    explicit NumberSet(std::size_t bound) : words_((bound + kBits - 1) / kBits) {}

    void add(std::size_t number) { words_[number / kBits] |= std::uint64_t{1} << (number % kBits); }

    // With another set of the same bound.
    void keep(const NumberSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    }
    void remove(const NumberSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    }

    // Calls `visit` for the numbers in [from, to), in order, until it gives false.
    template <typename Visit>
    void each(std::size_t from, std::size_t to, Visit visit) const {
        for (std::size_t i = from / kBits; i < words_.size() && i * kBits < to; ++i)
            for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
                const std::size_t number = i * kBits + static_cast<std::size_t>(std::countr_zero(word));
                if (number >= from && (number >= to || !visit(number))) return;
            }
    }

 private:
    static constexpr std::size_t kBits = 64;
    std::vector<std::uint64_t> words_;
};

}  // namespace reperes::search
