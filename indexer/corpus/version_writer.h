// From what somebody typed in a form to the bytes of a version file, and back.
//
// The other direction of version_parser.h, which stays the only judge: a draft is checked by writing it and
// parsing what was written. Any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/version.h"

namespace reperes::corpus {

// By key of the front matter ("titre", "themes"), as typed: lists with one value a line, dates as
// "2026-11-21", the Markdown under "corps", the sources under "sources.1.titre", "sources.1.url"…
// A key without text is left out of the file, and so is one that nobody may type (version_keys.h).
using Fields = std::map<std::string, std::string>;

// What the publication knows and nobody types.
struct Stamp {
    Instant published_at{};
    std::string author, reviewer;
    std::string reviewed_digest;  // of what the reviewer read (draft.h)
    std::string previous_digest;  // of the file of the version before
    std::string draft;            // what it was published from: so that a publication is never made twice
    std::string edition;          // published together with others, under this name
};

struct WrittenVersion {
    std::string bytes;
    std::vector<std::string> key_of_line;  // [0] is line 1; "corps" from the second +++ on; may be ""

    // Of a line from 1, for a fault that has no key; "" for line 0, "corps" after the end.
    [[nodiscard]] std::string key_of(std::size_t line) const;
};

WrittenVersion write_version(Collection collection, const Fields& fields, const Stamp& stamp);

// The fields from which a version file can be written again, without the stamp. Lists come back one value a
// line. Nothing for bytes that are no version file.
std::optional<Fields> read_fields(std::string_view bytes, Collection collection);

// The same fields under either name mean the same version: CR LF, trailing blanks and blank lines at both
// ends are no difference, nor are gaps between the numbers of the sources. Keys without text are gone.
Fields normalised(Fields fields);

}  // namespace reperes::corpus
