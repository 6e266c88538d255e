#include "corpus/file.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <chrono>
#include <fstream>

namespace reperes::corpus {

namespace {

constexpr std::chrono::seconds kSettling{2};

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return failure(ErrorCode::not_found, "le fichier manque ou n'est pas un fichier ordinaire.",
                       "Remettez-le en place.");
    const auto size = std::filesystem::file_size(path, error);
    if (error) return failure(ErrorCode::io, "la taille du fichier ne peut pas être lue.", error.message());
    if (size > max_bytes)
        return failure(
            ErrorCode::invalid_argument,
            fmt::format("le fichier fait {} Ko ; la limite est de {} Ko.", size / 1024, max_bytes / 1024),
            "Partagez le texte en plusieurs documents.");
    std::string bytes(size, '\0');
    std::ifstream in(path, std::ios::binary);
    if (!in.read(bytes.data(), static_cast<std::streamsize>(size)))
        return failure(ErrorCode::io, "le fichier ne peut pas être lu.", "Vérifiez les droits du fichier.");
    return bytes;
}

std::optional<FileState> file_state(const std::filesystem::path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return std::nullopt;
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    return FileState{info.st_dev, info.st_ino, static_cast<std::uint64_t>(info.st_size),
                     info.st_ctim.tv_sec * kNanoseconds + info.st_ctim.tv_nsec};
}

bool is_settled(const FileState& state) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::nanoseconds(state.changed_at) + kSettling < now;
}

}  // namespace reperes::corpus
