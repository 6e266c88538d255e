#include "index/shards.h"

#include <fmt/format.h>

#include <algorithm>

#include "index/xapian_try.h"

namespace reperes::index {

namespace {

constexpr std::size_t kShardDocuments = 2000;

void merge(const WordUses& from, WordUses& into) {
    for (const auto& [word, use] : from) {
        auto& target = into[word];
        target.documents += use.documents;
        for (const auto& [written, count] : use.written) target.written[written] += count;
    }
}

}  // namespace

ShardWriter::ShardWriter(std::filesystem::path folder, AverageLengths averages)
    : folder_(std::move(folder)), averages_(averages) {
    const unsigned count = std::max(1U, std::thread::hardware_concurrency());
    for (unsigned i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
}

ShardWriter::~ShardWriter() {
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        waiting_.clear();
    }
    changed_.notify_all();
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
}

void ShardWriter::add(Entry entry) {
    filling_.entries.push_back(std::move(entry));
    ++documents_;
    if (filling_.entries.size() >= kShardDocuments) flush();
}

void ShardWriter::flush() {
    const std::size_t number = filling_.number;
    {
        std::unique_lock lock(mutex_);
        // Two batches a thread bound the memory whatever the size of the collection.
        changed_.wait(lock, [&] { return waiting_.size() < 2 * threads_.size() || error_; });
        waiting_.push_back(std::move(filling_));
    }
    changed_.notify_all();
    filling_ = Batch{number + 1, {}};
}

std::optional<ShardWriter::Batch> ShardWriter::take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
    if (waiting_.empty()) return std::nullopt;
    Batch batch = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    changed_.notify_all();
    return batch;
}

void ShardWriter::work() {
    Composer composer(averages_);
    WordUses uses;
    while (auto batch = take()) {
        const auto path = folder_ / fmt::format("shard-{:06}", batch->number);
        const auto written = xapian_try([&] {
            Xapian::WritableDatabase shard(path.string(),
                                           Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
            for (const auto& entry : batch->entries) shard.add_document(composer.compose(entry, uses));
            shard.commit();
        });
        if (!written) {
            const std::lock_guard lock(mutex_);
            if (!error_) error_ = written.error();
        }
    }
    const std::lock_guard lock(mutex_);
    merge(uses, uses_);
}

reperes::Result<ShardWriter::Result> ShardWriter::finish() {
    if (!filling_.entries.empty() || filling_.number == 0) flush();
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    changed_.notify_all();
    for (auto& thread : threads_) thread.join();
    if (error_) return tl::unexpected<Error>(*error_);
    Result result;
    for (std::size_t i = 0; i < filling_.number; ++i)
        result.shards.push_back(folder_ / fmt::format("shard-{:06}", i));
    result.uses = std::move(uses_);
    result.documents = documents_;
    return result;
}

}  // namespace reperes::index
