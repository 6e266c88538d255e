// French as it is written and typed, over a real index: each row is a document, a question that must find it
// by all of its words, and one that must not ("" when there is none).
#include <doctest/doctest.h>

#include "unit/small_index.h"

namespace {

using reperes::tests::SmallIndex;

struct Row {
    std::string document, finds, finds_not;
};

void check(const std::vector<Row>& rows) {
    for (const auto& [document, finds, finds_not] : rows) {
        CAPTURE(document);
        const SmallIndex index({{"1", "", document}});
        CHECK_MESSAGE(index.finds(finds), "must find: ", finds);
        if (!finds_not.empty()) CHECK_MESSAGE(!index.finds(finds_not), "must not find: ", finds_not);
    }
}

}  // namespace

TEST_CASE("an elided letter and either apostrophe never hide a word") {
    check({
        {"L’éducatrice prévient l’équipe.", "éducatrice équipe", "éducation"},
        {"L'éducatrice prévient l'équipe.", "l’éducatrice", ""},
        {"Elle choisit d’aller vers les jeunes.", "\"aller vers\"", "\"vers aller\""},
        {"Jusqu’au relogement de la famille.", "relogement famille", "jusquau"},
        {"Aujourd’hui, la maison est ouverte.", "aujourd'hui", "hui"},
        {"Le conseil de prud’hommes se réunit.", "prudhommes", ""},
        {"Lorsqu’elle est seule, qu’elle appelle.", "seule appelle", "quelle"},
        {"I'assistante sociale reçoit", "assistante sociale", ""},
        {"1'aide aux démarches", "aide démarches", ""},
        {"l ' association et la mairie", "association", ""},
        {"l`accueil de jour, l´hébergement", "l'accueil l'hébergement", ""},
        {"Madame N’Diaye est présente.", "N'Diaye", ""},
        {"Madame N’Diaye est présente.", "ndiaye", ""},
        {"une demande d’agrément", "\"demande d'agrément\"", "\"agrément de demande\""},
        {"l’ASE comme l’A.S.E.", "ASE", ""},
    });
}

TEST_CASE("ligatures, soft hyphens and footnote calls are read as what they mean") {
    check({
        {"la main-d’œuvre et les œuvres", "oeuvres", ""},
        {"maitriser une oeuvre commune", "œuvre", ""},
        {"mise en ½uvre d'une action", "mise en oeuvre", ""},
        {"CŒURS et NŒUDS", "cœur", "cur"},
        {"curriculum vitæ à jour", "vitae", ""},
        {"l'of\u00ADfice, la con\u00ADfiance", "confiance office", ""},
        {"La ﬁliation est déﬁnitive.", "filiation définitive", ""},
        {"le département² organise", "\"département organise\"", ""},
        {"le 1ᵉʳ mars", "1er mars", ""},
        {"article\u00A0375", "article 375", ""},
    });
}

TEST_CASE("feminine, plural and masculine meet, neighbours in spelling do not") {
    check({
        {"des éducatrices spécialisées", "éducateur spécialisé", "éducation"},
        {"le directeur adjoint", "directrices adjointes", "direction"},
        {"une médiatrice scolaire", "médiateurs scolaires", "médiation"},
        {"les monitrices éducatrices", "moniteur éducateur", ""},
        {"une cheffe d'équipe", "chef d'équipe", ""},
        {"les autrices du rapport", "auteur", "autorité"},
        {"une usagère contente", "usagers", "usage"},
        {"les conseillères municipales", "conseiller municipal", "conseil"},
        {"une étrangère isolée", "étrangers isolés", "étrange"},
        {"les politiques publiques", "politique public", "police"},
        {"de nouvelles organisations", "nouveau", "organe"},
        {"le métier change", "métiers", "métis"},
        {"les services départementaux", "service départemental", "département"},
        {"des travaux utiles", "travail", ""},
        {"trois mois plus tard", "mois", "moi"},
        {"une fois par semaine", "fois", "foi"},
        {"la famille accompagnée", "accompagner", "compagnon"},
        {"les professionnelles de santé", "professionnel", "profession"},
        {"un collègue absent", "collègues", "collège"},
        {"un refus de soin", "refus", ""},
        {"le processus engagé", "processus", "procès"},
        {"L'ÉDUCATRICE SPÉCIALISÉE", "educateur specialise", ""},
    });
}

TEST_CASE("a misspelt word is answered with another spelling") {
    const SmallIndex index(
        {{"1", "L'accompagnement éducatif", "Un accompagnement se construit."},
         {"2", "La déontologie", "La déontologie du travail social et l'accompagnement."},
         {"3", "Confidentialité", "La confidentialité, la déontologie, les travailleurs sociaux."},
         {"4", "Travailleurs sociaux", "Des travailleurs sociaux et la confidentialité."}});
    const std::pair<const char*, const char*> rows[] = {{"acompagnement", "accompagnement"},
                                                        {"deontolgie", "déontologie"},
                                                        {"confidencialité", "confidentialité"},
                                                        {"travaileurs", "travailleurs"}};
    for (const auto& [typed, better] : rows) {
        CAPTURE(typed);
        CHECK(index.search(typed).suggestion == better);
    }
    SUBCASE("but never a word that some document has, a sigle or a number") {
        for (const char* typed : {"déontologie", "XYZQ", "12345", "\"deontolgie\"", "unt", "tout"})
            CHECK(index.search(typed).suggestion.empty());
    }
    SUBCASE("and the other words are left as they were typed") {
        CHECK(index.search("la Déontolgie du travail").suggestion == "la déontologie du travail");
    }
}
