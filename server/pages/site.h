// What the server serves at one moment: the content and the index made from it, swapped together.
//
// Thread-safety: current() may be called from any thread; the snapshot it gives stays whole as long as it is
// held.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "corpus/citations.h"
#include "corpus/corpus.h"
#include "corpus/error.h"
#include "search/engine.h"

namespace reperes::pages {

struct Snapshot {
    corpus::Corpus corpus;
    search::Engine engine;
    std::string stamp;  // of the index generation
    corpus::Citations citations{corpus};
    // The content was changed since the index was made: pages are served, searches lag behind.
    [[nodiscard]] bool index_is_late() const { return engine.content_digest() != corpus.digest; }
};

class Site {
 public:
    // The error says what to do (build the index, with the command).
    static Result<std::unique_ptr<Site>> open(std::filesystem::path content, std::filesystem::path index);

    // The folder of the content.
    [[nodiscard]] const std::filesystem::path& content() const { return content_; }

    // The latest snapshot. When another index generation was published, the content is read again with it; an
    // index that cannot be used leaves the snapshot before it in place.
    std::shared_ptr<const Snapshot> current();

    // Brings index and pages up to date with documents ("fiches/accueil") that were just published: current()
    // gives them when it returns. The content is read anew in any case; an error says why the search lags.
    Result<void> refresh(const std::vector<std::string>& documents);

    // Searches the current snapshot; tries once more if the index was replaced meanwhile.
    Result<search::ResultPage> search(const search::SearchRequest& request);
    // The same, for suggestions in force at `at`.
    Result<std::vector<search::Suggestion>> suggest(const std::string& text, corpus::Instant at,
                                                    std::size_t limit);

 private:
    Site(std::filesystem::path content, std::filesystem::path index)
        : content_(std::move(content)), index_(std::move(index)) {}
    Result<std::shared_ptr<const Snapshot>> load() const;
    template <typename Ask>
    auto answer(Ask ask) -> decltype(ask(std::declval<const search::Engine&>()));

    std::filesystem::path content_, index_;
    std::mutex mutex_;    // guards snapshot_ and refused_
    std::mutex loading_;  // held by the one thread that reads a new generation
    std::shared_ptr<const Snapshot> snapshot_;
    std::string refused_;  // the stamp of a generation that could not be used: not tried again
};

}  // namespace reperes::pages
