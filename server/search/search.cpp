#include "search/search.h"

#include <algorithm>

#include "index/record.h"
#include "search/explanation.h"
#include "search/facets.h"
#include "search/hit.h"
#include "search/matching.h"
#include "search/passage.h"
#include "search/spelling.h"

namespace reperes::search {

namespace {

constexpr std::size_t kMaxRelated = 6;      // terms suggested beside the results
constexpr std::size_t kMaxDefinitions = 2;  // of terms typed
constexpr std::size_t kMaxOffers = 3;       // filters that the question names
constexpr std::size_t kMaxDrops = 8;        // parts of a question that it is tried without

class Search {
 public:
    Search(const SearchRequest& request, const Knowledge& knowledge, text::Analyser& analyser,
           const Xapian::Database& database)
        : request_(request),
          knowledge_(knowledge),
          analyser_(analyser),
          database_(database),
          question_(read(request.text)) {
        if (!question_.empty()) clauses_ = ranking(question_, database_);
        matching_ = choose_matching(question_, clauses_, scope(request_), database_);
    }

    ResultPage run() {
        ResultPage page;
        page.relaxed = matching_.relaxed;
        page.with_all_words = matching_.with_all;
        page.cut = question_.cut;
        const auto selection = select();
        page.total = selection.total;
        page.facets = present(selection.counts, request_.facets, knowledge_.catalogue);
        add_hits(selection.found, page);
        page.suggestion = suggest_spelling(request_.text, question_, database_);
        add_vocabulary(page);
        add_offers(page);
        if (page.total == 0) {
            page.way_out = way_out();
            page.unanswered = knowledge_.terms.said(question_);
        }
        if (request_.explain)
            page.explanation = {describe(question_), matching_.documents.get_description(),
                                matching_.ranking.get_description()};
        return page;
    }

 private:
    Question read(const std::string& text) {
        Question question = understand(text, analyser_);
        knowledge_.thesaurus.recognise(question);
        complete(question, analyser_, database_);
        return question;
    }

    [[nodiscard]] Selection select() const {
        return matching_.nearest ? select_nearest(*matching_.nearest, request_, database_)
                                 : select_matching(matching_, request_, database_);
    }

    // How many documents another search would find.
    [[nodiscard]] std::size_t total_of(SearchRequest other) const {
        other.first = other.limit = 0;
        return Search(other, knowledge_, analyser_, database_).select().total;
    }

    void add_vocabulary(ResultPage& page) const {
        page.definitions = knowledge_.glossary.definitions(question_);
        if (page.definitions.size() > kMaxDefinitions) page.definitions.resize(kMaxDefinitions);
        for (const auto& known : question_.concepts) {
            if (!known.meanings.empty()) page.meanings.push_back({known.sigle, known.meanings});
            for (const auto& term : known.related)
                if (page.related.size() < kMaxRelated &&
                    finds_something(understand(term, analyser_), scope(request_), database_))
                    page.related.push_back(term);
        }
    }

    void add_offers(ResultPage& page) const {
        for (auto& named : knowledge_.filter_names.named(question_, request_.facets)) {
            if (page.offers.size() == kMaxOffers) return;
            auto other = request_;
            other.text = without(request_.text, named.begin, named.end);
            other.facets[named.facet] = {named.value};
            if (const auto total = total_of(other); total > 0)
                page.offers.push_back({named.facet, std::move(named.value), std::move(named.label),
                                       std::move(other.text), total});
        }
    }

    void add_hits(const std::vector<Found>& found, ResultPage& page) {
        Marker marker(analyser_, question_, database_);
        std::vector<Xapian::docid> documents;
        for (const auto& [document, score] : found) {
            const auto stored = database_.get_document(document);
            auto record = index::decode(stored.get_data());
            if (!record) continue;
            Fragments title;
            Passage passage;
            if (request_.passages) {
                title = marker.mark(record->title);
                passage = question_.empty() ? Passage{{{record->summary, false}}, "", ""}
                                            : marker.best_passage(*record);
            }
            auto hit = hit_of(std::move(*record));
            hit.scope = stored.get_value(index::kFacets[index::facet_index("portee")].slot);
            hit.score = score;
            hit.marked_title = std::move(title);
            hit.passage = std::move(passage);
            page.hits.push_back(std::move(hit));
            documents.push_back(document);
        }
        if (page.relaxed || request_.explain)
            add_missing_words(request_.text, question_, database_, documents, page.hits);
        if (request_.explain) add_clause_scores(clauses_, database_, documents, page.hits);
    }

    [[nodiscard]] WayOut way_out() const {
        WayOut result;
        for (const auto& word : question_.words)
            if (!is_known(word, database_))
                result.unknown.push_back(request_.text.substr(word.begin, word.end - word.begin));
        for (const auto& [begin, end] : parts()) {
            auto other = request_;
            other.text = without(request_.text, begin, end);
            if (other.text.empty()) continue;
            if (const auto total = total_of(other); total > 0)
                result.words.push_back(
                    {request_.text.substr(begin, end - begin), std::move(other.text), total});
        }
        std::stable_sort(result.words.begin(), result.words.end(),
                         [](const Drop& a, const Drop& b) { return a.total > b.total; });
        drop_filters(result);
        return result;
    }

    // The words and the phrases that might be one too many: their bytes in the text typed.
    [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> parts() const {
        std::vector<std::pair<std::size_t, std::size_t>> result;
        for (const auto& word : question_.words)
            if (!word.light) result.emplace_back(word.begin, word.end);
        for (const auto& quotation : question_.quotations)
            result.emplace_back(quotation.begin, quotation.end);
        if (result.size() > kMaxDrops) result.resize(kMaxDrops);
        return result;
    }

    void drop_filters(WayOut& result) const {
        auto bare = request_;
        bare.published = SearchRequest().published;
        bare.facets = {};
        const bool dated =
            request_.published.from != bare.published.from || request_.published.to != bare.published.to;
        if (!dated && request_.facets == bare.facets) return;
        result.without_filters = total_of(bare);
        if (result.without_filters == 0) return;
        for (std::size_t facet = 0; facet < index::kFacetCount; ++facet) {
            if (request_.facets[facet].empty()) continue;
            auto other = request_;
            other.facets[facet].clear();
            if (const auto total = total_of(other); total > 0) result.facets.emplace_back(facet, total);
        }
        if (!dated) return;
        auto other = request_;
        other.published = bare.published;
        result.without_dates = total_of(other);
    }

    const SearchRequest& request_;
    const Knowledge& knowledge_;
    text::Analyser& analyser_;
    const Xapian::Database& database_;
    Question question_;
    std::vector<Clause> clauses_;
    Matching matching_;
};

}  // namespace

ResultPage run_search(const SearchRequest& request, const Knowledge& knowledge, text::Analyser& analyser,
                      const Xapian::Database& database) {
    auto typed = Search(request, knowledge, analyser, database).run();
    if (typed.total > 0 || typed.suggestion.empty()) return typed;
    auto other = request;
    other.text = typed.suggestion;
    auto corrected = Search(other, knowledge, analyser, database).run();
    if (corrected.total == 0) return typed;
    corrected.corrected = true;
    corrected.suggestion = typed.suggestion;
    return corrected;
}

}  // namespace reperes::search
