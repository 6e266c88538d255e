// A draft as the version that it would be: its bytes, what a reader would see, and what stands in its way,
// field by field.
//
// Pure but for the clock and the names it is given; any thread.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/corpus.h"
#include "publication/draft.h"

namespace reperes::publication {

// What all compositions of one publication rest on.
struct Desk {
    const corpus::Corpus* corpus = nullptr;
    corpus::Instant now{};
    std::function<std::string(const std::string& account)> display_name;
    std::string edition;  // empty for a version alone
};

struct VersionFile {
    corpus::Collection collection = corpus::Collection::fiches;
    std::string document;
    unsigned number = 0;
    std::string bytes, digest;

    [[nodiscard]] std::string object() const;            // "reference/x"
    [[nodiscard]] std::string name() const;              // "v0003.md"
    [[nodiscard]] std::filesystem::path path() const;    // relative to the content
    [[nodiscard]] std::filesystem::path folder() const;  // relative to the content
};

struct Composition {
    std::vector<VersionFile> files;  // the version, then those that are published again after it
    corpus::Document document;       // as it would be; without the new version when it has faults
    std::vector<std::pair<std::string, corpus::Fault>> faults;  // key of the field ("corps"), fault
    // It says again what an old version said, or takes it away: links that are dead by now are no fault.
    bool of_the_past = false;
};

Composition compose(const Draft& draft, const Desk& desk);
// Publishes a version again, after those that `composition` holds without a fault, and for its own day. False
// when `bytes`, of its file, cannot be read.
bool compose_again(Composition& composition, const corpus::Version& version, std::string_view bytes,
                   const Desk& desk);
// What can only be judged once all are there: numbers, links and replacements.
void check_together(std::vector<Composition>& compositions, const Desk& desk);

}  // namespace reperes::publication
