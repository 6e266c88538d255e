// Length norms: how a field's length, against the average of its kind, tempers its words.
//
// Averages come from the documents themselves (a sample of them for a large collection) and are kept with the
// index. The curve is flat: an average that drifts by a tenth moves no ranking. Pure functions, any thread.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "index/schema.h"

namespace reperes::index {

struct AverageLengths {  // in stems that are not stop words
    double body = 100;
    double title = 8;
};

inline double body_norm(std::size_t length, double average) {
    return 0.1 + 0.9 * std::pow(static_cast<double>(length) / average, 0.8);
}

inline double title_norm(std::size_t length, double average) {
    return std::max(0.05, static_cast<double>(length) / average);
}

// s(tf, n) of schema.h as a wdf, at least 1. `share`: of what the field is worth, for a field that is only a
// stand-in.
inline Xapian::termcount impact(std::size_t tf, double norm, double share = 1) {
    const double count = static_cast<double>(tf);
    const double saturated = 2.2 * count / (count + 1.2 * norm);
    return static_cast<Xapian::termcount>(std::max(1L, std::lround(kImpactScale * share * saturated)));
}

}  // namespace reperes::index
