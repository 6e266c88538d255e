#include "corpus/citations.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "corpus/in_force.h"
#include "text/collation.h"

namespace reperes::corpus {

namespace {

const std::string& title_of(const Document& document, Instant at) {
    const auto* version = in_force(document, at);
    return version ? version->title : document.versions.back().title;
}

void sort(std::vector<const Document*>& documents, Instant at) {
    std::stable_sort(documents.begin(), documents.end(), [&](const Document* a, const Document* b) {
        if (a->collection != b->collection) return a->collection < b->collection;
        return text::comes_before(title_of(*a, at), title_of(*b, at));
    });
}

}  // namespace

Citations::Citations(const Corpus& corpus) {
    for (const auto& document : corpus.documents)
        for (const auto& version : document.versions) {
            std::set<std::string_view> seen;
            for (const auto& link : version.body.links) {
                const auto* cited = corpus.find(link.document);
                if (!cited || cited == &document || !seen.insert(link.document).second) continue;
                cited_[&version].push_back(cited);
                citing_[cited].push_back({&document, &version});
            }
        }
}

std::vector<const Document*> Citations::citing(const Document& cited, Instant at) const {
    std::vector<const Document*> documents;
    if (const auto it = citing_.find(&cited); it != citing_.end())
        for (const auto& [document, version] : it->second)
            if (readable(*document, at) == version) documents.push_back(document);
    sort(documents, at);
    return documents;
}

std::vector<const Document*> Citations::cited_by(const Document& citing, Instant at) const {
    const auto it = cited_.find(readable(citing, at));
    if (it == cited_.end()) return {};
    auto documents = it->second;
    sort(documents, at);
    return documents;
}

}  // namespace reperes::corpus
