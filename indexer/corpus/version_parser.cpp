#include "corpus/version_parser.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/country.h"
#include "corpus/digest.h"
#include "corpus/front_matter.h"
#include "corpus/markdown.h"
#include "corpus/nearest.h"
#include "text/analyser.h"

namespace reperes::corpus {

namespace {

const std::string kInternational = "international";

bool valid_url(std::string_view url) {
    const bool scheme = url.starts_with("https://") || url.starts_with("http://");
    return scheme && url.size() > 10 && url.size() < 2000 && std::none_of(url.begin(), url.end(), [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte <= ' ' || c == '"' || c == '<' || c == '>' || byte == 0x7F;
           });
}

// "2016", "2016-05", "2016-05-12" or "s.d."
bool valid_source_date(std::string_view date) {
    if (date == "s.d.") return true;
    std::string whole(date);
    if (whole.size() == 4) whole += "-01";
    if (whole.size() == 7) whole += "-01";
    return parse_date(whole).has_value();
}

Source parse_source(FrontMatter& table) {
    Source source;
    source.title = table.text("titre", Need::required);
    source.publisher = table.text("editeur", Need::optional);
    source.date = table.text("date", Need::optional);
    if (!source.date.empty() && !valid_source_date(source.date))
        table.report("date", fmt::format("date de source mal écrite : « {} ».", source.date),
                     "Écrivez \"2016\", \"2016-05\", \"2016-05-12\" ou \"s.d.\".");
    source.url = table.text("url", Need::optional, 2000);
    if (!source.url.empty() && !valid_url(source.url))
        table.report("url", "cette adresse n'est pas une adresse de page.",
                     "Elle commence par https:// ou http:// et ne contient pas d'espace.");
    source.language = table.text("langue", Need::optional, 10);
    if (!source.language.empty() && !is_language(source.language))
        table.report("langue", fmt::format("langue inconnue « {} ».", source.language),
                     "Deux lettres minuscules : \"en\", \"de\", \"it\"…");
    source.consulted_on = table.date("consulte-le");
    table.finish();
    return source;
}

std::string trimmed(std::string text) {
    const auto begin = text.find_first_not_of(' ');
    return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

// "family group conference = conférence familiale"
std::optional<BilingualTerm> parse_term(const std::string& text) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || text.find('=', equals + 1) != std::string::npos) return std::nullopt;
    BilingualTerm term{trimmed(text.substr(0, equals)), trimmed(text.substr(equals + 1))};
    return term.original.empty() || term.french.empty() ? std::nullopt : std::optional(std::move(term));
}

void parse_abroad(FrontMatter& front, const ParseContext& context, Fiche& fiche) {
    const Need foreign = fiche.type == kInternational ? Need::required : Need::optional;
    fiche.evidence_level = front.term("niveau-de-preuve", foreign, context.vocabulary->evidence_levels);
    fiche.original_language = front.text("langue", foreign, 10);
    if (!fiche.original_language.empty() && !is_language(fiche.original_language))
        front.report("langue", fmt::format("langue inconnue « {} ».", fiche.original_language),
                     "Deux lettres minuscules : \"en\", \"de\", \"it\"…");
    fiche.original_title = front.text("titre-origine", foreign);
    for (const auto& text : front.texts("termes")) {
        if (auto term = parse_term(text))
            fiche.terms.push_back(std::move(*term));
        else
            front.report("termes", fmt::format("terme mal écrit : « {} ».", text),
                         "Écrivez le terme d'origine, le signe =, puis le terme français : "
                         "\"family group conference = conférence familiale\".");
    }
    if (!fiche.terms.empty() && fiche.original_language.empty())
        front.report("termes", "la langue de ces termes n'est pas donnée.", "Ajoutez langue = \"en\".");
}

// The pages of the reference text that a fiche speaks to: links of it, as those of its text are.
std::vector<Link> parse_sections(FrontMatter& front, VersionFields& fields) {
    std::vector<Link> links;
    auto* fiche = std::get_if<Fiche>(&fields);
    if (fiche == nullptr) return links;
    for (auto& section : front.texts("sections")) {
        if (!is_document_name(section)) {
            front.report("sections", fmt::format("« {} » n'est pas le nom d'une section.", section),
                         "Écrivez le nom de son dossier : \"secret-professionnel\".");
            continue;
        }
        links.push_back({fmt::format("/{}/{}", name(Collection::reference), section), front.line("sections"), false, ""});
        fiche->sections.push_back(std::move(section));
    }
    return links;
}

Fiche parse_fiche(FrontMatter& front, const ParseContext& context) {
    Fiche fiche;
    const auto& vocabulary = *context.vocabulary;
    fiche.type = front.term("type", Need::required, vocabulary.types);
    for (auto& groupe : front.texts("groupes")) {
        if (std::find(context.groupes.begin(), context.groupes.end(), groupe) == context.groupes.end())
            front.report("groupes", fmt::format("groupe inconnu « {} ».", groupe),
                         suggest(groupe, context.groupes));
        else
            fiche.groupes.push_back(std::move(groupe));
    }
    if (front.texts("groupes").empty())
        front.report("groupes", "il manque « groupes ».",
                     "Ajoutez une ligne groupes = [\"gt1\"] dans l'en-tête.");
    for (auto& code : front.texts("pays")) {
        if (!is_country(code))
            front.report("pays", fmt::format("pays inconnu « {} ».", code),
                         "Deux capitales (ISO 3166) : \"FR\", \"GB\", \"CA\"… ou \"001\" pour le monde.");
        else
            fiche.countries.push_back(std::move(code));
    }
    if (front.texts("pays").empty())
        front.report("pays", "il manque « pays ».", "Ajoutez une ligne pays = [\"FR\"].");
    fiche.territories = front.texts("territoires");
    fiche.organisations = front.texts("organisations");
    const auto year = [&](const std::string& key) -> std::optional<int> {
        const auto value = front.integer(key, Need::optional, 1800, 2100);
        return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
    };
    fiche.first_year = year("annee-debut");
    fiche.last_year = year("annee-fin");
    if (fiche.first_year && fiche.last_year && *fiche.last_year < *fiche.first_year)
        front.report("annee-fin", "la période finit avant de commencer.",
                     "Vérifiez annee-debut et annee-fin.");
    parse_abroad(front, context, fiche);
    return fiche;
}

// "nom@exemple.fr": enough to see that it is no page; whether it is read, only a letter can tell.
bool valid_mailbox(std::string_view address) {
    const auto at = address.find('@');
    return at != std::string_view::npos && at > 0 && address.find('.', at) != std::string_view::npos &&
           address.find_first_of(" <>\"'/") == std::string_view::npos;
}

Groupe parse_groupe(FrontMatter& front) {
    Groupe groupe{front.text("sigle", Need::required, 20), front.text("contact", Need::optional)};
    if (!groupe.contact.empty() && !valid_url(groupe.contact) && !valid_mailbox(groupe.contact))
        front.report("contact", "ce contact n'est ni une adresse de page ni une adresse électronique.",
                     "Écrivez \"https://…\" ou \"nom@exemple.fr\".");
    return groupe;
}

// "2" or "2.1.3": numbers without a leading zero, separated by dots.
bool valid_section_number(std::string_view number) {
    bool digit_expected = true;
    for (std::size_t i = 0; i < number.size(); ++i) {
        const char c = number[i];
        if (c == '.') {
            if (digit_expected) return false;
            digit_expected = true;
        } else if (c < '0' || c > '9' || (c == '0' && digit_expected)) {
            return false;
        } else {
            digit_expected = false;
        }
    }
    return !digit_expected;
}

Section parse_section(FrontMatter& front, const ParseContext& context, const std::string& reviewer) {
    Section section;
    section.number = front.text("numero", Need::required, 20);
    if (!section.number.empty()) {
        if (!valid_section_number(section.number))
            front.report("numero", fmt::format("numéro mal écrit : « {} ».", section.number),
                         "Écrivez \"2.1\".");
        else if (!find(context.vocabulary->plan, section.number.substr(0, section.number.find('.'))))
            front.report("numero",
                         fmt::format("la partie du numéro « {} » n'est pas dans le plan.", section.number),
                         "Ajoutez la partie dans vocabulaire/plan.csv, ou corrigez le numéro.");
    }
    section.scope = front.term("portee", Need::required, context.vocabulary->scopes);
    section.adopted = front.choice("statut", Need::required, {"projet", "adopte"}) == "adopte";
    if (section.adopted && reviewer.empty())
        front.report("relecteur", "une section adoptée doit avoir été relue.", "Ajoutez relecteur = \"…\".");
    return section;
}

bool is_hexadecimal(std::string_view text, std::size_t digits) {
    return text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

// "/fiches/accueil": the page of a document, which may be another's to write.
bool is_document_path(std::string_view path) {
    return std::any_of(std::begin(kCollections), std::end(kCollections), [&](Collection collection) {
        const auto folder = fmt::format("/{}/", name(collection));
        return path.starts_with(folder) && is_document_name(path.substr(folder.size()));
    });
}

void parse_replacement(FrontMatter& front, Version& version) {
    version.replaced_by = front.text("remplace-par", Need::optional);
    if (version.replaced_by.empty()) return;
    const bool replaced =
        version.nature == Nature::withdrawal && version.reason == WithdrawalReason::replaced;
    if (!replaced)
        front.report("remplace-par", "seul un document remplacé dit par lequel.",
                     "Donnez motif = \"remplace\", ou ôtez remplace-par.");
    else if (!is_document_path(version.replaced_by))
        front.report("remplace-par",
                     fmt::format("« {} » n'est pas l'adresse d'un document.", version.replaced_by),
                     "Écrivez l'adresse de sa page : \"/fiches/accueil\".");
}

void parse_withdrawal(FrontMatter& front, Version& version) {
    static const std::vector<std::string> kReasons{"publie-par-erreur", "remplace", "plus-en-vigueur"};
    const bool withdrawn = front.choice("nature", Need::optional, {"texte", "retrait"}) == "retrait";
    const auto reason = front.choice("motif", withdrawn ? Need::required : Need::optional, kReasons);
    if (!withdrawn) {
        if (!reason.empty())
            front.report("motif", "un motif ne se donne que pour un retrait.",
                         "Ajoutez nature = \"retrait\", ou ôtez motif.");
        return;
    }
    version.nature = Nature::withdrawal;
    const auto it = std::find(kReasons.begin(), kReasons.end(), reason);
    if (it != kReasons.end()) version.reason = static_cast<WithdrawalReason>(it - kReasons.begin());
}

// What the commission's space writes of the way from a draft to this version.
void parse_publication(FrontMatter& front, Version& version) {
    version.edition = front.text("edition", Need::optional);
    if (!version.edition.empty() && !is_document_name(version.edition))
        front.report("edition", fmt::format("nom d'édition mal écrit : « {} ».", version.edition),
                     "Minuscules sans accent, chiffres et tirets : \"2027-01\".");
    version.draft = front.text("brouillon", Need::optional);
    if (!version.draft.empty() && !is_hexadecimal(version.draft, 16))
        front.report("brouillon", "ce n'est pas l'identifiant d'un brouillon.",
                     "Il a 16 chiffres hexadécimaux ; ôtez-le d'un fichier écrit à la main.");
    version.reviewed_digest = front.text("empreinte-relue", Need::optional);
    if (!version.reviewed_digest.empty() && !is_hexadecimal(version.reviewed_digest, 64))
        front.report("empreinte-relue", "ce n'est pas une empreinte SHA-256.",
                     "Elle a 64 chiffres hexadécimaux ; ôtez-la d'un fichier écrit à la main.");
    if (version.number == 1 && front.has("retablit"))
        front.report("retablit", "une première version n'en rétablit aucune.", "Ôtez retablit.");
    else if (const auto restored =
                 front.integer("retablit", Need::optional, 1, std::int64_t{version.number} - 1))
        version.restores = static_cast<unsigned>(*restored);
}

void parse_change(FrontMatter& front, Version& version) {
    const Need need = version.number > 1 ? Need::required : Need::optional;
    version.change_note = front.text("note-de-changement", need, 1000);
    version.major_change = front.choice("changement", need, {"majeur", "mineur"}) == "majeur";
    version.previous_digest = front.text("precedente", need, 64);
}

}  // namespace

std::optional<Version> parse_version(std::string_view bytes, Collection collection, unsigned number,
                                     const ParseContext& context, FaultSink& faults) {
    const std::size_t before = faults.count();
    if (const auto bad = text::first_invalid_utf8(bytes); bad != std::string_view::npos) {
        const auto line = 1 + static_cast<std::size_t>(std::count(
                                  bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bad), '\n'));
        faults.add(line, "cette ligne n'est pas en UTF-8.",
                   "Enregistrez le fichier avec l'encodage « Unicode (UTF-8) ».");
        return std::nullopt;
    }
    const auto cut = cut_front_matter(bytes, faults);
    if (!cut) return std::nullopt;
    auto front = FrontMatter::parse(cut->front, faults);
    if (!front) return std::nullopt;

    Version version;
    version.number = number;
    version.digest = sha256(bytes);
    version.title = front->text("titre", Need::required, 200);
    version.summary = front->text("resume", Need::required, 600);
    if (const auto at = front->instant("publie-le", Need::required)) version.published_at = *at;
    version.in_force_on = front->date("en-vigueur-le");
    version.verified_on = front->date("verifie-le");
    version.review_on = front->date("a-revoir-le");
    version.author = front->text("auteur", Need::required);
    version.reviewer = front->text("relecteur", Need::optional);
    if (!version.reviewer.empty() && version.reviewer == version.author)
        front->report("relecteur", "la relecture doit être faite par quelqu'un d'autre que l'auteur.",
                      "Faites relire par une autre personne.");
    parse_change(*front, version);
    parse_withdrawal(*front, version);
    parse_replacement(*front, version);
    parse_publication(*front, version);
    version.themes = front->terms("themes", context.vocabulary->themes);
    version.publics = front->terms("publics", context.vocabulary->publics);
    version.recommandations = front->integers("recommandations", 1, kRecommandations);
    switch (collection) {
        case Collection::fiches:
            version.fields = parse_fiche(*front, context);
            break;
        case Collection::reference:
            version.fields = parse_section(*front, context, version.reviewer);
            break;
        case Collection::recommandations: {
            const auto value = front->integer("numero", Need::required, 1, kRecommandations);
            version.fields = Recommandation{value ? static_cast<int>(*value) : 0};
            break;
        }
        case Collection::groupes:
            version.fields = parse_groupe(*front);
            break;
    }
    for (auto& table : front->tables("sources")) version.sources.push_back(parse_source(table));
    const auto linked = parse_sections(*front, version.fields);
    front->finish();

    if (auto body = render_markdown(cut->body, cut->body_line, faults)) {
        version.body = std::move(*body);
        version.body.links.insert(version.body.links.end(), linked.begin(), linked.end());
        if (version.body.text.empty() && version.nature == Nature::text)
            faults.add(cut->body_line, "le texte est vide.",
                       "Écrivez le texte après la seconde ligne « +++ ».");
    }
    return faults.count() == before ? std::optional(std::move(version)) : std::nullopt;
}

}  // namespace reperes::corpus
