// What two sequences have in common, in order: the longest such list (the O(NP) algorithm of Wu, Manber,
// Myers and Miller, 1990, by the dtl library, which is named in this file alone), within a bound.
//
// Pure function, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace reperes::publication {

using Symbols = std::vector<std::uint32_t>;

// Positions of the same symbol.
struct Match {
    std::size_t before = 0, after = 0;
};

// Each match is further in both sequences than the one before it. `steps` is what may still be spent, some
// tens of nanoseconds each, and 0 afterwards when it was not enough. Sequences that would cost too much are
// cut at the symbols that stand once on each side, and a part that still does is held to have nothing in
// common.
std::vector<Match> matches(const Symbols& before, const Symbols& after, std::size_t& steps);

}  // namespace reperes::publication
