// From an Entry to a Xapian document: the only place that decides which terms a document has.
//
// Thread-safety: a Composer belongs to one thread (it holds an analyser).
#pragma once

#include <string>
#include <unordered_map>

#include <xapian.h>

#include "index/entry.h"
#include "index/foreign.h"
#include "index/lengths.h"
#include "text/analyser.h"

namespace reperes::index {

// How a folded word is written, and how often: for spelling suggestions, shown with their accents.
struct WordUse {
    unsigned documents = 0;
    std::unordered_map<std::string, unsigned> written;
};
using WordUses = std::unordered_map<std::string, WordUse>;

// The stems under which a word is indexed and asked for: those of the analyser, or its exact forms when it
// has none and is no stop word (a number). Empty for a stop word. The result lives as long as `forms`.
inline const std::vector<std::string>& indexed_stems(const text::Forms& forms) {
    return forms.stems.empty() && !forms.stop ? forms.exact : forms.stems;
}

class Composer {
 public:
    explicit Composer(AverageLengths averages) : averages_(averages) {}

    // The length of both fields in stems, for the averages.
    struct Lengths {
        std::size_t title = 0, body = 0;
    };
    Lengths measure(const Entry& entry);

    // The document with its terms, slots and data. Its words are added to `uses`.
    Xapian::Document compose(const Entry& entry, WordUses& uses);

 private:
    void add_foreign(const Entry& entry, Xapian::Document& document);

    text::Analyser analyser_;
    ForeignStems foreign_;
    AverageLengths averages_;
};

}  // namespace reperes::index
