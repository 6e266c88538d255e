#include "search/engine.h"

#include <fmt/format.h>

#include <condition_variable>
#include <mutex>
#include <utility>
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

namespace {

// Which state of which index a handle reads: the generation, and the content that it holds. A revision number
// would say the same, but an index in several parts has none.
using Identity = std::pair<std::string, std::string>;

Identity identity_of(const Xapian::Database& database) {
    return {database.get_uuid(), database.get_metadata(std::string(index::kMetaContent))};
}

using SharedLabels = std::shared_ptr<const LabelIndex>;

Result<SharedLabels> labels_from_elsewhere(const Xapian::Database& database) {
    auto read = index::read_suggestions_from_elsewhere(database);
    if (!read) return tl::unexpected<Error>(read.error());
    return std::make_shared<const LabelIndex>(std::move(*read));
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
    Knowledge knowledge;
    std::size_t documents = 0;
    Suggester suggester;
    Identity identity;  // of every reader; none is ever reopened
    std::mutex mutex;   // guards what follows
    std::condition_variable returned;
    std::size_t readers = 0;                    // idle or in use
    std::vector<std::unique_ptr<Reader>> idle;  // those that are not in use

    // A reader of its own for the calling thread; back to the pool when the search is done.
    class Lease {
     public:
        Lease(State& state, std::unique_ptr<Reader> reader) : state_(&state), reader_(std::move(reader)) {}
        Lease(Lease&&) noexcept = default;
        ~Lease() {
            if (reader_) state_->give_back(std::move(reader_));
        }
        Reader& operator*() const { return *reader_; }
        Reader* operator->() const { return reader_.get(); }
        // A handle that failed may stay broken: it does not go back.
        void drop() {
            reader_.reset();
            state_->forget();
        }

     private:
        State* state_;
        std::unique_ptr<Reader> reader_;
    };

    Result<Lease> lease() {
        if (auto reader = take_idle()) return Lease(*this, std::move(reader));
        auto database = reopen();
        if (database) return Lease(*this, add_reader(std::move(*database)));
        // Something else stands there by now: what is left of this state are the readers in use.
        if (auto reader = wait_for_idle()) return Lease(*this, std::move(reader));
        return tl::unexpected<Error>(database.error());
    }

    // What was opened, once more; `unavailable` when something else stands there.
    [[nodiscard]] Result<Xapian::Database> reopen() const {
        auto database = index::open_current(this->index);
        if (!database) return database;
        const auto found = index::xapian_try([&] { return identity_of(*database); });
        if (!found) return tl::unexpected<Error>(found.error());
        if (*found == identity) return database;
        return failure(ErrorCode::unavailable, "l'index vient d'être remplacé.", "Recommencez.");
    }

    std::unique_ptr<Reader> add_reader(Xapian::Database database) {
        auto reader = std::make_unique<Reader>(std::move(database));
        const std::lock_guard lock(mutex);
        ++readers;
        return reader;
    }

    std::unique_ptr<Reader> take_idle() {
        const std::lock_guard lock(mutex);
        return pop_idle();
    }

    std::unique_ptr<Reader> wait_for_idle() {
        std::unique_lock lock(mutex);
        returned.wait(lock, [&] { return !idle.empty() || readers == 0; });
        return pop_idle();
    }

    std::unique_ptr<Reader> pop_idle() {
        if (idle.empty()) return nullptr;
        auto reader = std::move(idle.back());
        idle.pop_back();
        return reader;
    }

    void give_back(std::unique_ptr<Reader> reader) {
        {
            const std::lock_guard lock(mutex);
            idle.push_back(std::move(reader));
        }
        returned.notify_one();
    }

    void forget() {
        {
            const std::lock_guard lock(mutex);
            --readers;
        }
        returned.notify_all();
    }

    // What `work` reads with a reader of its own.
    template <typename Work>
    auto read(Work&& work) -> Result<std::invoke_result_t<Work, Reader&>> {
        auto reader = lease();
        if (!reader) return tl::unexpected<Error>(reader.error());
        auto result = index::xapian_try([&] { return work(**reader); });
        if (result) return result;
        reader->drop();
        // What was written over since it was opened may look like anything, damage included.
        const auto same = reopen();
        if (same || same.error().code != ErrorCode::unavailable) return result;
        return tl::unexpected<Error>(same.error());
    }
};

Result<Engine> Engine::open(const std::filesystem::path& index, const corpus::Vocabulary& vocabulary,
                            const std::filesystem::path& content, const Engine* before) {
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
    auto suggestions = index::read_own_suggestions(*database);
    if (!suggestions) return tl::unexpected<Error>(suggestions.error());
    for (auto& one : suggestions_of(vocabulary)) suggestions->push_back(std::move(one));
    const auto identity = index::xapian_try([&] { return identity_of(*database); });
    if (!identity) return tl::unexpected<Error>(identity.error());
    const bool same_generation = before && before->state_->identity.first == identity->first;
    auto elsewhere = same_generation ? Result<SharedLabels>(before->state_->suggester.elsewhere())
                                     : labels_from_elsewhere(*database);
    if (!elsewhere) return tl::unexpected<Error>(elsewhere.error());
    auto state = std::make_shared<State>();
    state->suggester = Suggester(std::move(*suggestions), std::move(*elsewhere));
    state->index = index;
    state->identity = *identity;
    state->knowledge = {
        std::move(*catalogue), Thesaurus(vocabulary), Glossary(vocabulary), VocabularyTerms(vocabulary), {}};
    state->knowledge.filter_names = FilterNames(state->knowledge.catalogue);
    const auto documents = index::xapian_try([&] { return database->get_doccount(); });
    if (!documents) return tl::unexpected<Error>(documents.error());
    state->documents = *documents;
    state->readers = 1;
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
    return state_->identity.second;
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
