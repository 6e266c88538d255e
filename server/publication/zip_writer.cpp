#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>

#include "corpus/durable_file.h"
#include "corpus/system_error.h"
#include "publication/sessions.h"
#include "publication/zip.h"

namespace reperes::publication {

namespace {

using ArchivePtr = std::unique_ptr<archive, decltype(&archive_write_free)>;
using EntryPtr = std::unique_ptr<archive_entry, decltype(&archive_entry_free)>;

std::filesystem::path folder_of(const std::filesystem::path& file) {
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

tl::unexpected<Error> refused(const std::filesystem::path& file, int number) {
    return tl::unexpected(corpus::system_error(ErrorCode::io, "impossible d'écrire", file, number));
}

Result<void> check_free(const std::filesystem::path& file) {
    std::error_code error;
    const auto there = std::filesystem::symlink_status(file, error).type();
    if (there == std::filesystem::file_type::not_found) return {};
    return failure(ErrorCode::conflict, fmt::format("« {} » existe déjà.", file.string()),
                   "Donnez un autre nom : une sauvegarde n'est jamais remplacée.");
}

}  // namespace

struct ZipWriter::State {
    std::filesystem::path file, temporary;
    int fd = -1;
    ArchivePtr zip{nullptr, &archive_write_free};
    bool finished = false;

    tl::unexpected<Error> failed() const { return refused(file, archive_errno(zip.get())); }
};

Result<std::unique_ptr<ZipWriter>> ZipWriter::create(const std::filesystem::path& file) {
    if (const auto free = check_free(file); !free) return tl::unexpected(free.error());
    auto state = std::make_unique<State>();
    state->file = file;
    state->temporary = folder_of(file) / (std::string(corpus::kTemporaryPrefix) + random_hex(8));
    state->fd = ::open(state->temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (state->fd < 0) return refused(file, errno);
    std::unique_ptr<ZipWriter> writer(new ZipWriter(std::move(state)));
    auto& zip = writer->state_->zip;
    zip.reset(archive_write_new());
    if (archive_write_set_format_zip(zip.get()) != ARCHIVE_OK ||
        archive_write_open_fd(zip.get(), writer->state_->fd) != ARCHIVE_OK)
        return writer->state_->failed();
    return writer;
}

ZipWriter::ZipWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}

ZipWriter::~ZipWriter() {
    // Freed first: it writes what it still holds.
    state_->zip.reset();
    if (state_->fd >= 0) ::close(state_->fd);
    if (!state_->finished) ::unlink(state_->temporary.c_str());
}

Result<void> ZipWriter::add(const std::string& name, std::string_view bytes) {
    const EntryPtr entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), std::time(nullptr), 0);
    if (archive_write_header(state_->zip.get(), entry.get()) != ARCHIVE_OK) return state_->failed();
    while (!bytes.empty()) {
        const auto written = archive_write_data(state_->zip.get(), bytes.data(), bytes.size());
        if (written <= 0) return state_->failed();
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (archive_write_finish_entry(state_->zip.get()) != ARCHIVE_OK) return state_->failed();
    return {};
}

Result<void> ZipWriter::finish() {
    if (archive_write_close(state_->zip.get()) != ARCHIVE_OK) return state_->failed();
    if (::fsync(state_->fd) != 0) return refused(state_->file, errno);
    if (const auto free = check_free(state_->file); !free) return free;
    if (::rename(state_->temporary.c_str(), state_->file.c_str()) != 0) return refused(state_->file, errno);
    state_->finished = true;
    return corpus::sync(folder_of(state_->file));
}

}  // namespace reperes::publication
