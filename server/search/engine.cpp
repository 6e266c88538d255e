#include "search/engine.h"

#include <fmt/format.h>

#include <mutex>
#include <vector>

#include "index/generation.h"
#include "index/record.h"
#include "index/xapian_try.h"
#include "search/explanation.h"
#include "search/facets.h"
#include "search/matching.h"
#include "search/passage.h"
#include "search/question.h"
#include "search/spelling.h"
#include "search/thesaurus.h"
#include "search/vocabulary_suggestions.h"

namespace reperes::search {

namespace {

constexpr std::size_t kMaxRelated = 6;  // terms suggested beside the results

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
    Thesaurus thesaurus;
    Suggester suggester;
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

Result<Engine> Engine::open(const std::filesystem::path& index, const corpus::Vocabulary& vocabulary,
                            const std::filesystem::path& content) {
    auto database = index::open_current(index);
    if (!database) {
        auto error = database.error();
        if (error.code == ErrorCode::not_found)
            error.hint = fmt::format("Construisez-le : reperes-index build --content {} --index {}",
                                     content.string(), index.string());
        return tl::unexpected<Error>(std::move(error));
    }
    if (auto compatible = index::check_compatible(*database, vocabulary.digest, content, index); !compatible)
        return tl::unexpected<Error>(compatible.error());
    auto catalogue = Catalogue::read(*database);
    if (!catalogue) return tl::unexpected<Error>(catalogue.error());
    auto suggestions = index::read_suggestions(*database);
    if (!suggestions) return tl::unexpected<Error>(suggestions.error());
    for (auto& one : suggestions_of(vocabulary)) suggestions->push_back(std::move(one));
    auto state = std::make_unique<State>();
    state->suggester = Suggester(std::move(*suggestions));
    state->index = index;
    state->catalogue = std::move(*catalogue);
    state->thesaurus = Thesaurus(vocabulary);
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
    Search(const SearchRequest& request, Reader& reader, const Catalogue& catalogue,
           const Thesaurus& thesaurus)
        : request_(request),
          reader_(reader),
          catalogue_(catalogue),
          thesaurus_(thesaurus),
          database_(reader.database),
          question_(read(request.text)) {}

    ResultPage run() {
        if (!question_.empty()) clauses_ = ranking(question_, database_);
        matching_ = choose_matching(question_, clauses_, scope(request_), database_);
        ResultPage page;
        page.relaxed = matching_.relaxed;
        page.with_all_words = matching_.with_all;
        select(page);
        page.suggestion = suggest_spelling(request_.text, question_, database_);
        for (const auto& known : question_.concepts) {
            if (!known.meanings.empty()) page.meanings.push_back({known.sigle, known.meanings});
            for (const auto& term : known.related)
                if (page.related.size() < kMaxRelated &&
                    finds_something(understand(term, reader_.analyser), scope(request_), database_))
                    page.related.push_back(term);
        }
        if (request_.explain)
            page.explanation = {describe(question_), matching_.documents.get_description(),
                                matching_.ranking.get_description()};
        return page;
    }

 private:
    Question read(const std::string& text) {
        Question question = understand(text, reader_.analyser);
        thesaurus_.recognise(question);
        complete(question, database_);
        return question;
    }

    void select(ResultPage& page) {
        const auto selection = matching_.nearest ? select_nearest(*matching_.nearest, request_, database_)
                                                 : select_matching(matching_, request_, database_);
        page.total = selection.total;
        page.facets = present(selection.counts, request_.facets, catalogue_);
        add_hits(selection.found, page);
    }

    void add_hits(const std::vector<Found>& found, ResultPage& page) {
        Marker marker(reader_.analyser, question_, database_);
        std::vector<Xapian::docid> documents;
        for (const auto& [document, score] : found) {
            const auto stored = database_.get_document(document);
            const auto record = index::decode(stored.get_data());
            if (!record) continue;
            Hit hit;
            hit.id = record->id;
            hit.url = record->url;
            hit.title = record->title;
            hit.summary = record->summary;
            hit.type = record->type;
            hit.published_at = record->published_at;
            hit.scope = stored.get_value(index::kFacets[index::facet_index("portee")].slot);
            hit.score = score;
            if (request_.passages) {
                hit.marked_title = marker.mark(record->title);
                hit.passage = question_.empty() ? Passage{{{record->summary, false}}, "", ""}
                                                : marker.best_passage(*record);
            }
            page.hits.push_back(std::move(hit));
            documents.push_back(document);
        }
        if (page.relaxed || request_.explain)
            add_missing_words(request_.text, question_, database_, documents, page.hits);
        if (request_.explain) add_clause_scores(clauses_, database_, documents, page.hits);
    }

    const SearchRequest& request_;
    Reader& reader_;
    const Catalogue& catalogue_;
    const Thesaurus& thesaurus_;
    const Xapian::Database& database_;
    Question question_;
    std::vector<Clause> clauses_;
    Matching matching_;
};

}  // namespace

Result<ResultPage> Engine::search(const SearchRequest& request) const {
    auto reader = state_->lease();
    if (!reader) return tl::unexpected<Error>(reader.error());
    const auto run = [&](const SearchRequest& wanted) {
        return Search(wanted, **reader, state_->catalogue, state_->thesaurus).run();
    };
    auto page = index::xapian_try([&] {
        auto typed = run(request);
        const bool found = typed.total > 0 && !(typed.relaxed && typed.with_all_words == 0);
        if (found || typed.suggestion.empty()) return typed;
        auto other = request;
        other.text = typed.suggestion;
        auto corrected = run(other);
        if (corrected.total == 0) return typed;
        corrected.corrected = true;
        corrected.suggestion = typed.suggestion;
        return corrected;
    });
    if (!page) reader->drop();
    return page;
}

Result<std::vector<Suggestion>> Engine::suggest(const std::string& text, corpus::Instant at,
                                                std::size_t limit) const {
    auto reader = state_->lease();
    if (!reader) return tl::unexpected<Error>(reader.error());
    return state_->suggester.suggest(text, at, limit, (*reader)->analyser);
}

Result<Engine::Stored> Engine::stored(const std::string& id) const {
    auto reader = state_->lease();
    if (!reader) return tl::unexpected<Error>(reader.error());
    auto data = index::xapian_try([&]() -> std::string {
        const auto& database = (*reader)->database;
        const std::string unique = index::id_term(id);
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
