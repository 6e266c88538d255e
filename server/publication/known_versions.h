// Which version files the journal knows, and how those that it does not know enter it.
//
// A version that was published has its line; one that was found (written by hand, or published by a server
// that was killed before its journal) gets one, "constat". Many at once (the first start on a content) are
// listed in DATA/constats/….sha256, as sha256sum -c reads it, and the one line holds the digest of the list.
//
// Thread-safety: none; used while the publisher opens.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "publication/journal.h"

namespace reperes::publication {

inline constexpr std::string_view kPublished = "publication";  // acts
inline constexpr std::string_view kFound = "constat";

// "reference/x@3"
std::string object_of(const corpus::Document& document, const corpus::Version& version);

class KnownVersions {
 public:
    KnownVersions(const Journal& journal, std::filesystem::path data);

    [[nodiscard]] bool knows(const std::string& object) const { return digests_.contains(object); }
    [[nodiscard]] bool knows(const std::string& object, const std::string& digest) const;
    // "reference/x@3" to every digest that it was seen with.
    [[nodiscard]] const std::map<std::string, std::set<std::string>>& all() const { return digests_; }

 private:
    void read_list(const JournalEntry& entry);

    std::filesystem::path data_;
    std::map<std::string, std::set<std::string>> digests_;
};

struct FoundVersion {
    std::string object, digest;
    std::string detail;  // why it is written now
};
Result<void> write_found(Journal& journal, const std::filesystem::path& data,
                         const std::vector<FoundVersion>& found);

}  // namespace reperes::publication
