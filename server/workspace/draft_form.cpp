#include "workspace/draft_form.h"

#include <array>

#include "workspace/draft_kind.h"

namespace reperes::workspace {

namespace {

constexpr std::array kEssential{
    FormField{"titre", "Titre", "Ce que l'on trouve dans la page, en une ligne : « Accéder à son dossier ».",
              Kind::line, true},
    FormField{"resume", "Résumé",
              "L'essentiel en une à trois phrases, sans mise en forme. C'est ce qui se lit d'abord, dans les "
              "résultats d'une recherche et en tête de la page.",
              Kind::text, true},
};

constexpr std::array kText{
    FormField{"corps", "Texte", "", Kind::markdown, true},
};

constexpr FormField kThemes{
    "themes",      "Thèmes", "Un à trois suffisent : ceux qui feront trouver cette page.",
    Kind::choices, false,    List::themes};
constexpr FormField kPublics{"publics", "Publics", "Qui est concerné.", Kind::choices, false, List::publics};
constexpr FormField kRecommandations{"recommandations",
                                     "Recommandations du Livre blanc",
                                     "Celles auxquelles cette page répond.",
                                     Kind::choices,
                                     false,
                                     List::recommandations};

constexpr std::array kFicheClasses{
    FormField{"type", "Type de fiche", "", Kind::choice, true, List::types},
    FormField{"groupes", "Groupes de travail", "Au moins un : ceux que cette fiche intéresse.", Kind::choices,
              true, List::groupes},
    kThemes,
    kPublics,
    kRecommandations,
};

constexpr std::array kPlace{
    FormField{"pays", "Pays",
              "Un par ligne, par son nom : « France », « Royaume-Uni ». « Monde » s'il y en a trop.",
              Kind::countries, true},
    FormField{"territoires", "Territoires", "Un par ligne : « Seine-Saint-Denis », « Québec ».", Kind::lines},
    FormField{"organisations", "Organisations", "Une par ligne : celles qui mettent la pratique en œuvre.",
              Kind::lines},
    FormField{"annee-debut", "Année de début", "De la pratique décrite : « 2020 ».", Kind::line},
    FormField{"annee-fin", "Année de fin", "Rien si elle dure encore.", Kind::line},
};

constexpr std::array kAbroad{
    FormField{"niveau-de-preuve", "Niveau de preuve", "", Kind::choice, false, List::evidence},
    FormField{"langue", "Langue d'origine", "Son nom : « anglais », « allemand ».", Kind::language},
    FormField{"titre-origine", "Titre d'origine", "Celui du document étudié, dans sa langue.", Kind::line},
    FormField{"termes", "Termes d'origine et français",
              "Un couple par ligne : « family group conference = conférence familiale ». On trouvera la fiche "
              "par l'un comme par l'autre.",
              Kind::lines},
    FormField{"sections", "Sections du texte de référence",
              "Celles auxquelles cette pratique parle : leur page citera la fiche.", Kind::choices, false,
              List::sections},
};

constexpr std::array kSectionPlace{
    FormField{"numero", "Numéro dans le plan",
              "« 2.1 » : la première section de la partie 2. Un numéro ne sert qu'à une section.", Kind::line,
              true},
    FormField{"portee", "Portée", "", Kind::choice, true, List::scopes},
    FormField{"statut", "État du texte", "", Kind::choice, true, List::status},
};

constexpr std::array kCommonClasses{kThemes, kPublics, kRecommandations};

constexpr std::array kRecommandationPlace{
    FormField{"numero", "Numéro", "De 1 à 14.", Kind::line, true},
};

constexpr std::array kGroupePlace{
    FormField{"sigle", "Sigle", "« GT1 ».", Kind::line, true},
    FormField{"contact", "Contact",
              "L'adresse d'une page, ou une adresse électronique : elle sera publique. Rien si le groupe ne "
              "souhaite pas qu'on lui écrive.",
              Kind::line},
};

constexpr std::array kSources{
    FormField{"sources", "Sources", "", Kind::sources},
};

constexpr std::array kOneSource{
    FormField{"titre", "Titre", "", Kind::line, true},
    FormField{"editeur", "Éditeur ou auteur", "", Kind::line},
    FormField{"date", "Date", "« 2016 », « 05/2016 », « 12/05/2016 », ou « s.d. » si elle n'est pas connue.",
              Kind::line},
    FormField{"url", "Adresse", "Elle commence par https:// ; rien pour un livre.", Kind::line},
    FormField{"langue", "Langue", "Si ce n'est pas le français : « anglais ».", Kind::language},
    FormField{"consulte-le", "Lue le", "", Kind::date},
};

constexpr std::array kUpkeep{
    FormField{"verifie-le", "Faits vérifiés le", "", Kind::date},
    FormField{"a-revoir-le", "À revoir le",
              "À l'approche de ce jour, la page figure parmi celles qui sont à revoir.", Kind::date},
};

constexpr FormField kNote{
    "note-de-changement", "Ce que cela change en pratique",
    "Une ou deux phrases pour les professionnels qui connaissent la version d'avant. Elles "
    "seront publiques, dans l'historique de la page et dans les flux.",
    Kind::text, true};
constexpr FormField kChange{"changement", "Ampleur du changement", "", Kind::choice, true, List::change};
constexpr FormField kInForce{"en-vigueur-le", "En vigueur à partir du",
                             "Rien pour que ce soit dès la publication. Avec un jour à venir, la version "
                             "d'aujourd'hui reste en vigueur jusque-là.",
                             Kind::date};

constexpr std::array kFirstVersion{kInForce};
constexpr std::array kNextVersion{kNote, kChange, kInForce};

constexpr std::array kWithdrawal{
    FormField{"motif", "Pourquoi ce document est retiré", "", Kind::choice, true, List::reasons},
    FormField{"remplace-par", "Remplacé par",
              "S'il est remplacé : l'adresse de la page qui le remplace, comme « /fiches/premier-accueil ».",
              Kind::line},
};

FieldGroup version_group(const publication::Draft& draft) {
    if (draft.base == 0) return {"Entrée en vigueur", "", kFirstVersion};
    return {"Cette version", "", kNextVersion};
}

void add_classes(corpus::Collection collection, DraftForm& form) {
    switch (collection) {
        case corpus::Collection::fiches:
            form.push_back({"Classement", "", kFicheClasses});
            form.push_back({"Où, quand et par qui", "", kPlace});
            form.push_back(
                {"Pour une pratique d'un autre pays", "À remplir pour ce type de fiche seulement.", kAbroad});
            return;
        case corpus::Collection::reference:
            form.push_back({"Place dans le texte de référence", "", kSectionPlace});
            form.push_back({"Classement", "", kCommonClasses});
            return;
        case corpus::Collection::recommandations:
            form.push_back({"Place dans le Livre blanc", "", kRecommandationPlace});
            form.push_back({"Classement", "", kCommonClasses});
            return;
        case corpus::Collection::groupes:
            form.push_back({"Le groupe", "", kGroupePlace});
            form.push_back({"Classement", "", kCommonClasses});
            return;
    }
}

}  // namespace

DraftForm text_form(corpus::Collection collection) {
    DraftForm form{{"L'essentiel", "", kEssential}, {"Le texte", "", kText}};
    add_classes(collection, form);
    form.push_back({"Sources", "Ce sur quoi le texte s'appuie, pour qu'on puisse le vérifier.", kSources});
    form.push_back({"Suivi", "", kUpkeep});
    return form;
}

DraftForm form_of(const publication::Draft& draft) {
    const auto kind = kind_of(draft);
    DraftForm form;
    if (kind == DraftKind::withdrawal) form.push_back({"Le retrait", "", kWithdrawal});
    if (kind == DraftKind::creation || kind == DraftKind::revision) form = text_form(draft.collection);
    form.push_back(version_group(draft));
    return form;
}

std::span<const FormField> source_fields() {
    return kOneSource;
}

const FormField* find_field(const DraftForm& form, std::string_view key) {
    for (const auto& group : form)
        for (const auto& field : group.fields)
            if (field.key == key) return &field;
    return nullptr;
}

}  // namespace reperes::workspace
