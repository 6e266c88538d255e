#include "publication/account_store.h"

#include <sys/stat.h>

#include <vector>

#include "corpus/durable_file.h"
#include "corpus/file.h"
#include "publication/file_guard.h"

namespace reperes::publication {

namespace {

constexpr const char* kFile = "comptes.json";
constexpr const char* kLockFile = "comptes.lock";
constexpr std::size_t kMaxFileBytes = std::size_t{8} << 20;  // ten thousand accounts

bool same_time(const timespec& a, const timespec& b) {
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

// Those that are gone, or that open otherwise.
std::vector<std::string> changed_ids(const StoredAccounts& before, const StoredAccounts& after) {
    std::vector<std::string> ids;
    for (const auto& [id, stored] : before) {
        const auto now = after.find(id);
        if (now == after.end() || now->second.changes != stored.changes) ids.push_back(id);
    }
    return ids;
}

}  // namespace

bool AccountStore::Stamp::operator==(const Stamp& other) const {
    return inode == other.inode && size == other.size && same_time(modified, other.modified) &&
           same_time(changed, other.changed);
}

AccountStore::Stamp AccountStore::stamp() const {
    struct stat status {};
    if (::stat((data_ / kFile).c_str(), &status) != 0) return {};
    return {status.st_ino, status.st_size, status.st_mtim, status.st_ctim};
}

Result<AccountStore::Snapshot> AccountStore::load() const {
    std::error_code error;
    const auto status = std::filesystem::symlink_status(data_ / kFile, error);
    if (status.type() == std::filesystem::file_type::not_found) {
        if (last_->empty()) return std::make_shared<const StoredAccounts>();
        return failure(ErrorCode::unavailable, "le fichier des comptes a disparu.",
                       "Remettez comptes.json depuis une sauvegarde.");
    }
    const auto bytes = corpus::read_file(data_ / kFile, kMaxFileBytes);
    if (!bytes)
        return failure(ErrorCode::unavailable, "comptes.json : " + bytes.error().message, bytes.error().hint);
    auto accounts = read_accounts(*bytes);
    if (!accounts) return tl::unexpected(accounts.error());
    return std::make_shared<const StoredAccounts>(std::move(*accounts));
}

Result<AccountStore::Snapshot> AccountStore::read() {
    std::unique_lock lock(mutex_);
    // Before the bytes: a change between the two is then read once more, and not missed.
    const Stamp now = stamp();
    if (now == stamp_) return last_;
    auto next = load();
    if (!next) return next;
    const Snapshot before = std::exchange(last_, *next);
    stamp_ = now;
    const Watcher watcher = watcher_;
    lock.unlock();
    if (watcher)
        for (const auto& id : changed_ids(*before, **next)) watcher(id);
    return next;
}

AccountStore::Snapshot AccountStore::read_or_last() {
    if (auto now = read()) return *now;
    const std::lock_guard lock(mutex_);
    return last_;
}

Result<void> AccountStore::change(const std::function<Result<void>(StoredAccounts&)>& edit) {
    const auto guard = FileGuard::take(data_ / kLockFile);
    if (!guard) return tl::unexpected(guard.error());
    const auto before = read();
    if (!before) return tl::unexpected(before.error());
    StoredAccounts accounts = **before;
    if (const auto edited = edit(accounts); !edited) return edited;
    const auto written = corpus::replace_file(data_, kFile, write_accounts(accounts), 0600);
    // Also when it failed half-way: what the file says is what counts.
    const auto after = read();
    if (!written) return written;
    return after ? Result<void>{} : tl::unexpected(after.error());
}

void AccountStore::watch(Watcher watcher) {
    const std::lock_guard lock(mutex_);
    watcher_ = std::move(watcher);
}

}  // namespace reperes::publication
