#include "corpus/system_error.h"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace reperes::corpus {

namespace {

// The cause and the remedy.
std::pair<std::string, std::string> in_french(int number) {
    switch (number) {
        case ENOSPC:
            return {"le disque est plein", "Faites de la place, puis recommencez."};
        case EDQUOT:
            return {"le quota du disque est atteint", "Faites de la place, puis recommencez."};
        case EFBIG:
            return {"le fichier dépasse la taille permise",
                    "Relevez la limite du service, puis recommencez."};
        case EROFS:
            return {"le disque est en lecture seule", "Remontez-le en écriture, puis recommencez."};
        case EACCES:
        case EPERM:
            return {"les droits manquent",
                    "Donnez à l'utilisateur du service le droit d'écrire dans ce dossier."};
        case ENOENT:
            return {"le dossier n'existe pas", "Rétablissez-le, puis recommencez."};
        case ENOTDIR:
            return {"un fichier est à la place d'un dossier", "Déplacez-le, puis recommencez."};
        case EIO:
            return {"le disque a signalé une erreur", "Vérifiez le disque avant d'écrire à nouveau."};
        case EMFILE:
        case ENFILE:
            return {"trop de fichiers sont ouverts", "Recommencez dans un moment."};
        default:
            return {std::generic_category().message(number), "Vérifiez la place libre et les droits."};
    }
}

}  // namespace

Error system_error(ErrorCode code, std::string_view what, const std::filesystem::path& path, int number) {
    auto [cause, remedy] = in_french(number);
    return {code, fmt::format("{} « {} » : {}.", what, path.string(), cause), std::move(remedy)};
}

}  // namespace reperes::corpus
