#include "publication/link_message.h"

#include <fmt/format.h>

namespace reperes::publication {

LinkAnswer answer_of(int status, std::string_view moved_to) {
    if (status < 400) return moved_to.empty() ? LinkAnswer::answers : LinkAnswer::moved;
    if (status == 404 || status == 410) return LinkAnswer::gone;
    return status < 500 ? LinkAnswer::refused : LinkAnswer::failing;
}

LinkAnswer answer_of(LinkFailure failure) {
    const bool ours = failure == LinkFailure::private_network || failure == LinkFailure::no_root_certificates;
    return ours ? LinkAnswer::not_asked : LinkAnswer::unreachable;
}

std::string message_of(LinkAnswer answer, int status, std::string_view moved_to) {
    switch (answer) {
        case LinkAnswer::answers:
            return "La page répond.";
        case LinkAnswer::moved:
            return fmt::format(
                "La page a changé d’adresse. Si c’est bien elle que l’on trouve à {}, remplacez l’adresse de "
                "la "
                "source.",
                moved_to);
        case LinkAnswer::gone:
            return fmt::format(
                "La page n’existe plus (réponse {}). Cherchez sa nouvelle adresse, ou citez une copie "
                "archivée.",
                status);
        case LinkAnswer::refused:
            return fmt::format(
                "Le site n’a pas voulu répondre à une machine (réponse {}). Ouvrez la page vous-même pour "
                "vérifier.",
                status);
        case LinkAnswer::failing:
            return fmt::format("Le site est en panne (réponse {}). Vérifiez de nouveau dans quelques jours.",
                               status);
        case LinkAnswer::unreachable:
            return message_of(LinkFailure::broken);
        case LinkAnswer::not_asked:
            return "Le temps a manqué pour vérifier cette adresse. Vérifiez de nouveau.";
    }
    return {};
}

std::string message_of(LinkFailure failure) {
    switch (failure) {
        case LinkFailure::unknown_host:
            return "Le nom du site est inconnu. Vérifiez l’adresse ; si le site a disparu, citez une copie "
                   "archivée.";
        case LinkFailure::private_network:
            return "L’adresse mène à un réseau privé, où vos lecteurs n’iront pas : elle n’a pas été "
                   "vérifiée.";
        case LinkFailure::bad_certificate:
            return "Le certificat de sécurité du site n’est pas valable : les navigateurs en avertiront vos "
                   "lecteurs.";
        case LinkFailure::no_root_certificates:
            return "Ce serveur ne peut vérifier aucune adresse https : il lui manque les certificats racines "
                   "(paquet ca-certificates).";
        case LinkFailure::too_slow:
            return "Le site met trop de temps à répondre. Vérifiez de nouveau dans quelques jours.";
        default:
            return "Le site ne répond pas. Vérifiez de nouveau dans quelques jours.";
    }
}

}  // namespace reperes::publication
