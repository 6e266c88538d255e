#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <array>

#include "publication/zip.h"

namespace reperes::publication {

namespace {

constexpr std::size_t kBlock = 64 * 1024;

ZipEntry::Kind kind_of(archive_entry* entry) {
    if (archive_entry_hardlink(entry) != nullptr || archive_entry_symlink(entry) != nullptr)
        return ZipEntry::Kind::other;
    switch (archive_entry_filetype(entry)) {
        case AE_IFREG:
            return ZipEntry::Kind::file;
        case AE_IFDIR:
            return ZipEntry::Kind::folder;
        default:
            return ZipEntry::Kind::other;
    }
}

}  // namespace

struct ZipReader::State {
    std::unique_ptr<archive, decltype(&archive_read_free)> zip{archive_read_new(), &archive_read_free};
    std::filesystem::path file;
    archive_entry* entry = nullptr;  // of the archive

    [[nodiscard]] tl::unexpected<Error> damaged() const {
        const char* const detail = archive_error_string(zip.get());
        return failure(ErrorCode::invalid_argument,
                       fmt::format("« {} » n'est pas une archive lisible ({}).", file.string(),
                                   detail == nullptr ? "abîmée" : detail),
                       "Elle a pu être coupée pendant une copie : recopiez-la, ou prenez-en une autre.");
    }
};

Result<std::unique_ptr<ZipReader>> ZipReader::open(const std::filesystem::path& file) {
    auto state = std::make_unique<State>();
    state->file = file;
    // By its directory at the end, which a file that was cut has lost.
    archive_read_support_format_zip_seekable(state->zip.get());
    if (archive_read_open_filename(state->zip.get(), file.c_str(), kBlock) != ARCHIVE_OK)
        return state->damaged();
    return std::unique_ptr<ZipReader>(new ZipReader(std::move(state)));
}

ZipReader::ZipReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ZipReader::~ZipReader() = default;

Result<std::optional<ZipEntry>> ZipReader::next() {
    const int read = archive_read_next_header(state_->zip.get(), &state_->entry);
    if (read == ARCHIVE_EOF) return std::nullopt;
    if (read != ARCHIVE_OK) return state_->damaged();
    const char* const name = archive_entry_pathname(state_->entry);
    // Empty when it cannot be read as text: no path is.
    return ZipEntry{name == nullptr ? "" : name, kind_of(state_->entry)};
}

Result<std::string> ZipReader::read(std::size_t max_bytes) {
    std::string bytes;
    std::array<char, kBlock> block{};
    for (;;) {
        const auto read = archive_read_data(state_->zip.get(), block.data(), block.size());
        if (read < 0) return state_->damaged();
        if (read == 0) return bytes;
        bytes.append(block.data(), static_cast<std::size_t>(read));
        if (bytes.size() > max_bytes)
            return failure(
                ErrorCode::invalid_argument,
                fmt::format("un fichier de « {} » dépasse {} Mo.", state_->file.string(), max_bytes >> 20),
                "Cette archive n'a pas été faite par reperes-server export.");
    }
}

}  // namespace reperes::publication
