// The file of the accounts: read again when it has changed, written whole, one change at a time among threads
// and processes.
//
// A damaged file is never overwritten: what was last read of it goes on being served, and every change is
// refused until somebody has put it right.
// Thread-safety: any thread.
#pragma once

#include <sys/types.h>

#include <ctime>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "publication/account_file.h"

namespace reperes::publication {

class AccountStore {
 public:
    using Snapshot = std::shared_ptr<const StoredAccounts>;
    using Watcher = std::function<void(std::string_view id)>;

    explicit AccountStore(std::filesystem::path data) : data_(std::move(data)) {}

    // As the file says now; the error says what is wrong with it.
    Result<Snapshot> read();
    // The same, or what was read before if the file is damaged.
    Snapshot read_or_last();
    // `edit` is given what the file says; what it leaves is written, unless it fails.
    Result<void> change(const std::function<Result<void>(StoredAccounts&)>& edit);

    // Called, with no lock held, for each account that opens otherwise than before, whoever changed it.
    void watch(Watcher watcher);

    [[nodiscard]] const std::filesystem::path& data() const { return data_; }

 private:
    // What tells two files apart without reading them; all zero for none.
    struct Stamp {
        ino_t inode = 0;
        off_t size = 0;
        timespec modified{}, changed{};
        bool operator==(const Stamp& other) const;
    };
    [[nodiscard]] Stamp stamp() const;
    Result<Snapshot> load() const;

    const std::filesystem::path data_;
    std::mutex mutex_;
    Snapshot last_ = std::make_shared<const StoredAccounts>();
    Stamp stamp_;
    Watcher watcher_;
};

}  // namespace reperes::publication
