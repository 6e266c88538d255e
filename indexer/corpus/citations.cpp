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

Citations::Citations(const Corpus& corpus, Instant at) {
    std::map<std::string, const Document*, std::less<>> by_id;
    for (const auto& document : corpus.documents) by_id.emplace(document.id(), &document);
    for (const auto& document : corpus.documents) {
        const auto* version = in_force(document, at);
        if (!version || version->nature == Nature::withdrawal) continue;
        std::set<std::string_view> seen;
        for (const auto& link : version->body.links) {
            const auto found = by_id.find(link.document);
            if (found == by_id.end() || found->second == &document || !seen.insert(link.document).second)
                continue;
            cited_[&document].push_back(found->second);
            citing_[found->second].push_back(&document);
        }
    }
    for (auto* edges : {&citing_, &cited_})
        for (auto& [from, documents] : *edges) sort(documents, at);
}

const std::vector<const Document*>& Citations::citing(const Document& cited) const {
    static const std::vector<const Document*> kNone;
    const auto it = citing_.find(&cited);
    return it == citing_.end() ? kNone : it->second;
}

const std::vector<const Document*>& Citations::cited_by(const Document& citing) const {
    static const std::vector<const Document*> kNone;
    const auto it = cited_.find(&citing);
    return it == cited_.end() ? kNone : it->second;
}

}  // namespace reperes::corpus
