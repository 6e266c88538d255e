#include "pages/site.h"

#include <spdlog/spdlog.h>

#include "index/generation.h"

namespace reperes::pages {

Result<std::shared_ptr<const Snapshot>> Site::load() const {
    const std::string stamp = index::current_stamp(index_);
    auto corpus = corpus::load_corpus(content_);
    if (!corpus) return tl::unexpected<Error>(corpus.error());
    auto engine = search::Engine::open(index_, corpus->vocabulary, content_);
    if (!engine) return tl::unexpected<Error>(engine.error());
    return std::make_shared<const Snapshot>(Snapshot{std::move(*corpus), std::move(*engine), stamp});
}

Result<std::unique_ptr<Site>> Site::open(std::filesystem::path content, std::filesystem::path index) {
    std::unique_ptr<Site> site(new Site(std::move(content), std::move(index)));
    auto snapshot = site->load();
    if (!snapshot) return tl::unexpected<Error>(snapshot.error());
    site->snapshot_ = std::move(*snapshot);
    return site;
}

std::shared_ptr<const Snapshot> Site::current() {
    const std::string stamp = index::current_stamp(index_);
    std::shared_ptr<const Snapshot> snapshot;
    {
        const std::lock_guard lock(mutex_);
        snapshot = snapshot_;
        if (stamp.empty() || stamp == snapshot->stamp || stamp == refused_) return snapshot;
    }
    const std::unique_lock loading(loading_, std::try_to_lock);
    if (!loading) return snapshot;  // another thread is at it: answer with what there is
    auto fresh = load();
    const std::lock_guard lock(mutex_);
    if (fresh) {
        snapshot_ = std::move(*fresh);
    } else {
        refused_ = stamp;
        spdlog::error("le nouvel index n'est pas utilisé : {} {}", fresh.error().message, fresh.error().hint);
    }
    return snapshot_;
}

template <typename Ask>
auto Site::answer(Ask ask) -> decltype(ask(std::declval<const search::Engine&>())) {
    const auto before = current();
    auto given = ask(before->engine);
    if (given || given.error().code != ErrorCode::unavailable) return given;
    const auto after = current();
    return after == before ? given : ask(after->engine);
}

Result<search::ResultPage> Site::search(const search::SearchRequest& request) {
    return answer([&](const search::Engine& engine) { return engine.search(request); });
}

Result<std::vector<search::Suggestion>> Site::suggest(const std::string& text, corpus::Instant at,
                                                      std::size_t limit) {
    return answer([&](const search::Engine& engine) { return engine.suggest(text, at, limit); });
}

}  // namespace reperes::pages
