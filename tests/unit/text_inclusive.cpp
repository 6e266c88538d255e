// Inclusive writing: two genders, or two numbers, at one position.
#include <doctest/doctest.h>

#include "text_support.h"

using namespace reperes::text;
using namespace reperes::text::testing;

TEST_SUITE("text: inclusive writing") {
    TEST_CASE("both genders stand at one position in every notation") {
        const std::vector<std::pair<const char*, const char*>> cases = {
            {"coordinateur·rice·s", "coordinateurs|coordinatrices"},
            {"coordinateur·trice", "coordinateur|coordinatrice"},
            {"coordinateur•rice•s", "coordinateurs|coordinatrices"},
            {"coordinateur.rice.s", "coordinateurs|coordinatrices"},
            {"coordinateur-rice-s", "coordinateurs|coordinatrices"},
            {"coordinateur/trice", "coordinateur|coordinatrice"},
            {"coordinateurs/trices", "coordinateurs|coordinatrices"},
            {"coordinateur(trice)s", "coordinateurs|coordinatrices"},
            {"coordinateur(-trice)", "coordinateur|coordinatrice"},
            {"COORDINATEUR·RICE·S", "coordinateurs|coordinatrices"},
            {"veilleur·euse·s", "veilleurs|veilleuses"},
            {"veilleur·se", "veilleur|veilleuse"},
            {"heureux·se·s", "heureux|heureuses"},
            {"habitant·e·s", "habitants|habitantes"},
            {"habitant·es", "habitants|habitantes"},
            {"habitants·es", "habitants|habitantes"},
            {"habitant.e.s", "habitants|habitantes"},
            {"habitant(e)(s)", "habitants|habitantes"},
            {"habitant/e/s", "habitants|habitantes"},
            {"habitantEs", "habitants|habitantes"},
            {"HabitantE", "habitant|habitante"},
            {"citoyen·ne·s", "citoyens|citoyennes"},
            {"professionnel-le-s", "professionnels|professionnelles"},
            {"professionnel(le)", "professionnel|professionnelle"},
            {"usager·e·s", "usagers|usageres"},
            {"usager·ère", "usager|usagere"},
            {"local·e·s", "locaux|locales"},
            {"locaux·ales", "locaux|locales"},
            {"nouveaux·elles", "nouveaux|nouvelles"},
            {"actif·ve·s", "actifs|actives"},
            {"public·que", "public|publique"},
            {"chef·fe·s", "chefs|cheffes"},
            {"tou·te·s", "tous|toutes"},
            {"tou·te", "tout|toute"},
            {"français·es", "francais|francaises"},
            {"maître·sse", "maitre|maitresse"},
            {"accueilli·e·s", "accueillis|accueillies"},
            {"employé(e)s", "employes|employees"},
            {"mesure(s)", "mesure|mesures"},
            {"lieu(x)", "lieu|lieux"},
            {"travail(aux)", "travail|travaux"},
            {"auteur·autrice", "auteur|autrice"},
            {"veilleur.se", "veilleur|veilleuse"},
            {"veilleur.ses", "veilleurs|veilleuses"},
            {"veilleur-ses", "veilleurs|veilleuses"},
            {"coordinateur.ice", "coordinateur|coordinatrice"},
            {"coordinateur.ices", "coordinateurs|coordinatrices"},
            {"coordinateur-ices", "coordinateurs|coordinatrices"},
            {"chirurgien.ne", "chirurgien|chirurgienne"},
            {"patron.nes", "patrons|patronnes"},
            {"intellectuel-les", "intellectuels|intellectuelles"},
            {"ouvrier-ières", "ouvriers|ouvrieres"},
            {"intellectuels/elles", "intellectuels|intellectuelles"},
            {"jumeaux.elles", "jumeaux|jumelles"},
            {"maître-sse", "maitre|maitresse"},
            {"DÉLÉGUÉ.E.S", "delegues|deleguees"},
            {"CONSEILLER.ÈRE", "conseiller|conseillere"},
            {"enfant.s", "enfant|enfants"},
        };
        for (const auto& [text, exact] : cases) {
            CAPTURE(text);
            CHECK(shown(text) == std::string("1:") + exact);
            CHECK(marked(text) == text);
        }
    }

    TEST_CASE("articles and pronouns of both genders are stop words") {
        CHECK(shown("un·e") == "1:un|une°");
        CHECK(shown("celui·celle") == "1:celui|celle°");
        CHECK(shown("le·la") == "1:le|la°");
    }

    TEST_CASE("a phrase in either gender is in the text") {
        const Document document("les intervenant·e·s sociaux·ales du lieu");
        CHECK(document.has_phrase("intervenants sociaux du lieu"));
        CHECK(document.has_phrase("intervenantes sociales du lieu"));
        CHECK(document.answers("intervenante sociale"));
    }

    TEST_CASE("no piece of an ending is a word") {
        for (const char* text : {"acteur.rice.s", "acteur(rice)s", "acteur-rice-s", "acteur/rice"}) {
            CAPTURE(text);
            CHECK_FALSE(Document(text).answers("rice"));
        }
    }

    TEST_CASE("inclusive writing goes on inside compounds") {
        const Document document("les vice-président·e·s et des élus médico-sociaux·ales");
        CHECK(document.answers("vice-présidente"));
        CHECK(document.answers("viceprésidents"));
        CHECK(document.answers("médicosociale"));
        CHECK(document.has_phrase("vice présidentes"));
    }

    TEST_CASE("what only looks inclusive is not") {
        CHECK(shown("le fait.Elle vient") == "1:le° 2:fait 3:elle° 4:vient");
        CHECK(shown("fait.elle") == "1:fait 2:elle°");
        CHECK(shown("un plan.Les") == "1:un° 2:plan 3:les°");
        CHECK(shown("le plan.ne") == "1:le° 2:plan 3:ne°");
        CHECK(shown("le fait.s'il") == "1:le° 2:fait 3:il°");
        CHECK(shown("CASF.E") == "1:casf 2:e");
        CHECK(shown("il/elle et/ou") == "1:il° 2:elle° 3:et° 4:ou°");
        CHECK(shown("donne-le") == "1:(donnele) 1:donne 2:le°");
        CHECK(shown("un mot (suite)") == "1:un° 2:mot 3:suite");
        CHECK(shown("un mot(note)") == "1:un° 2:mot 3:note");
        CHECK(shown("www.exemple.fr") == "1:www 2:exemple 3:fr");
        CHECK(shown("LinkedIn") == "1:linkedin");
        CHECK(shown("Riom-ès-Montagnes") == "1:riom 2:es° 3:montagnes");
        CHECK(shown("vice-versa") == "1:(viceversa) 1:vice 2:versa");
    }
}
