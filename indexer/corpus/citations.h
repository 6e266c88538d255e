// Who cites whom: the links between the documents, of which those count that are in force at an instant.
//
// A link counts when the version that writes it is in force; what it leads to may be withdrawn since. A
// document never cites itself here, and cites another once. Built once, then never changed: share freely
// between threads. It points into the documents of the corpus, which must outlive it.
#pragma once

#include <map>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/date.h"

namespace reperes::corpus {

class Citations {
 public:
    explicit Citations(const Corpus& corpus);

    // The documents that cite this one at `at`, by collection, then by the title in force in French order.
    [[nodiscard]] std::vector<const Document*> citing(const Document& cited, Instant at) const;
    // Those that it cites, in the same order.
    [[nodiscard]] std::vector<const Document*> cited_by(const Document& citing, Instant at) const;

 private:
    struct Citing {
        const Document* document;
        const Version* version;  // of it, that writes the link
    };
    std::map<const Document*, std::vector<Citing>> citing_;
    std::map<const Version*, std::vector<const Document*>> cited_;
};

}  // namespace reperes::corpus
