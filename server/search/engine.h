// The search engine: a SearchRequest in, a ResultPage out.
//
// Holds the index as it was when it was opened: one generation, of one content. Each thread reads with its
// own Xapian handle. When the index changes, open another Engine and drop this one; until then it answers as
// before, with the handles that it has: whoever finds none left waits for one. Xapian keeps what they read
// for one more update; after the next, searches are answered ErrorCode::unavailable.
//
// Thread-safety: every const function may be called from any number of threads.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "corpus/vocabulary.h"
#include "search/catalogue.h"
#include "search/law.h"
#include "search/request.h"
#include "search/result.h"
#include "search/suggester.h"

namespace reperes::search {

class Engine {
 public:
    // Opens the current generation. `vocabulary` are the vocabularies in use and `content` where they are: an
    // index made with others is refused, with the command that rebuilds it. What does not change within a
    // generation is taken from `before`, when that is an engine of the same one.
    static Result<Engine> open(const std::filesystem::path& index, const corpus::Vocabulary& vocabulary,
                               const std::filesystem::path& content, const Engine* before = nullptr);

    [[nodiscard]] Result<ResultPage> search(const SearchRequest& request) const;

    // What to suggest to somebody who has typed `text` so far. Asks nothing of the index.
    [[nodiscard]] Result<std::vector<Suggestion>> suggest(const std::string& text, corpus::Instant at,
                                                          std::size_t limit) const;

    // A whole document of a collection from elsewhere, which has no page in the content: its title and text.
    struct Stored {
        std::string title, text, type;
    };
    [[nodiscard]] Result<Stored> stored(const std::string& id) const;

    // The ids of the documents of the content ("fiches/accueil") nearest to one of them, as the build found
    // them, nearest first; a few more than are worth showing.
    [[nodiscard]] Result<std::vector<std::string>> related(const std::string& document) const;
    // The documents in force at `at` nearest to the index document `id`, nearest first, without passages.
    [[nodiscard]] Result<std::vector<Hit>> nearest(const std::string& id, corpus::Instant at) const;

    // Articles of law, by their canonical forms (text/cited_articles.h).
    [[nodiscard]] Result<CitedArticles> cited_articles(corpus::Instant at) const;
    [[nodiscard]] Result<std::vector<std::string>> articles_of(const std::string& id) const;
    // What cites one.
    [[nodiscard]] Result<Citing> citing(const std::string& article, corpus::Instant at) const;

    [[nodiscard]] const Catalogue& catalogue() const;
    [[nodiscard]] std::size_t documents() const;
    [[nodiscard]] const std::string& content_digest() const;  // of the content that was indexed

 private:
    struct State;
    explicit Engine(std::shared_ptr<State> state) : state_(std::move(state)) {}
    std::shared_ptr<State> state_;  // copies are the same engine
};

}  // namespace reperes::search
