// Who cites whom: the links between the documents in force at an instant.
//
// A link counts when the version that writes it is in force; what it leads to may be withdrawn since. A
// document never cites itself here, and cites another once. Built once, then never changed; it points into
// the corpus.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/date.h"

namespace reperes::corpus {

class Citations {
 public:
    Citations(const Corpus& corpus, Instant at);

    // The documents that cite this one, by collection, then by the title in force in French order.
    [[nodiscard]] const std::vector<const Document*>& citing(const Document& cited) const;
    // Those that it cites, in the same order.
    [[nodiscard]] const std::vector<const Document*>& cited_by(const Document& citing) const;

 private:
    using Edges = std::map<const Document*, std::vector<const Document*>>;
    Edges citing_, cited_;
};

}  // namespace reperes::corpus
