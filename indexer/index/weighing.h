// Pieces of queries that several rooms weigh and filter with. Pure functions, any thread.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>

#include <xapian.h>

#include "corpus/date.h"
#include "index/schema.h"

namespace reperes::index {

// What a word in `frequency` of so many documents tells.
inline double inverse_frequency(double frequency, double documents) {
    const double df = std::min(frequency, documents);
    return std::log(1 + (documents - df + 0.5) / (df + 0.5));
}

// `weight`, once, for the documents that match `which`.
//
// The only form in which a phrase may weigh. Xapian 1.4.22 gives wrong weights, to some documents, when a
// phrase has weights of its own under an OR, or stands on the right of an OP_FILTER inside another one; with
// a posting source beside it and no weight of its own they are exact (tests/unit/search_question.cpp takes
// scores apart).
inline Xapian::Query constant(double weight, const Xapian::Query& which) {
    using Xapian::Query;
    auto* source = new Xapian::FixedWeightPostingSource(weight);
    return {Query::OP_AND, Query(Query::OP_SCALE_WEIGHT, which, 0.0), Query(source->release())};
}

// The versions in force at `at`.
inline Xapian::Query in_force_query(corpus::Instant at) {
    using Xapian::Query;
    const auto bound = [](corpus::Instant instant) {
        return Xapian::sortable_serialise(static_cast<double>(instant.time_since_epoch().count()));
    };
    return {Query::OP_AND, Query(Query::OP_VALUE_LE, kFromSlot, bound(at)),
            Query(Query::OP_VALUE_GE, kToSlot, bound(at + std::chrono::seconds(1)))};
}

}  // namespace reperes::index
