// Which version of a document is in force at an instant: a pure function of the files and the clock.
//
// The rule (design decision 2): the highest number whose two dates have both come. It never goes back
// to a lower number, and no job has to run at midnight. Any thread.
#pragma once

#include <vector>

#include "corpus/version.h"

namespace reperes::corpus {

// The version in force at `at`, withdrawal or not; nullptr before the first one.
const Version* in_force(const Document& document, Instant at);

// Whether the document was withdrawn, as published in error, after this version: its text is shown nowhere any
// more, for no day of the past, and even when the document has come back since. Holds from the publication of the
// withdrawal, whatever its day.
bool retracted(const Document& document, const Version& version);

// The version in force when it is a text that may be read; nullptr when the document is withdrawn too.
const Version* readable(const Document& document, Instant at);

// When each version, in the order of document.versions, is in force: [from, to), with to = kNever for
// the last one. A version overtaken before it began has from == to: it is never in force.
struct Period {
    Instant from{}, to{};
    [[nodiscard]] bool empty() const { return from >= to; }
};
std::vector<Period> periods(const Document& document);

}  // namespace reperes::corpus
