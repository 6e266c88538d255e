// Documents that may be about the same thing as one that is being written: for the remarks of check, and for
// editors who begin a document, before they write it twice.
//
// What tells it is what editors fill in first. The texts themselves are compared in shingles.h.
// Any thread.
#pragma once

#include <string>
#include <vector>

#include "corpus/corpus.h"

namespace reperes::corpus {

// What is known of a document, perhaps not yet all. Any field may be empty.
struct Likened {
    Collection collection = Collection::fiches;  // the only one searched: a section may have a fiche's title
    std::string name;                            // of the document itself, which is not like itself
    std::string title, original_title;
    std::vector<std::string> source_urls, organisations;
};
Likened likened(const Document& document, const Version& version);

struct Likeness {
    const Document* document = nullptr;
    double strength = 0;  // over 0, at most 1
    std::string reason;   // « même titre d'origine ; même source : https://… »
};

inline constexpr std::size_t kMostLike = 5;

// The documents whose latest version, in force or not yet, is a text like `given`. Best first, then in the
// order of the corpus; kMostLike at most.
std::vector<Likeness> documents_like(const Corpus& corpus, const Likened& given);

// One side of a comparison, made ready once for many: titles as stems, addresses and names without what may
// differ between two ways to write one.
class Likeable {
 public:
    explicit Likeable(const Likened& given);

    // Strength and reason alone; 0 when they are not alike. The same both ways.
    [[nodiscard]] Likeness compared(const Likeable& other) const;

 private:
    struct Named {
        std::string key, written;
    };
    [[nodiscard]] const Named* only_source_of_one(const Likeable& other) const;
    [[nodiscard]] const Named* common_organisation(const Likeable& other) const;

    std::vector<std::size_t> title_;  // hashes of its stems, sorted, each once
    std::string original_;
    std::vector<Named> urls_, organisations_;
};

}  // namespace reperes::corpus
