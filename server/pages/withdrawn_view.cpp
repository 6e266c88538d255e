#include "pages/withdrawn_view.h"

#include <fmt/format.h>

#include "corpus/in_force.h"
#include "corpus/typography.h"
#include "index/entry.h"
#include "pages/document_address.h"
#include "pages/document_view.h"
#include "pages/history_view.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

using corpus::Version;
using corpus::WithdrawalReason;

std::string reason_sentence(WithdrawalReason reason) {
    switch (reason) {
        case WithdrawalReason::published_in_error:
            return "Ce document a été publié par erreur. Son texte n'est plus montré, dans aucune de ses "
                   "versions.";
        case WithdrawalReason::replaced:
            return "Ce document a été remplacé par un autre.";
        case WithdrawalReason::no_longer_in_force:
            return "Ce document n'est plus en vigueur, et rien ne le remplace.";
    }
    return {};
}

// The page that replaces it, by its title when it is ours.
void put_replacement(const Version& withdrawal, const corpus::Corpus& corpus, corpus::Instant now,
                     View& view) {
    const auto& path = withdrawal.replaced_by;
    if (path.empty()) return;
    const auto* document = path.starts_with('/') ? corpus.find(path.substr(1)) : nullptr;
    const auto* version = document ? corpus::in_force(*document, now) : nullptr;
    view.set("remplacant", link_view(version ? corpus::french_spaces(version->title) : path, path));
}

}  // namespace

View withdrawn_view(const corpus::Document& document, const Version& withdrawal, const corpus::Corpus& corpus,
                    corpus::Instant now) {
    const Kind kind = kind_of(withdrawal, corpus.vocabulary);
    const auto rubrique = rubrique_of(document.collection);
    View view;
    view.set("titre", corpus::french_spaces(withdrawal.title));
    view.set("sans_moteurs", true);
    view.set("rubrique", link_view(rubrique.label, rubrique.path));
    view.set("type", kind.label);
    view.set("type_id", kind.id);
    view.set("raison", reason_sentence(withdrawal.reason));
    view.set("retire", date_view(corpus::paris_day(corpus::start_of(withdrawal))));
    view.set("note", text_or_false(corpus::french_spaces(withdrawal.change_note)));
    if (withdrawal.reason == WithdrawalReason::replaced) put_replacement(withdrawal, corpus, now, view);
    if (const auto* last = version_before(document, withdrawal))
        view.set("dernier", link_view(fmt::format("Lire le dernier texte, la version {}", last->number),
                                      index::version_path(document, *last)));
    put_history(document, withdrawal, now, view);
    return view;
}

}  // namespace reperes::pages
