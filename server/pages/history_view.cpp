#include "pages/history_view.h"

#include <fmt/format.h>

#include "corpus/in_force.h"
#include "corpus/typography.h"
#include "index/entry.h"
#include "pages/document_address.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

using corpus::Document;
using corpus::Version;

View day_of(corpus::Instant instant) {
    return date_view(corpus::paris_day(instant));
}

// In a word, unless it is over.
std::string state_text(const Version& version, const corpus::Period& period, corpus::Instant now) {
    if (corpus::start_of(version) > now && !period.empty()) return "à venir";
    if (period.empty()) return "jamais en vigueur";
    if (period.to <= now) return {};
    return version.nature == corpus::Nature::withdrawal ? "document retiré" : "en vigueur";
}

std::string note_of(const Version& version) {
    return version.number == 1 && version.change_note.empty() ? std::string("Première version.")
                                                              : corpus::french_spaces(version.change_note);
}

std::string status_text(const Version& version, const corpus::Period& period, corpus::Instant now) {
    if (period.empty())
        return fmt::format("Version {} : elle a été remplacée avant d'entrer en vigueur.", version.number);
    if (period.from > now)
        return fmt::format("Version {} : elle entre en vigueur le {}.", version.number,
                           corpus::french_date(corpus::paris_day(period.from)));
    return fmt::format("Version {} : elle n'est plus en vigueur depuis le {}.", version.number,
                       corpus::french_date(corpus::paris_day(period.to)));
}

}  // namespace

std::string_view reason_text(corpus::WithdrawalReason reason) {
    switch (reason) {
        case corpus::WithdrawalReason::published_in_error:
            return "publié par erreur";
        case corpus::WithdrawalReason::replaced:
            return "remplacé";
        case corpus::WithdrawalReason::no_longer_in_force:
            return "plus en vigueur";
    }
    return {};
}

View version_view(const Document& document, const Version& version, corpus::Instant now) {
    const auto period = corpus::periods(document)[version.number - 1];
    const bool readable = has_text(document, version);
    const bool over = !period.empty() && period.to <= now;
    View view;
    view.set("numero", fmt::format("{}", version.number));
    view.set("url", readable ? View{index::version_path(document, version)} : View{false});
    view.set("publie", day_of(version.published_at));
    view.set("vigueur", day_of(corpus::start_of(version)));
    view.set("fin", over ? day_of(period.to) : View{false});
    view.set("etat", text_or_false(state_text(version, period, now)));
    view.set("note", note_of(version));
    view.set("ampleur", false);
    if (version.number > 1)
        view.set("ampleur", std::string(version.major_change ? "changement majeur" : "changement mineur"));
    view.set("retrait", false);
    if (version.nature == corpus::Nature::withdrawal)
        view.set("retrait", std::string(reason_text(version.reason)));
    view.set("auteur", version.author);
    view.set("relecteur", text_or_false(version.reviewer));
    view.set("edition", text_or_false(version.edition));
    view.set("retablit", version.restores > 0 ? View{fmt::format("{}", version.restores)} : View{false});
    view.set("comparer", false);
    if (const auto* before = version_before(document, version); before && readable)
        view.set("comparer", link_view(fmt::format("Comparer avec la version {}", before->number),
                                       comparison_path(document, *before, version)));
    return view;
}

void put_status(const Document& document, const Version& version, corpus::Instant now, View& view) {
    const auto* current = corpus::in_force(document, now);
    if (current == &version) return;
    View status;
    status.set("texte", status_text(version, corpus::periods(document)[version.number - 1], now));
    status.set("lien", false);
    if (current)
        status.set("lien", link_view(current->nature == corpus::Nature::text
                                         ? "Lire la version en vigueur"
                                         : "Voir pourquoi le document a été retiré",
                                     corpus::page_path(document)));
    view.set("statut", status);
}

void put_history(const Document& document, const Version& read, corpus::Instant now, View& view) {
    View list{View::type::list};
    for (auto it = document.versions.rbegin(); it != document.versions.rend(); ++it) {
        View item = version_view(document, *it, now);
        item.set("lue", &*it == &read);
        list.push_back(item);
    }
    view.set("historique", list);
    view.set("flux_document", feed_path(document));
    view.set("choisir_jour", corpus::page_path(document));
}

}  // namespace reperes::pages
