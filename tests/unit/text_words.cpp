// Words: characters, accents, apostrophes, hyphens and positions.
#include <doctest/doctest.h>

#include "text_support.h"

using namespace reperes::text;
using namespace reperes::text::testing;

TEST_SUITE("text: words") {
    TEST_CASE("a word is found whatever its capitals, accents, ligatures and composition") {
        const std::vector<Case> cases = {
            {"Une équipe éducative", {"equipe educative", "ÉQUIPE", "EQUIPE", "e\u0301quipe"}, {}},
            {"Une e\u0301quipe e\u0301ducative", {"équipe", "equipe"}, {}},
            {"la pléniére de décembre", {"plénière", "pleniere"}, {}},
            {"un vœu, des vœux", {"voeu", "VŒUX", "voeux"}, {"veu"}},
            {"au cœur du projet", {"coeur", "CŒUR"}, {"cur"}},
            {"La ﬁche est aﬃchée", {"fiche affichée"}, {}},
            {"l'accompa\u00ADgnement", {"accompagnement"}, {"gnement"}},
            {"le dernier \u00BDuvre", {"œuvre"}, {"uvre"}},
            {"les Vosges et Łódź", {"lodz", "ŁÓDŹ"}, {}},
            {"ｆｕｌｌｗｉｄｔｈ", {"fullwidth"}, {}},
        };
        for (const Case& line : cases) {
            CAPTURE(line.text);
            const Document document(line.text);
            for (const char* query : line.found_by) CHECK_MESSAGE(document.answers(query), query);
            for (const char* query : line.not_found_by) CHECK_FALSE_MESSAGE(document.answers(query), query);
        }
    }

    TEST_CASE("the accented form is kept beside the folded one, and only when they differ") {
        CHECK(forms_of("Équipe").accented == "équipe");
        CHECK(forms_of("Équipe").exact == std::vector<std::string>{"equipe"});
        CHECK(forms_of("table").accented.empty());
        CHECK(forms_of("Cœur").accented == "cœur");
    }

    TEST_CASE("an elided word takes no position and is not part of the token") {
        CHECK(marked("l’avis d'un usager qu’il suit") == "avis / un / usager / il / suit");
        CHECK(shown("l’avis d'un usager") == "1:avis 2:un° 3:usager");
        CHECK(shown("jusqu'à lorsqu’elle") == "1:a° 2:elle°");
        CHECK(shown("ç’a été") == "1:a° 2:ete");
    }

    TEST_CASE("every sign that is used as an apostrophe is one") {
        for (const char* sign : {"'", "’", "‘", "‛", "ʼ", "ʻ", "ʹ", "′", "´", "`", "＇"}) {
            CAPTURE(sign);
            CHECK(shown(std::string("l") + sign + "enfance") == "1:enfance");
        }
    }

    TEST_CASE("elision is recognised behind spaces, quotes and misread letters") {
        CHECK(shown("l ' avis") == "1:avis");
        CHECK(shown("l' avis") == "1:avis");
        CHECK(shown("d’« aller vers »") == "1:aller 2:vers");
        CHECK(shown("l’‘avis’") == "1:avis");
        CHECK(shown("I'avis") == "1:avis");
        CHECK(shown("1'avis") == "1:avis");
        CHECK(shown("|'avis") == "1:avis");
    }

    TEST_CASE("elision stands before vowels, numbers and acronyms, not before names") {
        CHECK(shown("l’hébergement") == "1:hebergement");
        CHECK(shown("l'UDAF et l’S.D.F.") == "1:udaf 2:et° 3:sdf");
        CHECK(shown("d'1 an") == "1:1 2:an");
        CHECK(shown("Mme N'Guyen") == "1:mme 2:(nguyen) 2:guyen");
        CHECK(Document("Mme N’Guyen").answers("Nguyen"));
        CHECK(Document("Mme N'GUYEN").answers("n’guyen"));
    }

    TEST_CASE("words that keep their apostrophe are one word") {
        CHECK(shown("aujourd’hui") == "1:aujourdhui");
        CHECK(shown("d’aujourd’hui") == "1:aujourdhui");
        CHECK(shown("un prud'homme, les PRUD’HOMMES") == "1:un° 2:prudhomme 3:les° 4:prudhommes");
        CHECK(shown("quelqu’un entr’aide grand’mère") == "1:quelquun 2:entraide 3:grandmere");
        CHECK_FALSE(Document("aujourd'hui").answers("hui"));
    }

    TEST_CASE("a compound is found whole and by its parts, which keep their positions") {
        CHECK(shown("un lieu médico-social ouvert") ==
              "1:un° 2:lieu 3:(medicosocial) 3:medico 4:social 5:ouvert");
        CHECK(marked("médico-social") == "médico-social / médico / social");
        for (const char* sign : {"-", "‐", "‑", "−", "－", "–"}) {
            CAPTURE(sign);
            CHECK(Document(std::string("auto") + sign + "évaluation").answers("autoévaluation"));
        }
        CHECK(Document("des chefs-adjoints").answers("chef-adjoint"));
        CHECK(Document("le non-respect").has_phrase("non respect"));
        CHECK(Document("les sans-papiers").answers("sans papiers"));
    }

    TEST_CASE("a prefix that stands apart or in parentheses makes the same compound") {
        CHECK(shown("un centre médico psychologique") ==
              "1:un° 2:centre 3:(medicopsychologique) 3:medico 4:psychologique");
        for (const char* text : {"la co-responsabilité", "la co responsabilité", "la coresponsabilité",
                                 "la (co)responsabilité"}) {
            CAPTURE(text);
            CHECK(Document(text).answers("coresponsabilité"));
        }
        CHECK(marked("la (ré)orientation") == "la / ré)orientation / ré / orientation");
        CHECK(shown("médico psycho-social") == "1:(medicopsychosocial) 1:medico 2:psycho 3:social");
        CHECK(shown("un photo-radio ancien") == "1:un° 2:(photoradio) 2:photo 3:radio 4:ancien");
        CHECK(shown("intra et inter") == "1:intra 2:et° 3:inter");
        CHECK(shown("des burn outs") == "1:des° 2:(burnouts) 2:burn 3:outs");
        CHECK(shown("bien vu") == "1:bien 2:vu");
    }

    TEST_CASE("the first part of a compound is no stop word") {
        CHECK(shown("une sur-consommation") == "1:une° 2:(surconsommation) 2:sur 3:consommation");
        CHECK(shown("Bar-sur-Aube") == "1:bar 2:sur° 3:aube");
        CHECK(shown("peut-on") == "1:(peuton) 1:peut 2:on°");
    }

    TEST_CASE("a lost apostrophe is mended in the words that need it") {
        CHECK(shown("les prud hommes") == "1:les° 2:prudhommes");
        CHECK(shown("quelqu un") == "1:quelquun");
        CHECK(shown("depuis aujourd hui") == "1:depuis 2:aujourdhui");
    }

    TEST_CASE("St and Ste before a name are Saint and Sainte") {
        CHECK(shown("St-Malo") == "1:(saintmalo) 1:saint 2:malo");
        CHECK(shown("Ste Cécile") == "1:sainte 2:cecile");
        CHECK(Document("Bourg-Saint-Maurice").answers("bourg-st-maurice"));
        CHECK(shown("le 1 st de") == "1:le° 2:1 3:st 4:de°");
    }

    TEST_CASE("locutions of function words have no joined form") {
        CHECK(shown("c’est-à-dire") == "1:est° 2:a° 3:dire");
        CHECK(shown("a-t-il") == "1:a° 2:t° 3:il°");
        CHECK(shown("main-d’œuvre") == "1:main 2:oeuvre");
    }

    TEST_CASE("dashes join numbers and words that touch them, and separate otherwise") {
        CHECK(shown("2021–2022") == "1:(2021-2022) 1:2021 2:2022");
        CHECK(shown("un mot – un autre") == "1:un° 2:mot 3:un° 4:autre");
    }

    TEST_CASE("stop words keep their exact form and their position but have no stem") {
        const Forms forms = forms_of("dans");
        CHECK(forms.stop);
        CHECK(forms.stems.empty());
        CHECK(Document("l'accès à un droit").has_phrase("accès à un droit"));
        CHECK_FALSE(Document("l'accès à un droit").has_phrase("accès au droit"));
        for (const char* word : {"non", "sans", "hors", "contre", "vers", "pair", "être", "pouvoir", "été"}) {
            CAPTURE(word);
            CHECK_FALSE(forms_of(word).stop);
        }
    }

    TEST_CASE("note calls are no part of the word, exponents are") {
        CHECK(marked("le décret¹² précise.³ Fin") == "le / décret / précise / Fin");
        CHECK(shown("1ᵉʳ") == "1:1er");
        CHECK(Document("200 m² de bureaux").answers("m2"));
    }

    TEST_CASE("tokens are cut from the original text, not from its normal form") {
        CHECK(marked("la ﬁche") == "la / ﬁche");
        CHECK(marked("l’e\u0301cole.") == "e\u0301cole");
        CHECK(marked("accompa\u00ADgner") == "accompa\u00ADgner");
        CHECK(marked("\xFFmot\xC3") == "mot");
        CHECK(marked("«\u00A0oui\u00A0»") == "oui");
    }

    TEST_CASE("an empty text, blanks and signs have no tokens") {
        for (const char* text : {"", " ", "\n\t", "…", "'-·/()", "\u0301", "¨", "½"}) {
            CAPTURE(text);
            CHECK(shown(text).empty());
        }
    }

    TEST_CASE("two analysers, or one used twice, give the same answer") {
        Analyser analyser;
        const auto first = analyser.analyse("Des éducatrices").size();
        CHECK(analyser.analyse("Des éducatrices").size() == first);
        Analyser moved = std::move(analyser);
        CHECK(moved.analyse("Des éducatrices").size() == first);
    }
}
