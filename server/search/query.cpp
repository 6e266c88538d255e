#include "search/query.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "index/document.h"
#include "index/foreign.h"
#include "index/weighing.h"
#include "search/parameters.h"
#include "search/relatives.h"

namespace reperes::search {

namespace {

using index::constant;
using index::term;
using Xapian::Query;
using Queries = std::vector<Query>;

// Query::MatchAll counts its references without a lock, for every thread at once: each needs one of its own.
Query everything() {
    return Query(std::string());
}

constexpr Xapian::termcount kMaxCompletions = 100;

Query any_of(const Queries& queries) {
    return {Query::OP_OR, queries.begin(), queries.end()};
}
Query all_of(const Queries& queries) {
    return {Query::OP_AND, queries.begin(), queries.end()};
}
Query scaled(double weight, const Query& query) {
    return {Query::OP_SCALE_WEIGHT, query, weight};
}

Queries as_queries(const std::vector<std::string>& terms, std::string_view prefix = "") {
    Queries queries;
    for (const auto& t : terms) queries.emplace_back(term(prefix, t));
    return queries;
}

Query in_order(const Queries& terms, std::uint32_t window) {
    if (terms.size() == 1) return terms.front();
    return {Query::OP_PHRASE, terms.begin(), terms.end(), window};
}

Query word_query(const Word& word) {
    if (!word.title.empty()) return any_of(as_queries(word.title));
    Queries ways = as_queries(word.any);
    if (!word.all.empty()) ways.push_back(all_of(as_queries(word.all)));
    return any_of(ways);
}

Query phrase_query(const Phrase& phrase) {
    return in_order(as_queries(phrase.terms), phrase.window);
}

bool covers(const Concept& known, std::size_t word) {
    return known.first <= word && word <= known.last;
}

// The exclusions of an alternative, each together.
Queries excluded(const Question& question, unsigned alternative) {
    Queries result;
    for (const auto& exclusion : question.exclusions) {
        if (exclusion.alternative != alternative) continue;
        Queries together;
        for (const auto& word : exclusion.words) together.push_back(word_query(word));
        for (const auto& phrase : exclusion.phrases) together.push_back(phrase_query(phrase));
        result.push_back(all_of(together));
    }
    return result;
}

// What an alternative requires beside its words, or with them, and what it excludes.
Query alternative_query(const Question& question, unsigned alternative, bool with_words) {
    Queries wanted;
    for (std::size_t i = 0; i < question.words.size(); ++i) {
        const auto& word = question.words[i];
        if (word.alternative == alternative && (with_words ? !word.light : !word.title.empty()))
            wanted.push_back(has_word(question, i));
    }
    for (const auto& quotation : question.quotations)
        if (quotation.alternative == alternative) wanted.push_back(phrase_query(quotation.phrase));
    const Query all = wanted.empty() ? everything() : all_of(wanted);
    const auto unwanted = excluded(question, alternative);
    return unwanted.empty() ? all : Query(Query::OP_AND_NOT, all, any_of(unwanted));
}

// The clauses of the sum, one kind after the other.
class Ranker {
 public:
    Ranker(const Question& question, const Xapian::Database& database)
        : question_(question), database_(database), documents_(database.get_doccount()) {}

    std::vector<Clause> clauses() {
        for (const auto& word : question_.words) add_word(word);
        for (std::size_t i = 1; i < question_.words.size(); ++i)
            if (question_.words[i - 1].alternative == question_.words[i].alternative)
                add_pair(question_.words[i - 1], question_.words[i]);
        for (const auto& known : question_.concepts)
            for (const auto& expression : known.equivalents) add_equivalent(expression);
        for (const auto& [phrase, begin, end, alternative] : question_.quotations)
            add(fmt::format("« {} » entre guillemets", fmt::join(phrase.terms, " ")),
                constant(1, phrase_query(phrase)));
        return std::move(clauses_);
    }

 private:
    void add(std::string label, Query query) { clauses_.push_back({std::move(label), std::move(query)}); }

    [[nodiscard]] double frequency(const std::string& stem) const {
        return database_.get_termfreq(term(index::kStem, stem));
    }
    [[nodiscard]] double idf_of(double frequency) const {
        return index::inverse_frequency(frequency, documents_);
    }
    [[nodiscard]] double idf(const std::string& stem) const { return idf_of(frequency(stem)); }

    void add_word(const Word& word) {
        bool first = true;
        for (const auto& stem : word.stems) {
            const bool as_typed = !std::exchange(first, false);
            if (seen_.insert(stem).second && (!as_typed || frequency(stem) > 0))
                add_stem(stem, word, as_typed);
        }
        for (const auto& boost : word.boosts) {
            const double df = database_.get_termfreq(boost);
            if (df == 0) continue;
            const bool article = boost.starts_with(index::kArticle);
            const auto value = boost.substr(article ? index::kArticle.size() : index::kSigle.size());
            add((article ? "article " : "sigle ") + value,
                constant((article ? parameters::kArticle : parameters::kSigle) * idf_of(df), Query(boost)));
        }
        add_foreign(word);
        if (!word.beginning.empty())
            add(fmt::format("« {}* »", word.beginning), constant(parameters::kPrefix, word_query(word)));
        // A word that nothing above weighs must match here all the same, or its documents would be lost.
        else if (word.stems.empty() || !word.boosts.empty())
            add("", scaled(0, any_of(as_queries(word.any))));
    }

    // Words that are at home in another language: those that French has more of are weighed as French above.
    void add_foreign(const Word& word) {
        if (word.foreign.empty()) return;
        double french = 0, foreign = 0;
        for (const auto& stem : word.stems) french = std::max(french, frequency(stem));
        for (const auto& found : word.foreign) foreign = std::max<double>(foreign, database_.get_termfreq(found));
        const double weight = foreign >= french ? parameters::kForeign * idf_of(foreign) : 0;
        add(fmt::format("« {} », langue d'origine", word.spelling), constant(weight, any_of(as_queries(word.foreign))));
    }

    void add_stem(const std::string& stem, const Word& word, bool as_typed) {
        const double factor = word.light ? parameters::kLightWord : 1.0;
        const double own_df = frequency(stem);
        std::vector<std::string> family;
        if (!word.light && !as_typed && word.beginning.empty() && word.boosts.empty())
            family = relatives(stem, database_);
        double df = own_df;
        for (const auto& relative : family) df += frequency(relative);
        if (family.empty() || df > parameters::kCommonFamily * documents_) {
            if (own_df > 0) add_fields(fmt::format("« {} »", stem), {stem}, factor * idf_of(own_df));
            return;
        }
        const double shared = parameters::kRelative * idf_of(df);
        if (own_df > 0)
            add_fields(fmt::format("« {} »", stem), {stem}, factor * std::max(0.0, idf_of(own_df) - shared));
        family.insert(family.begin(), stem);
        add_fields(fmt::format("« {} » et parents", fmt::join(family, ", ")), family, factor * shared);
    }

    // The best of the stems in the body, and in the title.
    void add_fields(const std::string& label, const std::vector<std::string>& stems, double weight) {
        const auto best = [&](std::string_view prefix, double factor) {
            Queries queries;
            for (const auto& stem : stems) queries.push_back(scaled(factor, Query(term(prefix, stem))));
            return queries.size() == 1 ? queries.front()
                                       : Query(Query::OP_MAX, queries.begin(), queries.end());
        };
        weight /= index::kImpactScale;
        add(label, best(index::kStem, weight));
        add(label + ", titre", best(index::kTitleStem, parameters::kTitle * weight));
    }

    void add_pair(const Word& a, const Word& b) {
        if (a.stems.empty() || b.stems.empty() || b.first <= a.last ||
            b.first - a.last > parameters::kPairGap)
            return;
        const std::string& left = a.all.empty() ? term(index::kStem, a.stems.front()) : a.all.back();
        const std::string& right = b.all.empty() ? term(index::kStem, b.stems.front()) : b.all.front();
        const std::vector<std::string> pair{left.substr(index::kStem.size()),
                                            right.substr(index::kStem.size())};
        const double df_left = frequency(pair[0]), df_right = frequency(pair[1]);
        if (pair[0] == pair[1] || df_left == 0 || df_right == 0) return;
        const double idfs = idf_of(df_left) + idf_of(df_right);
        const std::uint32_t window = b.first - a.last + 1 + parameters::kPairSlack;
        const auto label = fmt::format("« {} {} » ensemble", pair[0], pair[1]);
        add(label, constant(parameters::kPair * idfs, in_order(as_queries(pair, index::kStem), window)));
        add(label + ", titre",
            constant(parameters::kTitlePair * idfs, in_order(as_queries(pair, index::kTitleStem), window)));
    }

    void add_equivalent(const Expression& expression) {
        double rarest = 0;
        for (const auto& stem : expression.stems) {
            if (frequency(stem) == 0) return;
            rarest = std::max(rarest, idf(stem));
        }
        const double weight = parameters::kEquivalent * rarest;
        const auto label = fmt::format("équivalent « {} »", expression.label);
        if (expression.stems.size() > 1) {
            const auto phrase = [&](std::string_view prefix) {
                return in_order(as_queries(expression.stems, prefix), expression.window);
            };
            add(label, constant(weight, phrase(index::kStem)));
            add(label + ", titre", constant(parameters::kTitle * weight, phrase(index::kTitleStem)));
            return;
        }
        const auto single = [&](std::string_view prefix, double factor) {
            const Query stem =
                scaled(factor / index::kImpactScale, Query(term(prefix, expression.stems.front())));
            return expression.sigle.empty()
                       ? stem
                       : Query(Query::OP_FILTER, stem, Query(term(index::kSigle, expression.sigle)));
        };
        add(label, single(index::kStem, weight));
        add(label + ", titre", single(index::kTitleStem, parameters::kTitle * weight));
    }

    const Question& question_;
    const Xapian::Database& database_;
    double documents_;
    std::set<std::string> seen_;
    std::vector<Clause> clauses_;
};

// The words of the index that begin so, the most frequent first.
std::vector<std::string> completions(const std::string& beginning, const Xapian::Database& database) {
    std::vector<std::pair<Xapian::doccount, std::string>> found;
    const auto end = database.allterms_end(beginning);
    for (auto it = database.allterms_begin(beginning); it != end; ++it)
        found.emplace_back(it.get_termfreq(), *it);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    if (found.size() > kMaxCompletions) found.resize(kMaxCompletions);
    std::vector<std::string> words;
    for (auto& [frequency, word] : found) words.push_back(std::move(word));
    return words;
}

void complete(Word& word, text::Analyser& analyser, const Xapian::Database& database) {
    if (word.beginning.empty()) return;
    word.any = completions(word.beginning, database);
    if (word.title.empty()) return;
    word.title.clear();
    for (const auto& completion : word.any)
        for (const auto& token : analyser.analyse(completion))
            for (const auto& stem : index::indexed_stems(*token.forms))
                word.title.push_back(term(index::kTitleStem, stem));
}

// What the word is in the titles and terms of other languages; none for what is no plain word, or in the title.
void add_foreign(Word& word, index::ForeignStems& stems, const Xapian::Database& database) {
    if (word.spelling.empty() || word.light || !word.title.empty()) return;
    for (auto& found : stems.terms_of(word.spelling)) {
        if (!database.term_exists(found)) continue;
        word.any.push_back(found);
        word.foreign.push_back(std::move(found));
    }
}

}  // namespace

void complete(Question& question, text::Analyser& analyser, const Xapian::Database& database) {
    index::ForeignStems stems;
    const auto complete_word = [&](Word& word) {
        complete(word, analyser, database);
        add_foreign(word, stems, database);
    };
    for (auto& word : question.words) complete_word(word);
    for (auto& exclusion : question.exclusions)
        for (auto& word : exclusion.words) complete_word(word);
}

Query has_word(const Question& question, std::size_t i) {
    if (!question.words[i].title.empty()) return word_query(question.words[i]);
    Queries ways{word_query(question.words[i])};
    for (const auto& known : question.concepts)
        if (covers(known, i))
            for (const auto& expression : known.equivalents)
                ways.push_back(phrase_query(phrase_of(expression)));
    return any_of(ways);
}

Query constraints(const Question& question) {
    return question.operators ? everything() : alternative_query(question, 0, false);
}

Query all_words(const Question& question) {
    if (!question.operators) {
        Queries words;
        for (std::size_t i = 0; i < question.words.size(); ++i)
            if (!question.words[i].light) words.push_back(has_word(question, i));
        return words.empty() ? everything() : all_of(words);
    }
    Queries alternatives;
    for (unsigned i = 0; i < question.alternatives; ++i)
        alternatives.push_back(alternative_query(question, i, true));
    return any_of(alternatives);
}

std::vector<Clause> ranking(const Question& question, const Xapian::Database& database) {
    return Ranker(question, database).clauses();
}

Query sum_of(const std::vector<Clause>& clauses) {
    Queries queries;
    for (const auto& clause : clauses) queries.push_back(clause.query);
    return any_of(queries);
}

Query scope(const SearchRequest& request) {
    const auto bound = [](corpus::Instant at) {
        return Xapian::sortable_serialise(static_cast<double>(at.time_since_epoch().count()));
    };
    const std::chrono::seconds second(1);
    Queries wanted{index::in_force_query(request.at)};
    // What has no date of publication was not published between two dates.
    const auto& [from, to] = request.published;
    if (from > corpus::Instant{} && to < corpus::kNever)
        wanted.emplace_back(Query::OP_VALUE_RANGE, index::kPublishedSlot, bound(from), bound(to - second));
    else if (from > corpus::Instant{})
        wanted.emplace_back(Query::OP_VALUE_GE, index::kPublishedSlot, bound(from));
    else if (to < corpus::kNever)
        wanted.emplace_back(Query::OP_VALUE_LE, index::kPublishedSlot, bound(to - second));
    return all_of(wanted);
}

Query filter(const FacetChoice& choice, std::size_t except) {
    Queries facets;
    for (std::size_t i = 0; i < index::kFacetCount; ++i) {
        if (i == except || choice[i].empty()) continue;
        Queries values;
        for (const auto& value : choice[i]) values.emplace_back(term(index::kFacets[i].prefix, value));
        facets.push_back(any_of(values));
    }
    return facets.empty() ? everything() : all_of(facets);
}

}  // namespace reperes::search
