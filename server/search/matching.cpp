#include "search/matching.h"

#include "index/weighing.h"
#include "search/parameters.h"

namespace reperes::search {

namespace {

using Xapian::Query;

// How many documents match; exact up to `enough`.
std::size_t count(const Query& query, std::size_t enough, const Xapian::Database& database) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return enquire.get_mset(0, static_cast<Xapian::doccount>(enough)).size();
}

// The best documents, down to a share of the best score. `ahead` of them come before all others and say
// nothing of what the others should score.
std::vector<Found> nearest(const Query& ranking, const Query& documents, std::size_t ahead,
                           const Xapian::Database& database) {
    Xapian::Enquire enquire(database);
    enquire.set_query(Query(Query::OP_FILTER, ranking, documents));
    enquire.set_weighting_scheme(Xapian::TfIdfWeight("nnn"));
    const auto mset = enquire.get_mset(0, parameters::kNearest);
    std::vector<Found> found;
    double floor = 0;
    for (auto it = mset.begin(); it != mset.end(); ++it) {
        const double score = it.get_weight();
        if (found.size() == ahead) floor = parameters::kReach * score;
        if (score < floor) break;
        found.push_back({*it, score});
    }
    return found;
}

}  // namespace

Matching choose_matching(const Question& question, std::vector<Clause>& clauses, const Query& scope,
                         const Xapian::Database& database) {
    const Query here(Query::OP_FILTER, constraints(question), scope);
    if (question.empty()) return {here, {}, {}};
    if (question.operators) return {Query(Query::OP_FILTER, all_words(question), scope), sum_of(clauses), {}};
    const std::size_t said = things_said(question);
    const bool keywords = said <= 1 || (!question.sentence && said <= parameters::kKeywords);
    if (!keywords) {
        const Query ranking = sum_of(clauses);
        return {here, ranking, nearest(ranking, here, 0, database)};
    }
    const Query all(Query::OP_FILTER, all_words(question), here);
    const std::size_t with_all = count(all, parameters::kEnough, database);
    // Of a single thing said, no document has a part only; and its relatives alone would be far from it.
    if (with_all >= parameters::kEnough || said <= 1) return {all, sum_of(clauses), {}};
    if (with_all > 0) clauses.push_back({"tous les mots", index::constant(parameters::kAllWords, all)});
    const Query ranking = sum_of(clauses);
    auto found = nearest(ranking, here, with_all, database);
    const bool relaxed = found.size() > with_all;
    return {here, ranking, std::move(found), relaxed, with_all};
}

bool finds_something(const Question& question, const Query& scope, const Xapian::Database& database) {
    return !question.empty() && count(Query(Query::OP_FILTER, all_words(question), scope), 1, database) > 0;
}

}  // namespace reperes::search
