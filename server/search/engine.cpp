#include "search/engine.h"

#include <fmt/format.h>

#include <mutex>
#include <vector>

#include "index/generation.h"
#include "index/record.h"
#include "index/related.h"
#include "index/xapian_try.h"
#include "search/hit.h"
#include "search/search.h"
#include "search/vocabulary_suggestions.h"
#include "text/analyser.h"

namespace reperes::search {

// A handle and an analyser, for one search at a time.
struct Reader {
    explicit Reader(Xapian::Database db) : database(std::move(db)) {}
    Xapian::Database database;
    text::Analyser analyser;
};

struct Engine::State {
    std::filesystem::path index;
    Knowledge knowledge;
    std::size_t documents = 0;
    std::string content_digest;
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

    // What `work` reads with a reader of its own.
    template <typename Work>
    auto read(Work&& work) -> Result<std::invoke_result_t<Work, Reader&>> {
        auto reader = lease();
        if (!reader) return tl::unexpected<Error>(reader.error());
        auto result = index::xapian_try([&] { return work(**reader); });
        if (!result) reader->drop();
        return result;
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
    state->knowledge = {std::move(*catalogue), Thesaurus(vocabulary), Glossary(vocabulary), {}};
    state->knowledge.filter_names = FilterNames(state->knowledge.catalogue);
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
    return state_->knowledge.catalogue;
}
std::size_t Engine::documents() const {
    return state_->documents;
}
const std::string& Engine::content_digest() const {
    return state_->content_digest;
}

Result<ResultPage> Engine::search(const SearchRequest& request) const {
    return state_->read([&](Reader& reader) {
        return run_search(request, state_->knowledge, reader.analyser, reader.database);
    });
}

Result<std::vector<Suggestion>> Engine::suggest(const std::string& text, corpus::Instant at,
                                                std::size_t limit) const {
    auto reader = state_->lease();
    if (!reader) return tl::unexpected<Error>(reader.error());
    return state_->suggester.suggest(text, at, limit, (*reader)->analyser);
}

Result<Engine::Stored> Engine::stored(const std::string& id) const {
    const auto data = state_->read([&](Reader& reader) -> std::string {
        const std::string unique = index::id_term(id);
        const auto posting = reader.database.postlist_begin(unique);
        return posting == reader.database.postlist_end(unique)
                   ? std::string()
                   : reader.database.get_document(*posting).get_data();
    });
    if (!data) return tl::unexpected<Error>(data.error());
    auto record = index::decode(*data);
    if (!record) return failure(ErrorCode::not_found, "ce document n'est pas dans l'index.");
    return Stored{std::move(record->title), std::move(record->text), std::move(record->type)};
}

Result<std::vector<std::string>> Engine::related(const std::string& document) const {
    return state_->read([&](Reader& reader) { return index::read_related(reader.database, document); });
}

Result<std::vector<Hit>> Engine::nearest(const std::string& id, corpus::Instant at) const {
    return state_->read([&](Reader& reader) {
        std::vector<Hit> hits;
        const auto& database = reader.database;
        const auto posting = database.postlist_begin(index::id_term(id));
        if (posting == database.postlist_end(index::id_term(id))) return hits;
        for (const auto found : index::nearest_documents(database, {*posting, index::related_scope(at), {}}))
            if (auto record = index::decode(database.get_document(found).get_data()))
                hits.push_back(hit_of(std::move(*record)));
        return hits;
    });
}

Result<CitedArticles> Engine::cited_articles(corpus::Instant at) const {
    return state_->read([&](Reader& reader) { return search::cited_articles(reader.database, at); });
}

Result<std::vector<std::string>> Engine::articles_of(const std::string& id) const {
    return state_->read([&](Reader& reader) { return search::articles_of(reader.database, id); });
}

Result<Citing> Engine::citing(const std::string& article, corpus::Instant at) const {
    return state_->read(
        [&](Reader& reader) { return search::citing(reader.database, article, at, reader.analyser); });
}

}  // namespace reperes::search
