// The reading pages: a fiche, a section, a recommandation, a groupe, in force or as it stood in an earlier
// version.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "corpus/country.h"
#include "corpus/typography.h"
#include "index/entry.h"
#include "pages/answers.h"
#include "pages/citation_view.h"
#include "pages/document_links.h"
#include "pages/pages.h"
#include "pages/references.h"
#include "pages/sections.h"
#include "pages/views.h"
#include "text/whole_number.h"

namespace reperes::pages {

namespace {

using corpus::Collection;
using corpus::Corpus;
using corpus::Document;
using corpus::Version;

Rubrique rubrique_of(Collection collection) {
    switch (collection) {
        case Collection::fiches:
            return {"Fiches", "/recherche"};
        case Collection::reference:
            return {"Texte de référence", "/reference"};
        case Collection::recommandations:
            return {"Recommandations", "/recommandations"};
        case Collection::groupes:
            return {"Groupes de travail", "/groupes"};
    }
    return {};
}

View link_view(std::string text, std::string url) {
    View view;
    view.set("texte", std::move(text));
    view.set("url", std::move(url));
    return view;
}

View filter_link(std::string_view facet, const std::string& value, std::string label) {
    return link_view(std::move(label), search_url(everything_with(facet, value)));
}

View term_links(std::string_view facet, const std::vector<std::string>& values,
                const corpus::TermList& terms) {
    View list{View::type::list};
    for (const auto& value : values)
        if (const auto* term = corpus::find(terms, value))
            list.push_back(filter_link(facet, value, term->label));
    return list;
}

View plain_list(const std::vector<std::string>& values) {
    View list{View::type::list};
    for (const auto& value : values) list.push_back(View{value});
    return list;
}

View source_view(const corpus::Source& source) {
    View view;
    view.set("titre", source.title);
    if (!source.url.empty()) view.set("url", source.url);
    if (!source.publisher.empty()) view.set("editeur", source.publisher);
    if (source.date == "s.d.")
        view.set("date", "sans date");
    else if (source.date.size() == 10)
        view.set("date", corpus::french_date(*corpus::parse_date(source.date)));
    else if (source.date.size() == 7)
        view.set("date",
                 corpus::french_date(*corpus::parse_date(source.date + "-02")).substr(2));  // « mai 2016 »
    else if (!source.date.empty())
        view.set("date", source.date);
    if (!source.language.empty() && source.language != "fr") {
        view.set("langue", source.language);
        view.set("langue_nom", "en " + corpus::language_name(source.language));
    }
    if (source.consulted_on) view.set("consulte", date_view(*source.consulted_on));
    return view;
}

// The facts of a fiche: where, who, when, how sure.
void describe_fiche(const corpus::Fiche& fiche, const Corpus& corpus, View& view) {
    View countries{View::type::list};
    for (const auto& code : fiche.countries)
        countries.push_back(filter_link("pays", code, corpus::country_name(code)));
    put_list(view, "pays", countries);
    put_list(view, "territoires", plain_list(fiche.territories));
    put_list(view, "organisations", plain_list(fiche.organisations));
    if (fiche.first_year && fiche.last_year && *fiche.first_year != *fiche.last_year)
        view.set("periode", fmt::format("de {} à {}", *fiche.first_year, *fiche.last_year));
    else if (fiche.first_year && fiche.last_year)
        view.set("periode", fmt::format("{}", *fiche.first_year));
    else if (fiche.first_year)
        view.set("periode", fmt::format("depuis {}", *fiche.first_year));
    else if (fiche.last_year)
        view.set("periode", fmt::format("jusqu'en {}", *fiche.last_year));
    if (const auto* level = corpus::find(corpus.vocabulary.evidence_levels, fiche.evidence_level)) {
        View proof;
        proof.set("libelle", level->label);
        proof.set("definition", level->definition);
        view.set("preuve", proof);
    }
    if (!fiche.original_title.empty()) {
        View original;
        original.set("titre", fiche.original_title);
        original.set("langue", fiche.original_language);
        original.set("langue_nom", corpus::language_name(fiche.original_language));
        view.set("origine", original);
    }
    View groupes{View::type::list};
    for (const auto& name : fiche.groupes)
        if (const auto* groupe = corpus.find(Collection::groupes, name)) {
            const auto& latest = groupe->versions.back();
            groupes.push_back(
                link_view(fmt::format("{} ({})", latest.title, corpus::as_groupe(latest)->sigle),
                          index::page_path(*groupe)));
        }
    put_list(view, "groupes", groupes);
}

void describe_section(const corpus::Section& section, const Corpus& corpus, View& view) {
    view.set("numero", section.number);
    if (const auto* scope = corpus::find(corpus.vocabulary.scopes, section.scope)) {
        View portee;
        portee.set("libelle", scope->label);
        portee.set("definition", scope->definition);
        portee.set("id", scope->id);
        view.set("portee", portee);
    }
    view.set("projet", !section.adopted);
}

// What replaces or follows the version that is read, said above it.
void put_status(const Document& document, const Version& version, corpus::Instant now, View& view) {
    const auto* current = corpus::in_force(document, now);
    if (current == &version) return;
    const auto period = corpus::periods(document)[version.number - 1];
    View status;
    if (period.from > now) {
        status.set("texte", fmt::format("Version {} : elle entre en vigueur le {}.", version.number,
                                        corpus::french_date(corpus::paris_day(period.from))));
    } else if (period.empty()) {
        status.set("texte", fmt::format("Version {} : elle a été remplacée avant d'entrer en vigueur.",
                                        version.number));
    } else {
        status.set("texte", fmt::format("Version {} : elle n'est plus en vigueur depuis le {}.",
                                        version.number, corpus::french_date(corpus::paris_day(period.to))));
    }
    if (current) status.set("lien", link_view("Lire la version en vigueur", index::page_path(document)));
    view.set("statut", status);
}

View history(const Document& document, const Version& read, corpus::Instant now) {
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
    return list;
}

std::string_view withdrawal_sentence(corpus::WithdrawalReason reason) {
    switch (reason) {
        case corpus::WithdrawalReason::published_in_error:
            return "Ce document a été publié par erreur.";
        case corpus::WithdrawalReason::replaced:
            return "Ce document a été remplacé.";
        case corpus::WithdrawalReason::no_longer_in_force:
            return "Ce document n'est plus en vigueur.";
    }
    return {};
}

void put_neighbours(const Document& document, const Corpus& corpus, corpus::Instant now, View& view) {
    const auto sections = sections_in_force(corpus, now);
    const auto it = std::find_if(sections.begin(), sections.end(),
                                 [&](const auto& s) { return s.document == &document; });
    if (it == sections.end()) return;
    const auto link = [](const SectionInForce& s) {
        return link_view(fmt::format("{} {}", corpus::as_section(*s.version)->number, s.version->title),
                         index::page_path(*s.document));
    };
    View neighbours;
    if (it != sections.begin()) neighbours.set("avant", link(*(it - 1)));
    if (it + 1 != sections.end()) neighbours.set("apres", link(*(it + 1)));
    if (sections.size() > 1) view.set("voisins", neighbours);
}

View document_view(const Document& document, const Version& version, const Corpus& corpus,
                   corpus::Instant now) {
    const Kind kind = kind_of(version, corpus.vocabulary);
    const Rubrique rubrique = rubrique_of(document.collection);
    View view;
    view.set("titre", corpus::french_spaces(version.title));
    view.set("rubrique", link_view(rubrique.label, rubrique.path));
    view.set("type", kind.label);
    view.set("type_id", kind.id);
    view.set("resume", corpus::french_spaces(version.summary));
    view.set("corps_html", version.body.html);
    View contents{View::type::list};
    for (const auto& heading : version.body.headings)
        if (heading.level == 2)
            contents.push_back(link_view(corpus::french_spaces(heading.title), "#" + heading.anchor));
    if (version.body.headings.size() > 2) put_list(view, "sommaire", contents);
    if (const auto* fiche = corpus::as_fiche(version)) describe_fiche(*fiche, corpus, view);
    if (const auto* section = corpus::as_section(version)) {
        describe_section(*section, corpus, view);
        put_neighbours(document, corpus, now, view);
    }
    if (const auto* recommandation = corpus::as_recommandation(version))
        view.set("numero", fmt::format("{}", recommandation->number));
    if (const auto* groupe = corpus::as_groupe(version)) {
        view.set("sigle", groupe->sigle);
        if (!groupe->contact.empty()) view.set("contact", contact_view(groupe->contact));
    }
    put_list(view, "reponses", answers(document, version, corpus, now));

    put_list(view, "themes", term_links("theme", version.themes, corpus.vocabulary.themes));
    put_list(view, "publics", term_links("public", version.publics, corpus.vocabulary.publics));
    View recommandations{View::type::list};
    for (const int number : version.recommandations)
        if (const auto* found = corpus.find_recommandation(number))
            recommandations.push_back(link_view(fmt::format("{}. {}", number, found->versions.back().title),
                                                index::page_path(*found)));
    put_list(view, "recommandations", recommandations);
    View sources{View::type::list};
    for (const auto& source : version.sources) sources.push_back(source_view(source));
    put_list(view, "sources", sources);

    view.set("auteur", version.author);
    if (!version.reviewer.empty()) view.set("relecteur", version.reviewer);
    view.set("publie", date_view(corpus::paris_day(version.published_at)));
    view.set("vigueur", date_view(corpus::paris_day(corpus::start_of(version))));
    if (version.verified_on) view.set("verifie", date_view(*version.verified_on));
    if (version.review_on) view.set("revoir", date_view(*version.review_on));
    view.set("version", fmt::format("{}", version.number));
    view.set("historique", history(document, version, now));
    put_status(document, version, now, view);
    if (version.nature == corpus::Nature::withdrawal)
        view.set("retrait", std::string(withdrawal_sentence(version.reason)));
    return view;
}

// "accueil/v2" to ("accueil", 2); 0 for the version in force.
struct Asked {
    std::string_view name;
    unsigned version = 0;
    bool valid = true;
};
Asked parse_rest(std::string_view rest) {
    const auto slash = rest.find('/');
    if (slash == std::string_view::npos) return {rest, 0, true};
    const auto tail = rest.substr(slash + 1);
    if (tail.size() < 2 || tail[0] != 'v' || tail[1] == '0') return {rest, 0, false};
    const auto number = text::whole_number<unsigned>(tail.substr(1));
    return {rest.substr(0, slash), number.value_or(0), number.has_value()};
}

const Document* find_document(const Corpus& corpus, Collection collection, std::string_view name) {
    if (collection != Collection::recommandations) return corpus.find(collection, name);
    const auto number = text::whole_number<int>(name);
    return number && !name.starts_with('0') ? corpus.find_recommandation(*number) : nullptr;
}

}  // namespace

Page Pages::document(Collection collection, std::string_view rest) {
    const auto snapshot = site_->current();
    const auto now = corpus::now();
    const auto asked = parse_rest(rest);
    const auto* document = asked.valid ? find_document(snapshot->corpus, collection, asked.name) : nullptr;
    if (collection == Collection::reference && !document)
        if (const auto* section = snapshot->corpus.find_section(rest))
            return {302, "text/html; charset=utf-8", "", index::page_path(*section)};
    if (!document || asked.version > document->versions.size()) return not_found();
    const Version* version =
        asked.version > 0 ? &document->versions[asked.version - 1] : corpus::in_force(*document, now);
    if (!version) return not_found();
    const bool gone = asked.version == 0 && version->nature == corpus::Nature::withdrawal;
    View view = document_view(*document, *version, snapshot->corpus, now);
    put_links(*document, *version, *snapshot, now, view);
    if (version->nature == corpus::Nature::text)
        put_citation(*document, *version, snapshot->corpus.vocabulary, rubrique_of(collection), origin_, now,
                     view);
    return {gone ? 410 : 200, "text/html; charset=utf-8", html("document", view)};
}

Page Pages::reference_file(const FileFormat& format, Collection collection, std::string_view rest) {
    const auto snapshot = site_->current();
    const auto asked = parse_rest(rest);
    const auto* document = asked.valid ? find_document(snapshot->corpus, collection, asked.name) : nullptr;
    if (!document || asked.version == 0 || asked.version > document->versions.size()) return not_found();
    const auto& version = document->versions[asked.version - 1];
    if (version.nature != corpus::Nature::text) return not_found();
    const auto citation = cite(*document, version, snapshot->corpus.vocabulary, origin_);
    Page file{200, std::string(format.content_type),
              format.kind == FileKind::bibtex ? bibtex(citation) : ris(citation)};
    file.file_name = fmt::format("{}.{}", citation.key, format.extension);
    return file;
}

}  // namespace reperes::pages
