// Several versions published together: all of them or none.
//
// The files come first, each naming the edition; content/editions/NAME.toml, written last, lists them with
// their digests. It is the record without which none of them counts, and is never rewritten.
//
// Plain values, read whole, then never changed: share freely between threads.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"
#include "corpus/fault.h"
#include "corpus/version.h"

namespace reperes::corpus {

inline constexpr std::string_view kEditionFolder = "editions";  // of the content

struct Edition {
    std::string name;  // "2027-01"
    Instant published_at{};
    std::string note;  // what it changes in practice; may be empty
    struct Entry {
        std::filesystem::path file;  // relative to the content folder
        std::string digest;
    };
    std::vector<Entry> versions;
};

// The bytes of a manifest, and back. Nothing, and at least one fault, for one that cannot be read.
std::string write_edition(const Edition& edition);
std::optional<Edition> parse_edition(std::string_view bytes, std::string name, FaultSink& faults);

// The edition that the bytes of a version file name; empty when they name none.
std::string edition_of(std::string_view version_file);
// Where the manifest of an edition stands, in the content folder.
std::filesystem::path manifest_path(std::string_view name);

class Editions {
 public:
    // What cannot be read is reported, and its versions do not count.
    static Editions load(const std::filesystem::path& content, std::vector<Fault>& faults);

    // Whether a version is published, as far as editions tell. One that was changed since its manifest was
    // written is reported.
    [[nodiscard]] bool counts(const Version& version, FaultSink& faults) const;
    [[nodiscard]] const Edition* find(std::string_view name) const;
    [[nodiscard]] const std::map<std::string, Edition, std::less<>>& all() const { return by_name_; }

 private:
    std::map<std::string, Edition, std::less<>> by_name_;
};

}  // namespace reperes::corpus
