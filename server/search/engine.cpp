#include "search/engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <vector>

#include "index/generation.h"
#include "index/record.h"
#include "index/xapian_try.h"
#include "search/facets.h"
#include "search/passage.h"
#include "search/query.h"
#include "search/question.h"
#include "search/spelling.h"

namespace reperes::search {

namespace {

using Xapian::Query;

// Enough documents not to look for those that have fewer of the words: a question of one or two words wants
// just these words, a whole sentence has words that the answer may lack.
std::size_t enough(std::size_t words) {
    return words <= 2 ? 1 : words == 3 ? 3 : 10;
}

// How many of the words to ask for, from all of them down.
std::vector<std::size_t> levels(std::size_t words) {
    std::vector<std::size_t> result{words};
    for (const std::size_t share : {std::size_t{3}, std::size_t{2}}) {
        const std::size_t wanted = words * share / 4;
        if (wanted >= 1 && wanted < result.back()) result.push_back(wanted);
    }
    if (result.back() > 1) result.push_back(1);
    return result;
}

std::string describe(const Question& question) {
    std::string text;
    for (const auto& word : question.words)
        text +=
            fmt::format("mot [{}, {}[ : un de {{{}}}{}\n", word.begin, word.end, fmt::join(word.any, ", "),
                        word.all.empty() ? "" : fmt::format(" ou tous {{{}}}", fmt::join(word.all, ", ")));
    for (const auto& phrase : question.phrases)
        text += fmt::format("expression : {} (étendue {})\n", fmt::join(phrase.terms, " "), phrase.window);
    return text;
}

std::unordered_map<std::string, double> passage_weights(const Question& question,
                                                        const Xapian::Database& database) {
    std::unordered_map<std::string, double> weights;
    const double documents = database.get_doccount();
    for (const auto& t : match_terms(question))
        weights[t] = 1 + std::log((documents + 1) / (database.get_termfreq(t) + 1.0));
    return weights;
}

}  // namespace

// A handle and an analyser, for one search at a time.
struct Reader {
    explicit Reader(Xapian::Database db) : database(std::move(db)) {}
    Xapian::Database database;
    text::Analyser analyser;
};

struct Engine::State {
    std::filesystem::path index;
    Catalogue catalogue;
    std::size_t documents = 0;
    std::string content_digest;
    std::string uuid;  // of the generation: every reader is of this one, and is never reopened
    std::mutex mutex;
    std::vector<std::unique_ptr<Reader>> idle;  // readers that are not in use

    // A reader of its own for the calling thread; back to the pool when the search is done.
    class Lease {
     public:
        Lease(State& state, std::unique_ptr<Reader> reader) : state_(&state), reader_(std::move(reader)) {}
        Lease(Lease&&) noexcept = default;
        ~Lease() {
            if (!reader_) return;
            const std::lock_guard lock(state_->mutex);
            state_->idle.push_back(std::move(reader_));
        }
        Reader& operator*() const { return *reader_; }
        Reader* operator->() const { return reader_.get(); }
        // A handle that failed may stay broken: it does not go back.
        void drop() { reader_.reset(); }

     private:
        State* state_;
        std::unique_ptr<Reader> reader_;
    };

    Result<Lease> lease() {
        {
            const std::lock_guard lock(mutex);
            if (!idle.empty()) {
                auto reader = std::move(idle.back());
                idle.pop_back();
                return Lease(*this, std::move(reader));
            }
        }
        auto database = index::open_current(index);
        if (!database) return tl::unexpected<Error>(database.error());
        const auto same = index::xapian_try([&] { return database->get_uuid() == uuid; });
        if (!same) return tl::unexpected<Error>(same.error());
        if (!*same) return failure(ErrorCode::unavailable, "l'index vient d'être remplacé.", "Recommencez.");
        return Lease(*this, std::make_unique<Reader>(std::move(*database)));
    }
};

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Result<Engine> Engine::open(const std::filesystem::path& index, const std::string& vocabulary,
                            const std::filesystem::path& content) {
    auto database = index::open_current(index);
    if (!database) {
        auto error = database.error();
        if (error.code == ErrorCode::not_found)
            error.hint = fmt::format("Construisez-le : reperes-index build --content {} --index {}",
                                     content.string(), index.string());
        return tl::unexpected<Error>(std::move(error));
    }
    if (auto compatible = index::check_compatible(*database, vocabulary, content, index); !compatible)
        return tl::unexpected<Error>(compatible.error());
    auto catalogue = Catalogue::read(*database);
    if (!catalogue) return tl::unexpected<Error>(catalogue.error());
    auto state = std::make_unique<State>();
    state->index = index;
    state->catalogue = std::move(*catalogue);
    const auto read = index::xapian_try([&] {
        state->documents = database->get_doccount();
        state->uuid = database->get_uuid();
        state->content_digest = database->get_metadata(std::string(index::kMetaContent));
    });
    if (!read) return tl::unexpected<Error>(read.error());
    state->idle.push_back(std::make_unique<Reader>(std::move(*database)));
    return Engine(std::move(state));
}

const Catalogue& Engine::catalogue() const {
    return state_->catalogue;
}
std::size_t Engine::documents() const {
    return state_->documents;
}
const std::string& Engine::content_digest() const {
    return state_->content_digest;
}

namespace {

// One search, over one reader.
class Search {
 public:
    Search(const SearchRequest& request, Reader& reader, const Catalogue& catalogue)
        : request_(request),
          reader_(reader),
          catalogue_(catalogue),
          database_(reader.database),
          question_(understand(request.text, reader.analyser)) {}

    ResultPage run() {
        ResultPage page;
        choose_matching(page);
        rank(page);
        page.suggestion = suggest_spelling(request_.text, question_, database_);
        if (request_.explain)
            page.explanation =
                describe(question_) + matching_.get_description() + "\n" + ranking_.get_description();
        return page;
    }

 private:
    // All the words if enough documents have them; else fewer. Facets play no part, so that ticking one never
    // changes what the others count.
    void choose_matching(ResultPage& page) {
        const Query in_time = in_force(request_.at);
        if (question_.empty()) {
            matching_ = in_time;
            return;
        }
        const auto steps = levels(question_.words.size());
        for (const std::size_t wanted : steps) {
            matching_ = Query(Query::OP_FILTER, search::matching(question_, wanted, database_), in_time);
            page.relaxed = wanted < question_.words.size();
            if (wanted == steps.back() || count(matching_) >= enough(question_.words.size())) return;
        }
    }

    // As many as `enough` needs: not exact beyond.
    std::size_t count(const Query& query) {
        Xapian::Enquire enquire(database_);
        enquire.set_query(query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        return enquire.get_mset(0, static_cast<Xapian::doccount>(enough(question_.words.size()))).size();
    }

    void rank(ResultPage& page) {
        Xapian::Enquire enquire(database_);
        const Query filters = filter(request_.facets);
        if (question_.empty()) {
            enquire.set_query(Query(Query::OP_FILTER, matching_, filters));
            enquire.set_weighting_scheme(Xapian::BoolWeight());
            enquire.set_sort_by_value_then_relevance(index::kPublishedSlot, true);
        } else {
            ranking_ = search::ranking(question_, database_);
            enquire.set_query(Query(Query::OP_FILTER, ranking_, Query(Query::OP_AND, matching_, filters)));
            enquire.set_weighting_scheme(Xapian::TfIdfWeight("nnn"));
        }
        const FacetSpies spies(enquire, request_.facets);
        // Checking every document makes the total and the counts exact.
        const auto mset =
            enquire.get_mset(static_cast<Xapian::doccount>(request_.first),
                             static_cast<Xapian::doccount>(request_.limit), database_.get_doccount());
        page.total = mset.get_matches_estimated();
        AllCounts counts = spies.counts();
        for (std::size_t i = 0; i < index::kFacetCount; ++i)
            if (!request_.facets[i].empty())
                counts[i] =
                    count_facet(database_, Query(Query::OP_FILTER, matching_, filter(request_.facets, i)), i);
        page.facets = present(counts, request_.facets, catalogue_);
        add_hits(mset, page);
    }

    void add_hits(const Xapian::MSet& mset, ResultPage& page) {
        Marker marker(reader_.analyser, passage_weights(question_, database_));
        for (auto it = mset.begin(); it != mset.end(); ++it) {
            const auto record = index::decode(it.get_document().get_data());
            if (!record) continue;
            Hit hit{
                record->id, record->url, record->title,  record->summary, record->type, record->published_at,
                {},         {},          it.get_weight()};
            hit.marked_title = marker.mark(record->title);
            hit.passage = question_.empty() ? Passage{{{record->summary, false}}, "", ""}
                                            : marker.best_passage(*record);
            page.hits.push_back(std::move(hit));
        }
    }

    const SearchRequest& request_;
    Reader& reader_;
    const Catalogue& catalogue_;
    const Xapian::Database& database_;
    Question question_;
    Query matching_, ranking_;
};

}  // namespace

Result<ResultPage> Engine::search(const SearchRequest& request) const {
    auto reader = state_->lease();
    if (!reader) return tl::unexpected<Error>(reader.error());
    auto page = index::xapian_try([&] { return Search(request, **reader, state_->catalogue).run(); });
    if (!page) reader->drop();
    return page;
}

Result<Engine::Stored> Engine::stored(const std::string& id) const {
    auto reader = state_->lease();
    if (!reader) return tl::unexpected<Error>(reader.error());
    auto data = index::xapian_try([&]() -> std::string {
        const auto& database = (*reader)->database;
        const std::string unique = index::term(index::kId, id);
        const auto posting = database.postlist_begin(unique);
        return posting == database.postlist_end(unique) ? std::string()
                                                        : database.get_document(*posting).get_data();
    });
    if (!data) {
        reader->drop();
        return tl::unexpected<Error>(data.error());
    }
    auto record = index::decode(*data);
    if (!record) return failure(ErrorCode::not_found, "ce document n'est pas dans l'index.");
    return Stored{std::move(record->title), std::move(record->text), std::move(record->type)};
}

}  // namespace reperes::search
