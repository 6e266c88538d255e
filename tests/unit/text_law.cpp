// Articles of law, acronyms and numbers.
#include <doctest/doctest.h>

#include "text_support.h"

using namespace reperes::text;
using namespace reperes::text::testing;

namespace {

std::string articles_in(const char* text) {
    Analyser analyser;
    std::vector<std::string> out;
    for (const Token& token : analyser.analyse(text)) {
        if (!token.forms->articles.empty()) out.push_back(joined(token.forms->articles, ","));
    }
    return joined(out, " ");
}

}  // namespace

TEST_SUITE("text: articles, acronyms, numbers") {
    TEST_CASE("an article is one word however it is written") {
        for (const char* text : {"L. 345-2", "L.345-2", "L345-2", "l345-2", "l. 345-2", "L 345-2",
                                 "L.\u00A0345-2", "L. 345\u20112", "L.\n345-2", "L*. 345-2", "L345-2."}) {
            CAPTURE(text);
            CHECK(articles_in(text) == "l345-2,n345-2,^l345");
        }
        CHECK(shown("l'article L. 345-2 du code") == "1:article 2:l345-2 3:du° 4:code");
        CHECK(marked("(art. L. 345-2)") == "art / L. 345-2");
    }

    TEST_CASE("an article carries the keys of the articles above it") {
        CHECK(articles_in("R. 314-10-2") == "r314-10-2,n314-10-2,^r314-10,^r314");
        const Document document("article R. 314-10-2");
        CHECK(document.answers("R314-10"));
        CHECK(document.answers("R314"));
        CHECK(document.answers("314-10-2"));
        CHECK_FALSE(document.answers("R314-1"));
        CHECK_FALSE(document.answers("R314-10-20"));
        CHECK_FALSE(document.answers("R31"));
        CHECK_FALSE(document.answers("314"));
    }

    TEST_CASE("a number without a letter is no article of another code") {
        CHECK(articles_in("226-14") == "n226-14");
        CHECK_FALSE(Document("article 226-14").answers("L226-14"));
        CHECK(Document("articles 226-13 et 226-14").answers("226-14"));
        CHECK(Document("loi n° 2005-102 du 11 février 2005").answers("loi 2005-102"));
    }

    TEST_CASE("a bare number is an article only when it is announced") {
        CHECK(articles_in("articles 371 à 373-2 et 388 du code") == "n371 n373-2 n388");
        CHECK(articles_in("l'article 1er de la loi") == "n1");
        CHECK(articles_in("il a 12 ans et 371 jours").empty());
        CHECK(articles_in("page 371").empty());
    }

    TEST_CASE("behind a letter and three digits, points and spaces do for hyphens") {
        for (const char* text : {"L.345.2", "L345.2", "L. 345 - 2", "L 345 2", "l 345 2"}) {
            CAPTURE(text);
            CHECK(articles_in(text) == "l345-2,n345-2,^l345");
        }
        CHECK(articles_in("L. 345-2 - 12 pages") == "l345-2,n345-2,^l345");
        CHECK(articles_in("D 12 3").empty());
        CHECK(articles_in("L. 345 2,5").find("345-2") == std::string::npos);
    }

    TEST_CASE("an announcement goes through a list and ends with its reference") {
        CHECK(articles_in("articles 12, 13 et 14") == "n12 n13 n14");
        CHECK(articles_in("article 6 § 1") == "n6");
        CHECK(articles_in("l'article 6. 12 jours plus tard") == "n6");
        CHECK(articles_in("l'article premier") == "n1");
        CHECK(articles_in("le premier article").empty());
    }

    TEST_CASE("an article with a point is found with it and by the number before") {
        CHECK(articles_in("l'article 72.3 de la loi") == "n72.3,^n72");
        CHECK(Document("l'article 72.3").answers("72.3"));
        CHECK(Document("l'article 72.3").answers("article 72"));
        CHECK_FALSE(Document("l'article 72.3").answers("article 72.30"));
        CHECK_FALSE(Document("l'article 72.3").answers("article 7"));
    }

    TEST_CASE("an inserted article is found together and apart") {
        CHECK(shown("le 12 bis") == "1:le° 2:(12bis) 2:12 3:bis");
        CHECK(shown("le 12bis") == "1:le° 2:(12bis) 2:12 3:bis");
        CHECK(articles_in("l'article 12 ter") == "n12");
        CHECK(articles_in("les articles 12 bis et 14") == "n12 n14");
    }

    TEST_CASE("no before a number is n°") {
        CHECK(shown("loi no 2005-102") == "1:loi 2:n° 3:(2005-102) 3:2005 4:102");
        CHECK(shown("no. 5") == "1:n° 2:5");
        CHECK(shown("no comment") == "1:no 2:comment");
    }

    TEST_CASE("letters read for digits are put right inside a number") {
        CHECK(articles_in("DI42-1") == "d142-1,n142-1,^d142");
        CHECK(articles_in("L. 1l6-1O") == "l116-10,n116-10,^l116");
        CHECK(shown("OLO-I") == "1:(oloi) 1:olo 2:i");
    }

    TEST_CASE("what only looks like an article is none") {
        for (const char* text : {"L 12", "A 4", "il a 18-25 ans", "D3", "la 226", "R. 12", "l'an 2000"}) {
            CAPTURE(text);
            CHECK(articles_in(text).find_first_of("lrda") == std::string::npos);
        }
    }

    TEST_CASE("an acronym is the same with points, spaces or neither") {
        for (const char* text : {"MECS", "M.E.C.S.", "M. E. C. S.", "m.e.c.s.", "M.E.C.S", "l’M.E.C.S."}) {
            CAPTURE(text);
            CHECK(forms_of(text).sigle == "mecs");
            CHECK(forms_of(text).exact.front() == "mecs");
        }
        CHECK(marked("la M.E.C.S. ouvre") == "la / M.E.C.S. / ouvre");
        CHECK(forms_of("ESATs").sigle == "esat");
        CHECK(Document("deux ESATs").answers("esat"));
        CHECK(forms_of("mecs").sigle.empty());
        CHECK(forms_of("Mecs").sigle.empty());
        CHECK(forms_of("ORGANISATION").sigle.empty());
    }

    TEST_CASE("two letters with one point are an acronym that has lost its last") {
        CHECK(forms_of("C.V envoyé").sigle == "cv");
        CHECK(shown("le plan B.L'équipe") == "1:le° 2:plan 3:b 4:equipe");
        CHECK(shown("e.s") == "1:e 2:s°");
    }

    TEST_CASE("among words in small letters an acronym is its own stem") {
        CHECK(Document("le SAVS reçoit").answers("SAVS"));
        CHECK_FALSE(Document("le SAVS reçoit").answers("sav"));
        CHECK(Document("la CAFS et la MAS").answers("mas"));
        CHECK_FALSE(Document("l'ESATS ouvre").answers("esat"));
        CHECK(Document("LES DROITS DES PARENTS").answers("parent droit"));
        CHECK(Document("DE L'ENFANT").answers("enfants"));
        CHECK(Document("LOGEMENTS").answers("logement"));
        CHECK(Document("les seuls MAJEURS").answers("majeures"));
        CHECK(Document("Titre\nPARENTS\nsuite").answers("parent"));
    }

    TEST_CASE("initials and sentence ends are no acronyms") {
        CHECK(shown("M. A. Durand") == "1:m° 2:a° 3:durand");
        CHECK(shown("le plan A. Il vient") == "1:le° 2:plan 3:a° 4:il° 5:vient");
        CHECK(shown("p. ex. i.e.") == "1:p 2:ex 3:i 4:e");
    }

    TEST_CASE("an acronym that is a stop word is told from it by its capitals") {
        CHECK(forms_of("ME").sigle == "me");
        CHECK(forms_of("ME").stop);
        CHECK_FALSE(Document("il me voit").answers("ME"));
        CHECK(Document("un diplôme de ME").answers("ME"));
    }

    TEST_CASE("words in capitals are still words") {
        CHECK(Document("AIDE AUX FAMILLES").answers("aide familles"));
        CHECK(Document("LES ÉLU·E·S").answers("élues"));
    }

    TEST_CASE("letters and a number are found together and apart") {
        CHECK(shown("le GT3") == "1:le° 2:(gt3) 2:gt 3:3");
        CHECK(Document("le GT3").answers("GT 3"));
        CHECK(Document("le GT 3").answers("gt3"));
        CHECK(Document("le covid-19").answers("covid19"));
        CHECK(Document("le covid19").answers("covid-19"));
    }

    TEST_CASE("thousands are one number whatever separates them") {
        for (const char* text : {"45 000", "45\u00A0000", "45\u202F000", "45.000", "45000"}) {
            CAPTURE(text);
            CHECK(Document(text).answers("45000"));
            CHECK(forms_of(text).exact.front() == "45000");
        }
        CHECK(shown("45 000 lits") == "1:(45000) 1:45 2:000 3:lits");
        CHECK(shown("45\u202F000 lits") == "1:(45000) 1:45 2:000 3:lits");
        CHECK(shown("en 2023 350 lits") == "1:en° 2:2023 3:350 4:lits");
    }

    TEST_CASE("an apostrophe between thousands is no elision") {
        CHECK(shown("1'350 lits") == "1:1350 2:lits");
        CHECK(shown("2’000’000") == "1:2000000");
    }

    TEST_CASE("numbers are found with their unit, together or apart") {
        CHECK(shown("dans 72h") == "1:dans° 2:(72h) 2:72 3:h");
        CHECK(shown("à 14h15") == "1:a° 2:(14h15) 2:14 3:h 4:15");
        CHECK(Document("à 14 h 15").answers("14h15"));
        CHECK(Document("dès 16ans").answers("16 ans"));
        CHECK(shown("en 3D") == "1:en° 2:3d");
    }

    TEST_CASE("ordinals have one shape") {
        CHECK(shown("4ème") == "1:4e|4eme");
        CHECK(forms_of("4ième").stems == forms_of("4e").stems);
        CHECK(forms_of("1ère").stems == forms_of("1er").stems);
        CHECK(forms_of("XIXème").stems == forms_of("XIXe").stems);
        CHECK(shown("Le Vie") == "1:le° 2:vie");
    }

    TEST_CASE("days of the month are found without their zero") {
        CHECK(Document("le 05 mars").answers("5 mars"));
        CHECK(Document("le 5 mars").answers("05 mars"));
        CHECK(Document("le 1er août").answers("1 août"));
        CHECK(shown("05 rue") == "1:05 2:rue");
    }

    TEST_CASE("short telephone numbers are found in one piece") {
        CHECK(shown("le 36 46 répond") == "1:le° 2:(3646) 2:36 3:46 4:repond");
        CHECK(shown("02 36 46 10 10") == "1:02 2:36 3:46 4:10 5:10");
        CHECK(shown("12 36") == "1:12 2:36");
    }

    TEST_CASE("decimals are one number, lists and dates are not") {
        CHECK(shown("7,5 %") == "1:7,5");
        CHECK(shown("7.5") == "1:7,5");
        CHECK(shown("1,2,3") == "1:1 2:2 3:3");
        CHECK(shown("01.09.2024") == "1:01 2:09 3:2024");
        CHECK(shown("2.1.3") == "1:2 2:1 3:3");
        CHECK_FALSE(Document("7,5 %").answers("7"));
        CHECK_FALSE(Document("dans 30 jours").answers("3"));
    }

    TEST_CASE("everything that is no stop word has a stem") {
        for (const char* text :
             {"12", "45 000", "7,5", "L. 345-2", "226-13", "A.S.E.", "GT3", "N'Guyen", "7e"}) {
            CAPTURE(text);
            CHECK_FALSE(forms_of(text).stems.empty());
        }
    }
}
