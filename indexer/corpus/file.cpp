#include "corpus/file.h"

#include <fmt/format.h>

#include <fstream>

namespace reperes::corpus {

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

}  // namespace reperes::corpus
