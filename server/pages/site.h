// What the server serves at one moment: the content and the index made from it, swapped together.
//
// Thread-safety: every function may be called from any thread; a snapshot stays whole as long as it is held.
#pragma once

#include <chrono>
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
    // Brings the index up to date with the content, or builds it, when it is not what it should be; `told`
    // gets a sentence in French for each thing that was done, or that could not be. An error says what to do.
    static Result<std::unique_ptr<Site>> open(std::filesystem::path content, std::filesystem::path index,
                                              std::vector<std::string>& told);

    // The folder of the content.
    [[nodiscard]] const std::filesystem::path& content() const { return content_; }

    // The latest snapshot. When another index generation was published, the content is read again with it; an
    // index that cannot be used leaves the snapshot before it in place. An index that could not follow the
    // content is tried again now and then.
    std::shared_ptr<const Snapshot> current();

    // Brings index and pages up to date with what was just published: current() gives it when this returns,
    // whatever happens to the index. An error says why the search lags; it is made up for as soon as it can.
    // One at a time: the others wait.
    Result<void> refresh();

    // Searches this snapshot. If its index is no longer there, searches the latest one, which `snapshot` then
    // is.
    Result<search::ResultPage> search(std::shared_ptr<const Snapshot>& snapshot,
                                      const search::SearchRequest& request);
    // The same in the latest snapshot, for suggestions in force at `at`.
    Result<std::vector<search::Suggestion>> suggest(const std::string& text, corpus::Instant at,
                                                    std::size_t limit);

 private:
    Site(std::filesystem::path content, std::filesystem::path index)
        : content_(std::move(content)), index_(std::move(index)) {}
    // The content, the index brought up to date with it if that can be, and how that went. Called with
    // loading_.
    struct Loaded {
        corpus::Corpus corpus;
        Result<void> followed;
        Result<search::Engine> engine;
        std::string stamp;
    };
    Result<Loaded> load(const Snapshot& before) const;
    std::shared_ptr<const Snapshot> snapshot();
    void serve(Snapshot snapshot, const Result<void>& followed);
    void reload(const Snapshot& before);
    template <typename Ask>
    auto answer(std::shared_ptr<const Snapshot>& snapshot, Ask ask)
        -> decltype(ask(std::declval<const search::Engine&>()));

    using Clock = std::chrono::steady_clock;
    std::filesystem::path content_, index_;
    std::mutex mutex_;    // guards what follows but loading_
    std::mutex loading_;  // held by the one thread that reads the content anew
    std::shared_ptr<const Snapshot> snapshot_;
    std::string refused_;         // the stamp of a generation that could not be used: not tried again
    Clock::time_point retry_at_;  // when an index that lags is tried again
};

}  // namespace reperes::pages
