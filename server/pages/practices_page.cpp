// Two to four practices side by side, and the list that they are chosen from.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/typography.h"
#include "pages/pages.h"
#include "pages/practice.h"
#include "pages/views.h"

namespace reperes::pages {

namespace {

constexpr std::size_t kFewest = 2, kMost = 4;

struct Row {
    std::string title;
    std::vector<std::vector<std::string>> cells;  // paragraphs, a cell for each practice
};

std::vector<std::string> one(std::string text) {
    return text.empty() ? std::vector<std::string>{} : std::vector<std::string>{std::move(text)};
}

std::vector<std::string> evidence(const corpus::Fiche& fiche, const corpus::Vocabulary& vocabulary) {
    const auto* level = corpus::find(vocabulary.evidence_levels, fiche.evidence_level);
    return level ? one(fmt::format("{}. {}.", level->label, level->definition)) : std::vector<std::string>{};
}

// What is compared, in the order of reading; rows that no practice fills are left out.
std::vector<Row> rows_of(const std::vector<Practice>& practices, const corpus::Corpus& corpus) {
    std::vector<Row> rows;
    const auto add = [&](std::string title, const auto& cell) {
        Row row{std::move(title), {}};
        for (const auto& practice : practices)
            row.cells.push_back(cell(*practice.version, *corpus::as_fiche(*practice.version)));
        if (std::any_of(row.cells.begin(), row.cells.end(), [](const auto& texts) { return !texts.empty(); }))
            rows.push_back(std::move(row));
    };
    using corpus::Fiche;
    using corpus::Version;
    const auto under = [](std::vector<std::string> beginnings) {
        return [beginnings = std::move(beginnings)](const Version& version, const Fiche&) {
            return told_under(version.body, beginnings);
        };
    };
    add("En bref", [](const Version& version, const Fiche&) { return one(version.summary); });
    add("Organisations", [](const Version&, const Fiche& fiche) {
        return one(fmt::format("{}", fmt::join(fiche.organisations, ", ")));
    });
    add("Période", [](const Version&, const Fiche& fiche) { return one(period_text(fiche)); });
    add("Niveau de preuve",
        [&](const Version&, const Fiche& fiche) { return evidence(fiche, corpus.vocabulary); });
    add("Résultats", under({"Ce que l'on sait des résultats", "Ce que l'on sait des effets", "Résultats"}));
    add("Ce qui pourrait être transféré", under({"Ce qui pourrait être transféré"}));
    add("Points de vigilance", under({"Points de vigilance"}));
    return rows;
}

View rows_view(const std::vector<Row>& rows) {
    View list{View::type::list};
    for (const auto& row : rows) {
        View cells{View::type::list};
        for (const auto& texts : row.cells) {
            View paragraphs{View::type::list};
            for (const auto& text : texts) paragraphs.push_back(View{corpus::french_spaces(text)});
            View cell;
            cell.set("textes", paragraphs);
            cell.set("vide", texts.empty());
            cells.push_back(cell);
        }
        View view;
        view.set("titre", row.title);
        view.set("cellules", cells);
        list.push_back(view);
    }
    return list;
}

}  // namespace

Page Pages::practices(const Parameters& parameters) {
    const auto snapshot = site_->current();
    const auto& corpus = snapshot->corpus;
    const auto all = practices_in_force(corpus, corpus::now());
    std::vector<Practice> chosen;
    for (const auto& [name, value] : parameters) {
        if (name != "fiche")
            return bad_parameter({fmt::format("L'adresse a un paramètre inconnu : « {} ».", name), "paramètres", {"fiche"}});
        const auto found = std::find_if(all.begin(), all.end(), [&, &wanted = value](const Practice& practice) {
            return practice.document->name == wanted;
        });
        if (found == all.end()) {
            View links{View::type::list};
            links.push_back(link_view("Choisir les pratiques à comparer", "/comparer"));
            return told(404, "Une de ces fiches n'existe pas",
                        fmt::format("Aucune fiche en vigueur ne s'appelle « {} ».", shortened(value, 100)), links);
        }
        const bool again = std::any_of(chosen.begin(), chosen.end(), [&](const Practice& practice) {
            return practice.document == found->document;
        });
        if (!again) chosen.push_back(*found);
    }
    View view;
    const bool compared = chosen.size() >= kFewest && chosen.size() <= kMost;
    view.set("titre", std::string(compared ? "Pratiques comparées" : "Comparer des pratiques"));
    if (compared) {
        View columns{View::type::list};
        for (const auto& practice : chosen) columns.push_back(practice_view(practice, corpus.vocabulary));
        view.set("colonnes", columns);
        view.set("lignes", rows_view(rows_of(chosen, corpus)));
    } else {
        view.set("trop", chosen.size() > kMost ? View{fmt::format("{}", chosen.size())} : View{false});
        view.set("pas_assez", chosen.size() == 1);
    }
    View list{View::type::list};
    for (const auto& practice : all) {
        if (corpus::as_fiche(*practice.version)->original_title.empty()) continue;
        View row = practice_view(practice, corpus.vocabulary);
        row.set("choisie", std::any_of(chosen.begin(), chosen.end(), [&](const Practice& one_of) {
                    return one_of.document == practice.document;
                }));
        list.push_back(row);
    }
    view.set("fiches", list);
    view.set("comparees", compared);
    return {200, "text/html; charset=utf-8", html("comparer", view)};
}

}  // namespace reperes::pages
