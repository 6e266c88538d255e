#include "publication/admission.h"

#include <fmt/format.h>

#include <set>

namespace reperes::publication {

namespace {

tl::unexpected<Error> conflict(std::string message, std::string hint) {
    return failure(ErrorCode::conflict, std::move(message), std::move(hint));
}

// A publication whose end was never seen is not made twice.
Result<void> check_unpublished(const Draft& draft, const corpus::Document* document) {
    if (!document) return {};
    for (const auto& version : document->versions)
        if (version.draft == draft.id)
            return conflict(fmt::format("ce brouillon est déjà publié : c'est la version {} de « {} ».",
                                        version.number, draft.object()),
                            "Commencez une nouvelle version.");
    return {};
}

}  // namespace

Result<void> check_request(const PublishRequest& request, const corpus::Corpus& corpus) {
    const std::set<std::string> different(request.drafts.begin(), request.drafts.end());
    if (request.drafts.empty() || different.size() != request.drafts.size() ||
        request.revisions.size() != request.drafts.size())
        return failure(ErrorCode::invalid_argument,
                       "il manque un brouillon, ou l'un d'eux est choisi deux fois.",
                       "Choisissez au moins un brouillon.");
    if (request.edition.empty() && request.drafts.size() == 1) return {};
    if (!corpus::is_document_name(request.edition))
        return failure(ErrorCode::invalid_argument, "une édition a un nom.",
                       "Minuscules sans accent, chiffres et tirets : « 2027-01 ».");
    if (corpus.editions.find(request.edition))
        return conflict(fmt::format("l'édition {} existe déjà.", request.edition),
                        "Donnez un autre nom à celle-ci.");
    return {};
}

Result<void> check_base(const Draft& draft, const corpus::Corpus& corpus) {
    const auto* document = corpus.find(draft.collection, draft.document);
    if (auto first = check_unpublished(draft, document); !first) return first;
    const unsigned last = document ? document->versions.back().number : 0;
    if (draft.base == last && (last == 0 || document->versions.back().digest == draft.base_digest)) return {};
    if (!document)
        return conflict(fmt::format("« {} » n'est plus dans le contenu.", draft.object()),
                        "Le fichier manque ou est fautif : prévenez l'administrateur.");
    if (draft.base == 0)
        return conflict(fmt::format("un document s'appelle déjà « {} ».", draft.object()),
                        "Donnez un autre nom, ou écrivez une nouvelle version de celui-là.");
    const auto& newest = document->versions.back();
    if (draft.base == last)
        return conflict(fmt::format("la version {} de « {} » n'est plus celle d'où part ce brouillon.", last,
                                    draft.object()),
                        "Son fichier a changé à la main : comparez, puis repartez d'elle.");
    return conflict(
        fmt::format(
            "depuis que ce brouillon a été commencé, la version {} de « {} » a été publiée le {}, par {}.",
            last, draft.object(), corpus::french_date(corpus::paris_day(newest.published_at)), newest.author),
        fmt::format("Comparez les deux textes, puis repartez de la version {}.", last));
}

Result<void> check_apart(const std::vector<Draft>& drafts) {
    std::set<std::string> objects;
    for (const auto& draft : drafts)
        if (!objects.insert(draft.object()).second)
            return conflict(
                fmt::format("deux de ces brouillons sont des versions de « {} ».", draft.object()),
                "Publiez-les l'un après l'autre.");
    return {};
}

Result<void> check_manifest(const corpus::Edition& edition) {
    if (edition.name.empty()) return {};
    std::vector<corpus::Fault> faults;
    corpus::FaultSink sink(corpus::manifest_path(edition.name), faults);
    if (corpus::parse_edition(corpus::write_edition(edition), edition.name, sink)) return {};
    return failure(ErrorCode::invalid_argument, fmt::format("l'édition : {}", faults.front().message),
                   faults.front().hint);
}

}  // namespace reperes::publication
