// Any two versions of a document, compared.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/in_force.h"
#include "corpus/typography.h"
#include "index/entry.h"
#include "pages/comparison_view.h"
#include "pages/document_address.h"
#include "pages/document_view.h"
#include "pages/history_view.h"
#include "pages/pages.h"
#include "pages/views.h"
#include "text/whole_number.h"

namespace reperes::pages {

namespace {

using corpus::Document;
using corpus::Version;

struct Compared {
    const Version* before = nullptr;
    const Version* after = nullptr;
};

// Why two versions cannot be compared, with the status that says it.
struct Refusal {
    int status = 400;
    std::string title, message;
};

std::string value_of(const Parameters& parameters, std::string_view name) {
    const auto it = std::find_if(parameters.begin(), parameters.end(),
                                 [&](const auto& parameter) { return parameter.first == name; });
    return it == parameters.end() ? std::string() : it->second;
}

std::vector<const Version*> texts_of(const Document& document) {
    std::vector<const Version*> texts;
    for (const auto& version : document.versions)
        if (has_text(document, version)) texts.push_back(&version);
    return texts;
}

// The version that a parameter asks for; nullptr when it is not there.
tl::expected<const Version*, Refusal> asked(const Document& document, const Parameters& parameters,
                                            std::string_view name) {
    const auto value = value_of(parameters, name);
    if (value.empty()) return nullptr;
    const auto number = text::whole_number<unsigned>(value);
    if (!number)
        return tl::unexpected<Refusal>(Refusal{
            400, "Erreur : cette adresse n'est pas comprise",
            fmt::format("« {} » n'est pas un numéro de version : écrivez par exemple {}=1.", value, name)});
    if (*number == 0 || *number > document.versions.size())
        return tl::unexpected<Refusal>(Refusal{
            404, "Version introuvable", fmt::format("La version {} de ce document n'existe pas.", *number)});
    const auto& version = document.versions[*number - 1];
    if (version.nature == corpus::Nature::withdrawal)
        return tl::unexpected<Refusal>(
            Refusal{404, "Rien à comparer",
                    fmt::format("La version {} est un retrait : elle n'a pas de texte.", version.number)});
    if (corpus::retracted(document, version))
        return tl::unexpected<Refusal>(
            Refusal{410, "Texte retiré",
                    fmt::format("La version {} a été publiée par erreur : son texte n'est plus montré.",
                                version.number)});
    return &version;
}

// Unless asked otherwise: the version in force, or else the latest, and the one before it.
tl::expected<Compared, Refusal> choose(const Document& document, const Parameters& parameters,
                                       corpus::Instant now) {
    const auto before = asked(document, parameters, "de");
    if (!before) return tl::unexpected<Refusal>(before.error());
    const auto after = asked(document, parameters, "a");
    if (!after) return tl::unexpected<Refusal>(after.error());
    const auto texts = texts_of(document);
    if (texts.size() < 2)
        return tl::unexpected<Refusal>(Refusal{
            404, "Rien à comparer", "Ce document n'a qu'une version à lire : il n'y a rien à comparer."});
    Compared compared{*before, *after};
    if (!compared.after) {
        compared.after = corpus::readable(document, now);
        if (!compared.after || compared.after == compared.before || compared.after == texts.front())
            compared.after = texts.back();
    }
    if (!compared.before) compared.before = version_before(document, *compared.after);
    if (!compared.before) compared.before = texts[1];
    if (compared.before == compared.after)
        return tl::unexpected<Refusal>(
            Refusal{400, "Rien à comparer",
                    "Choisissez deux versions différentes : comparée à elle-même, une "
                    "version ne change en rien."});
    return compared;
}

View options_view(const Document& document, const Version& chosen) {
    View list{View::type::list};
    for (const auto* version : texts_of(document)) {
        View option;
        option.set("numero", fmt::format("{}", version->number));
        option.set("texte", fmt::format("Version {}, {}", version->number,
                                        corpus::french_date(corpus::paris_day(corpus::start_of(*version)))));
        option.set("choisie", version == &chosen);
        list.push_back(option);
    }
    return list;
}

View side_view(const Document& document, const Version& version, corpus::Instant now) {
    View view = version_view(document, version, now);
    view.set("titre", corpus::french_spaces(version.title));
    return view;
}

// What was said of each version when it replaced the one before it.
View notes_view(const Document& document, const Compared& compared, corpus::Instant now) {
    const auto [first, last] = std::minmax(compared.before->number, compared.after->number);
    View list{View::type::list};
    for (const auto& version : document.versions)
        if (version.number > first && version.number <= last)
            list.push_back(version_view(document, version, now));
    return list;
}

// Of the versions compared, those that wait for their day.
std::string awaiting(const Compared& compared, corpus::Instant now) {
    std::string text;
    for (const auto* version : {compared.before, compared.after})
        if (const auto start = corpus::start_of(*version); start > now)
            text += fmt::format("{}La version {} entre en vigueur le {}.", text.empty() ? "" : " ",
                                version->number, corpus::french_date(corpus::paris_day(start)));
    return text;
}

View comparison_view(const Document& document, const Compared& compared, const corpus::Vocabulary& vocabulary,
                     corpus::Instant now) {
    const auto rubrique = rubrique_of(document.collection);
    View view;
    view.set("titre", fmt::format("{} : de la version {} à la version {}",
                                  corpus::french_spaces(compared.after->title), compared.before->number,
                                  compared.after->number));
    view.set("sans_moteurs", true);
    view.set("rubrique", link_view(rubrique.label, rubrique.path));
    view.set("document",
             link_view(corpus::french_spaces(compared.after->title), corpus::page_path(document)));
    view.set("action", corpus::page_path(document) + "/comparer");
    view.set("choix_de", options_view(document, *compared.before));
    view.set("choix_a", options_view(document, *compared.after));
    view.set("avant", side_view(document, *compared.before, now));
    view.set("apres", side_view(document, *compared.after, now));
    view.set("attente", text_or_false(awaiting(compared, now)));
    view.set("a_rebours", compared.before->number > compared.after->number);
    put_list(view, "notes", notes_view(document, compared, now));
    put_changes(*compared.before, *compared.after, vocabulary, view);
    return view;
}

}  // namespace

Page Pages::comparison(const Snapshot& snapshot, const Document& document, const Parameters& parameters) {
    const auto now = corpus::now();
    const auto compared = choose(document, parameters, now);
    if (!compared) {
        const auto& [status, title, message] = compared.error();
        View links{View::type::list};
        links.push_back(link_view("Voir le document et son historique", corpus::page_path(document)));
        return told(status, title, message, links);
    }
    return {200, "text/html; charset=utf-8",
            html("comparaison", comparison_view(document, *compared, snapshot.corpus.vocabulary, now))};
}

}  // namespace reperes::pages
