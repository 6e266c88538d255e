#include "index/xapian_try.h"

#include <fmt/format.h>

namespace reperes::index {

Error error_of(const Xapian::Error& error) {
    const std::string type = error.get_type();
    if (type == "DatabaseNotFoundError" || type == "DatabaseOpeningError")
        return {ErrorCode::not_found, fmt::format("l'index ne peut pas être ouvert ({}).", error.get_msg()),
                "Construisez-le : reperes-index build --content DOSSIER --index DOSSIER"};
    if (type == "DatabaseLockError")
        return {ErrorCode::unavailable, "l'index est en cours d'écriture par un autre programme.",
                "Attendez la fin de l'autre construction, ou arrêtez-la."};
    if (type == "DatabaseCorruptError" || type == "DatabaseVersionError")
        return {ErrorCode::incompatible, fmt::format("l'index est endommagé ({}).", error.get_msg()),
                "Supprimez le dossier de l'index et reconstruisez-le : le contenu n'y perd rien."};
    if (type == "DatabaseModifiedError")
        return {ErrorCode::unavailable, "l'index vient d'être mis à jour.", "Recommencez."};
    if (type == "NetworkError" || type == "NetworkTimeoutError")
        return {ErrorCode::unavailable,
                fmt::format("une partie de l'index ne répond pas ({}).", error.get_msg()), ""};
    return {ErrorCode::io,
            fmt::format("l'index ne peut pas être lu ou écrit ({} : {}).", type, error.get_msg()),
            "Vérifiez la place libre et les droits du dossier de l'index."};
}

}  // namespace reperes::index
