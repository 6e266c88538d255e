#include "search/query.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace reperes::search {

namespace {

using index::term;
using Xapian::Query;
using Queries = std::vector<Query>;

// Beyond this, the ways to choose some of the words are too many: the rarest words decide.
constexpr std::size_t kMaxChosenWords = 8;

Query any_of(const Queries& queries) {
    return Query(Query::OP_OR, queries.begin(), queries.end());
}
Query all_of(const Queries& queries) {
    return Query(Query::OP_AND, queries.begin(), queries.end());
}

Queries as_queries(const std::vector<std::string>& terms) {
    Queries queries;
    for (const auto& t : terms) queries.emplace_back(t);
    return queries;
}

Query word_query(const Word& word) {
    Queries ways = as_queries(word.any);
    if (!word.all.empty()) ways.push_back(all_of(as_queries(word.all)));
    return any_of(ways);
}

Query phrase_query(const Phrase& phrase) {
    if (phrase.terms.size() == 1) return Query(phrase.terms.front());
    return Query(Query::OP_PHRASE, phrase.terms.begin(), phrase.terms.end(), phrase.window);
}

// At least `wanted` of words[from…]: with the first one and one less of the others, or without it.
Query at_least(const Queries& words, std::size_t from, std::size_t wanted) {
    const std::size_t left = words.size() - from;
    if (wanted == left)
        return Query(Query::OP_AND, words.begin() + static_cast<std::ptrdiff_t>(from), words.end());
    if (wanted == 1)
        return Query(Query::OP_OR, words.begin() + static_cast<std::ptrdiff_t>(from), words.end());
    return Query(Query::OP_OR, Query(Query::OP_AND, words[from], at_least(words, from + 1, wanted - 1)),
                 at_least(words, from + 1, wanted));
}

Xapian::doccount frequency(const Word& word, const Xapian::Database& database) {
    Xapian::doccount most = 0;
    for (const auto* list : {&word.any, &word.all})
        for (const auto& t : *list) most = std::max(most, database.get_termfreq(t));
    return most;
}

class Weigher {
 public:
    explicit Weigher(const Xapian::Database& database)
        : database_(&database), documents_(database.get_doccount()) {}

    [[nodiscard]] double idf(const std::string& whole_term) const {
        const double df = database_->get_termfreq(whole_term);
        return std::log(1 + (documents_ - df + 0.5) / (df + 0.5));
    }

    [[nodiscard]] Query stem(const std::string& stem) const {
        const double weight = idf(term(index::kStem, stem)) / index::kImpactScale;
        return Query(
            Query::OP_OR, Query(Query::OP_SCALE_WEIGHT, Query(term(index::kStem, stem)), weight),
            Query(Query::OP_SCALE_WEIGHT, Query(term(index::kTitleStem, stem)), kTitleWeight * weight));
    }

    // `weight`, once, for the documents that have `which`.
    [[nodiscard]] static Query constant(double weight, const std::string& which) {
        auto* source = new Xapian::FixedWeightPostingSource(weight);
        return Query(Query::OP_FILTER, Query(source->release()), Query(which));
    }

    // The same for a phrase that starts with `first`. Xapian 1.4.22 gives wrong weights when a phrase stands
    // on the right of OP_FILTER inside another OP_FILTER (checked document by document); this form is exact.
    [[nodiscard]] static Query constant(double weight, const Query& phrase, const std::string& first) {
        return Query(Query::OP_AND, Query(Query::OP_SCALE_WEIGHT, phrase, 0.0), constant(weight, first));
    }

 private:
    const Xapian::Database* database_;
    double documents_;
};

// The stems that stand at both ends of a word: its own, or the last and first parts of a compound.
const std::string& first_stem(const Word& word) {
    return word.all.empty() ? word.any.front() : word.all.front();
}
const std::string& last_stem(const Word& word) {
    return word.all.empty() ? word.any.front() : word.all.back();
}

}  // namespace

Query matching(const Question& question, std::size_t wanted, const Xapian::Database& database) {
    Queries parts;
    for (const auto& phrase : question.phrases) parts.push_back(phrase_query(phrase));
    std::vector<const Word*> words;
    for (const auto& word : question.words) words.push_back(&word);
    if (wanted < words.size()) {
        // Some of the words: those that no document has could never be among them.
        std::erase_if(words, [&](const Word* word) { return frequency(*word, database) == 0; });
        std::stable_sort(words.begin(), words.end(), [&](const Word* a, const Word* b) {
            return frequency(*a, database) < frequency(*b, database);
        });
        if (words.size() > kMaxChosenWords) words.resize(kMaxChosenWords);
        if (words.empty() && question.phrases.empty()) return Query::MatchNothing;
        wanted = std::min(wanted, words.size());
    }
    Queries queries;
    for (const auto* word : words) queries.push_back(word_query(*word));
    if (!queries.empty() && wanted > 0)
        parts.push_back(at_least(queries, 0, std::min(wanted, queries.size())));
    return parts.empty() ? Query::MatchAll : all_of(parts);
}

Query ranking(const Question& question, const Xapian::Database& database) {
    const Weigher weigher(database);
    Queries parts;
    std::map<std::string, bool> seen;
    const auto add_stem = [&](const std::string& stem) {
        if (!std::exchange(seen[stem], true)) parts.push_back(weigher.stem(stem));
    };
    for (const auto& word : question.words) {
        for (const auto& stem : word.stems) add_stem(stem);
        for (const auto& boost : word.boosts) {
            const double weight = boost.starts_with(index::kArticle) ? kArticleWeight : kSigleWeight;
            if (database.term_exists(boost))
                parts.push_back(Weigher::constant(weight * weigher.idf(boost), boost));
        }
        // A word that ranking cannot weigh must match here all the same, or its documents would be lost.
        if (word.stems.empty())
            for (const auto& t : word.any) parts.emplace_back(Query::OP_SCALE_WEIGHT, Query(t), 0.0);
    }
    for (std::size_t i = 1; i < question.words.size(); ++i) {
        const auto& a = question.words[i - 1];
        const auto& b = question.words[i];
        if (a.stems.empty() || b.stems.empty() || b.first <= a.last || b.first - a.last > 4) continue;
        const std::vector<std::string> pair{last_stem(a), first_stem(b)};
        const double weight = kPairWeight * (weigher.idf(pair[0]) + weigher.idf(pair[1]));
        const Query phrase(Query::OP_PHRASE, pair.begin(), pair.end(), b.first - a.last + 1);
        parts.push_back(Weigher::constant(weight, phrase, pair[0]));
    }
    for (const auto& phrase : question.phrases)
        parts.push_back(Weigher::constant(1, phrase_query(phrase), phrase.terms.front()));
    return any_of(parts);
}

Query in_force(corpus::Instant at) {
    const auto seconds = static_cast<double>(at.time_since_epoch().count());
    return Query(Query::OP_AND,
                 Query(Query::OP_VALUE_LE, index::kFromSlot, Xapian::sortable_serialise(seconds)),
                 Query(Query::OP_VALUE_GE, index::kToSlot, Xapian::sortable_serialise(seconds + 1)));
}

Query filter(const FacetChoice& choice, std::size_t except) {
    Queries facets;
    for (std::size_t i = 0; i < index::kFacetCount; ++i) {
        if (i == except || choice[i].empty()) continue;
        Queries values;
        for (const auto& value : choice[i]) values.emplace_back(term(index::kFacets[i].prefix, value));
        facets.push_back(any_of(values));
    }
    return facets.empty() ? Query::MatchAll : all_of(facets);
}

}  // namespace reperes::search
