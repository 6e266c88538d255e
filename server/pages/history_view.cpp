#include "pages/history_view.h"

#include <fmt/format.h>

#include "corpus/in_force.h"
#include "index/entry.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

using corpus::Document;
using corpus::Version;

std::string status_text(const Version& version, const corpus::Period& period, corpus::Instant now) {
    if (period.from > now)
        return fmt::format("Version {} : elle entre en vigueur le {}.", version.number,
                           corpus::french_date(corpus::paris_day(period.from)));
    if (period.empty())
        return fmt::format("Version {} : elle a été remplacée avant d'entrer en vigueur.", version.number);
    return fmt::format("Version {} : elle n'est plus en vigueur depuis le {}.", version.number,
                       corpus::french_date(corpus::paris_day(period.to)));
}

}  // namespace

void put_status(const Document& document, const Version& version, corpus::Instant now, View& view) {
    const auto* current = corpus::in_force(document, now);
    if (current == &version) return;
    View status;
    status.set("texte", status_text(version, corpus::periods(document)[version.number - 1], now));
    if (current) status.set("lien", link_view("Lire la version en vigueur", corpus::page_path(document)));
    view.set("statut", status);
}

void put_history(const Document& document, const Version& read, corpus::Instant now, View& view) {
    View list{View::type::list};
    const auto* current = corpus::in_force(document, now);
    for (auto it = document.versions.rbegin(); it != document.versions.rend(); ++it) {
        View item;
        item.set("numero", fmt::format("{}", it->number));
        item.set("url", index::version_path(document, *it));
        item.set("publie", date_view(corpus::paris_day(it->published_at)));
        item.set("vigueur", date_view(corpus::paris_day(corpus::start_of(*it))));
        item.set("note", it->number == 1 && it->change_note.empty() ? std::string("Première version.")
                                                                    : it->change_note);
        item.set("en_vigueur", &*it == current);
        item.set("a_venir", corpus::start_of(*it) > now);
        item.set("lue", &*it == &read);
        if (it->number > 1)
            item.set("ampleur",
                     it->major_change ? std::string("changement majeur") : std::string("changement mineur"));
        list.push_back(item);
    }
    view.set("historique", list);
}

}  // namespace reperes::pages
