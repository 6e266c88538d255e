#include "search/explanation.h"

#include <fmt/format.h>

#include <map>

#include "index/schema.h"

namespace reperes::search {

namespace {

// What `query` gives each of these documents; absent from the map when it does not match.
class AmongHits {
 public:
    AmongHits(const Xapian::Database& database, const std::vector<Hit>& hits)
        : database_(database), hits_(hits.size()) {
        std::vector<Xapian::Query> ids;
        for (const auto& hit : hits) ids.emplace_back(index::id_term(hit.id));
        only_ = Xapian::Query(Xapian::Query::OP_OR, ids.begin(), ids.end());
    }

    [[nodiscard]] std::map<Xapian::docid, double> scores(const Xapian::Query& query) const {
        std::map<Xapian::docid, double> result;
        if (hits_ == 0) return result;
        Xapian::Enquire enquire(database_);
        enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, query, only_));
        enquire.set_weighting_scheme(Xapian::TfIdfWeight("nnn"));
        const auto mset = enquire.get_mset(0, static_cast<Xapian::doccount>(hits_));
        for (auto it = mset.begin(); it != mset.end(); ++it) result[*it] = it.get_weight();
        return result;
    }

 private:
    const Xapian::Database& database_;
    std::size_t hits_;
    Xapian::Query only_;
};

std::string describe(const Word& word) {
    std::string line =
        fmt::format("mot [{}, {}[ : un de {{{}}}", word.begin, word.end, fmt::join(word.any, ", "));
    if (!word.all.empty()) line += fmt::format(" ou tous {{{}}}", fmt::join(word.all, ", "));
    if (!word.title.empty()) line += fmt::format(" ; titre : un de {{{}}}", fmt::join(word.title, ", "));
    if (word.light) line += " (compte peu, jamais exigé)";
    if (word.alternative > 0) line += fmt::format(" (alternative {})", word.alternative + 1);
    return line;
}

std::string describe(const Concept& known) {
    std::string line = fmt::format("vocabulaire, mots {} à {} :", known.first + 1, known.last + 1);
    if (!known.sigle.empty())
        line += fmt::format(" {} = {} ;", known.sigle, fmt::join(known.meanings, " | "));
    for (const auto& expression : known.equivalents) line += fmt::format(" aussi « {} »", expression.label);
    for (const auto& term : known.related) line += fmt::format(" ; voir « {} »", term);
    return line;
}

}  // namespace

std::vector<std::string> describe(const Question& question) {
    std::vector<std::string> lines{question.operators  ? "opérateurs : exactement ce qu'ils disent"
                                   : question.sentence ? "phrase : les mots se complètent, aucun n'est exigé"
                                                       : "mots-clés"};
    for (const auto& word : question.words) lines.push_back(describe(word));
    for (const auto& [phrase, begin, end, alternative] : question.quotations)
        lines.push_back(
            fmt::format("expression exacte : {} (étendue {})", fmt::join(phrase.terms, " "), phrase.window));
    for (const auto& exclusion : question.exclusions) {
        lines.emplace_back("sans :");
        for (const auto& word : exclusion.words) lines.push_back("  " + describe(word));
        for (const auto& phrase : exclusion.phrases)
            lines.push_back(fmt::format("  expression {}", fmt::join(phrase.terms, " ")));
    }
    for (const auto& known : question.concepts) lines.push_back(describe(known));
    return lines;
}

void add_clause_scores(const std::vector<Clause>& clauses, const Xapian::Database& database,
                       const std::vector<Xapian::docid>& documents, std::vector<Hit>& hits) {
    const AmongHits among(database, hits);
    for (const auto& clause : clauses) {
        const auto scores = among.scores(clause.query);
        for (std::size_t i = 0; i < hits.size(); ++i) {
            const auto found = scores.find(documents[i]);
            if (found != scores.end() && found->second > 0)
                hits[i].clauses.push_back({clause.label, found->second});
        }
    }
}

void add_missing_words(std::string_view text, const Question& question, const Xapian::Database& database,
                       const std::vector<Xapian::docid>& documents, std::vector<Hit>& hits) {
    const AmongHits among(database, hits);
    for (std::size_t i = 0; i < question.words.size(); ++i) {
        const auto& word = question.words[i];
        if (word.light) continue;
        const auto have = among.scores(has_word(question, i));
        for (std::size_t hit = 0; hit < hits.size(); ++hit)
            if (!have.contains(documents[hit]))
                hits[hit].missing.emplace_back(text.substr(word.begin, word.end - word.begin));
    }
}

}  // namespace reperes::search
