#include "pages/site.h"

#include <spdlog/spdlog.h>

#include "index/generation.h"
#include "search/upkeep.h"

namespace reperes::pages {

namespace {

constexpr std::chrono::seconds kRetryAfter{30};
constexpr int kMaxTries = 10;  // of one search, each time that the index changes under it

// What may pass by itself: a build under way, a full disk.
bool may_pass(const Error& error) {
    return error.code == ErrorCode::unavailable || error.code == ErrorCode::io;
}

}  // namespace

Result<std::unique_ptr<Site>> Site::open(std::filesystem::path content, std::filesystem::path index,
                                         std::vector<std::string>& told) {
    std::unique_ptr<Site> site(new Site(std::move(content), std::move(index)));
    auto corpus = corpus::load_corpus(site->content_);
    if (!corpus) return tl::unexpected<Error>(corpus.error());
    auto engine = search::open_repaired(site->index_, *corpus, site->content_, told);
    if (!engine) return tl::unexpected<Error>(engine.error());
    site->serve({std::move(*corpus), std::move(*engine), index::current_stamp(site->index_)}, {});
    return site;
}

std::shared_ptr<const Snapshot> Site::snapshot() {
    const std::lock_guard lock(mutex_);
    return snapshot_;
}

std::shared_ptr<const Snapshot> Site::current() {
    const std::string stamp = index::current_stamp(index_);
    std::shared_ptr<const Snapshot> snapshot;
    {
        const std::lock_guard lock(mutex_);
        snapshot = snapshot_;
        const bool replaced = !stamp.empty() && stamp != snapshot->stamp && stamp != refused_;
        if (!replaced && Clock::now() < retry_at_) return snapshot;
    }
    const std::unique_lock loading(loading_, std::try_to_lock);
    if (!loading) return snapshot;  // another thread is at it: answer with what there is
    reload(*snapshot);
    return this->snapshot();
}

Result<Site::Loaded> Site::load(const Snapshot& before) const {
    const std::string stamp = index::current_stamp(index_);
    auto corpus = corpus::load_corpus(content_, &before.corpus);
    if (!corpus) return tl::unexpected<Error>(corpus.error());
    auto followed = search::catch_up(index_, *corpus);
    auto engine = search::Engine::open(index_, corpus->vocabulary, content_, &before.engine);
    return Loaded{std::move(*corpus), std::move(followed), std::move(engine), stamp};
}

void Site::serve(Snapshot snapshot, const Result<void>& followed) {
    auto other =
        std::make_shared<const Snapshot>(std::move(snapshot));  // then the one before: freed unlocked
    const std::lock_guard lock(mutex_);
    snapshot_.swap(other);
    retry_at_ =
        !followed && may_pass(followed.error()) ? Clock::now() + kRetryAfter : Clock::time_point::max();
}

// Another generation is there, or the index may follow by now.
void Site::reload(const Snapshot& before) {
    auto loaded = load(before);
    if (!loaded || !loaded->engine) {
        const auto& error = loaded ? loaded->engine.error() : loaded.error();
        spdlog::error("le nouvel index n'est pas utilisé : {} {}", error.message, error.hint);
        const std::lock_guard lock(mutex_);
        refused_ = index::current_stamp(index_);
        retry_at_ = Clock::time_point::max();
        return;
    }
    if (!loaded->followed)
        spdlog::warn("la recherche est en retard sur le contenu : {} {}", loaded->followed.error().message,
                     loaded->followed.error().hint);
    serve({std::move(loaded->corpus), std::move(*loaded->engine), loaded->stamp}, loaded->followed);
}

Result<void> Site::refresh() {
    const std::lock_guard loading(loading_);
    const auto before = snapshot();
    auto loaded = load(*before);
    if (!loaded) return tl::unexpected<Error>(loaded.error());
    if (!loaded->engine) {  // the pages do not wait for it
        serve({std::move(loaded->corpus), before->engine, before->stamp}, loaded->followed);
        return tl::unexpected<Error>(loaded->engine.error());
    }
    serve({std::move(loaded->corpus), std::move(*loaded->engine), loaded->stamp}, loaded->followed);
    return loaded->followed;
}

template <typename Ask>
auto Site::answer(std::shared_ptr<const Snapshot>& snapshot, Ask ask)
    -> decltype(ask(std::declval<const search::Engine&>())) {
    auto given = ask(snapshot->engine);
    for (int tries = 1; tries < kMaxTries; ++tries) {
        if (given || given.error().code != ErrorCode::unavailable) return given;
        const auto before = snapshot;
        snapshot = current();
        if (snapshot == before) {
            const std::lock_guard end_of_a_refresh(loading_);
            snapshot = this->snapshot();
        }
        if (snapshot == before) return given;
        given = ask(snapshot->engine);
    }
    return given;
}

Result<search::ResultPage> Site::search(std::shared_ptr<const Snapshot>& snapshot,
                                        const search::SearchRequest& request) {
    return answer(snapshot, [&](const search::Engine& engine) { return engine.search(request); });
}

Result<std::vector<search::Suggestion>> Site::suggest(const std::string& text, corpus::Instant at,
                                                      std::size_t limit) {
    auto snapshot = current();
    return answer(snapshot, [&](const search::Engine& engine) { return engine.suggest(text, at, limit); });
}

}  // namespace reperes::pages
