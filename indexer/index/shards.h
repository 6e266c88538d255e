// The bulk of a build: entries in, shards out, in parallel and in order.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "index/document.h"

namespace reperes::index {

// One thread calls add() and finish(); the shards are written by the pool's own threads.
class ShardWriter {
 public:
    ShardWriter(std::filesystem::path folder, AverageLengths averages);
    ~ShardWriter();
    ShardWriter(const ShardWriter&) = delete;
    ShardWriter& operator=(const ShardWriter&) = delete;

    void add(Entry entry);

    // What was written, once all is. The shards are in the order of add().
    struct Result {
        std::vector<std::filesystem::path> shards;
        WordUses uses;
        std::size_t documents = 0;
    };
    reperes::Result<Result> finish();

 private:
    struct Batch {
        std::size_t number = 0;
        std::vector<Entry> entries;
    };
    void work();
    void flush();
    std::optional<Batch> take();

    std::filesystem::path folder_;
    AverageLengths averages_;
    Batch filling_;
    std::size_t documents_ = 0;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Batch> waiting_;
    bool closed_ = false;
    std::optional<Error> error_;
    WordUses uses_;
    std::vector<std::thread> threads_;
};

}  // namespace reperes::index
