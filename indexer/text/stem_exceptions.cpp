#include "text/stem_exceptions.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/sorted_table.h"

namespace reperes::text {
namespace {

struct Exception {
    std::string_view form;
    std::string_view stem;
};

// Whole forms that the rules would take apart from their family or merge with another one, as
// "stem = form form …". The noun emploi has a key of its own because employer, employé and il emploie meet
// in "emploi"; so has parenté, which folds to the feminine of parent.
constexpr std::array kFamilies = std::to_array<std::string_view>({
    "aieul = aieul aieule aieules aieuls aieux",
    "allegu = alleguaient alleguait allegue alleguee alleguees alleguent alleguer alleguera alleguerait "
    "allegueront allegues alleguez",
    "an = an ans",
    "avise = avisaient avisait avise avisee avisees avisent aviser avisera aviserait aviseront avises avisez",
    "bail = bail baux",
    "banque = banque banques",
    "beau = beau beaux bel belle belles",
    "benin = benigne benignes benin benins",
    "blanc = blanc blanche blanches blancs",
    "bref = bref brefs breve breves",
    "caractere = caractere caracteres",
    "casse = cassaient cassait casse cassee cassees cassent casser cassera casserait casseront casses cassez",
    "cesse = cessaient cessait cesse cessee cessees cessent cesser cessera cesserait cesseront cesses cessez",
    "chef = chef cheffe cheffes chefs cheftaine cheftaines",
    "ciel = ciel ciels cieux",
    "classe = classaient classait classe classee classees classent classer classera classerait classeront "
    "classes classez",
    "cle = cle clef clefs cles",
    "collegu = collegue collegues",
    "copain = copain copains copine copines",
    "corail = corail coraux",
    "cour = cour",
    "courir = courent",
    "cours = cours",
    "course = course courses",
    "cree = cree creee creees creent creer crees creez",
    "critere = critere criteres",
    "deloyal = deloyal deloyale deloyales deloyaux",
    "depense = depensaient depensait depense depensee depensees depensent depenser depensera depenserait "
    "depenseront depenses depensez",
    "donnee = donnee donnees",
    "doux = douce douces doux",
    "droite = droite droites",
    "due = due dues dus",
    "dur = dur dure dures durs",
    "email = email emails",
    "emis = emis emise emises",
    "emplo = emploi emplois",
    "entre = entre",
    "entreprise = entreprise entreprises",
    "essai = essaient",
    "faute = faute fautes",
    "faux = fausse fausses faux",
    "favori = favori favoris favorite favorites",
    "fil = fil",
    "fils = fils",
    "foi = foi",
    "foie = foie foies",
    "fois = fois",
    "fou = fol folle folles fou fous",
    "frais = fraiche fraiches frais",
    "franc = franc franche franches francs",
    "france = france",
    "franchise = franchise franchises",
    "gentil = gentil gentille gentilles gentils",
    "gras = gras grasse grasses",
    "grec = grec grecque grecques grecs",
    "gros = gros grosse grosses",
    "heros = heros",
    "heure = heure heures",
    "hote = hote hotes hotesse hotesses",
    "indice = indice indices",
    "jumeau = jumeau jumeaux jumelle jumelles",
    "lie = lie liee liees lient lier lies",
    "loyal = loyal loyale loyales loyaux",
    "maitr = maitre maitres maitresse maitresses",
    "malin = maligne malignes malin malins",
    "masse = masse masses",
    "materiau = materiau materiaux",
    "mise = mis mise mises",
    "mobilier = mobilier mobiliere mobilieres mobiliers",
    "mou = mol molle molles mou mous",
    "nee = nee nees nes",
    "nie = nie niee niees nient nier nies",
    "nouveau = nouveau nouveaux nouvel nouvelle nouvelles",
    "oeil = oeil oeils yeux",
    "omis = omis omise omises",
    "ouvrier = ouvrier ouvriere ouvrieres ouvriers",
    "ouvrir = ouvrir",
    "paiement = paiement paiements payement payements",
    "paques = paques",
    "parente = parente",
    "parti = parti partie parties partis",
    "partir = partent partir",
    "passe = passaient passait passe passee passees passent passer passera passerait passeront passes passez",
    "pecheu = pecheresse pecheresses pecheur pecheurs pecheuse pecheuses",
    "peu = peu",
    "peur = peur peurs",
    "peux = peux",
    "plaque = plaque plaques",
    "poste = poste postes",
    "presse = presse presses",
    "pretr = pretre pretres pretresse pretresses",
    "princ = prince princes princesse princesses",
    "princip = principe principes",
    "prise = pris prise prises",
    "pur = pur pure pures purs",
    "recuse = recusaient recusait recuse recusee recusees recusent recuser recusera recuserait recuseront "
    "recuses recusez",
    "relais = relai relais",
    "retrait = retrait retraits",
    "retraite = retraite retraitee retraitees retraites",
    "roux = rousse rousses roux",
    "royal = royal royale royales royaux",
    "sauf = sauf",
    "sec = sec seche seches secs",
    "soupirail = soupirail soupiraux",
    "suit = suit",
    "suite = suite suites",
    "sure = sure sures surs",
    "tante = tante tantes",
    "terre = terre terres",
    "tiers = tierce tierces tiers",
    "tout = tous tout toute toutes",
    "travail = travail travaux",
    "traverse = traversaient traversait traverse traversee traversees traversent traverser traversera "
    "traverserait traverseront traverses traversez",
    "tue = tue tuee tuees tuent tuer tues",
    "vantail = vantail vantaux",
    "vengeu = vengeresse vengeresses vengeur vengeurs",
    "vente = vente ventes",
    "verse = versaient versait verse versee versees versent verser versera verserait verseront verses versez",
    "veuv = veuf veufs veuve veuves",
    "vieux = vieil vieille vieilles vieux",
    "vif = vif vifs vive vives",
    "vitrail = vitrail vitraux",
});

constexpr std::string_view kBetween = " = ";

constexpr std::size_t count_forms() {
    std::size_t count = 0;
    for (const std::string_view family : kFamilies) {
        count += static_cast<std::size_t>(std::count(family.begin(), family.end(), ' ')) - 1;
    }
    return count;
}

constexpr auto by_form() {
    std::array<Exception, count_forms()> table{};
    std::size_t filled = 0;
    for (const std::string_view family : kFamilies) {
        const std::size_t split = family.find(kBetween);
        std::string_view forms = family.substr(split + kBetween.size());
        while (!forms.empty()) {
            const std::size_t length = std::min(forms.find(' '), forms.size());
            table[filled++] = {forms.substr(0, length), family.substr(0, split)};
            forms.remove_prefix(std::min(length + 1, forms.size()));
        }
    }
    std::sort(table.begin(), table.end(),
              [](const Exception& a, const Exception& b) { return a.form < b.form; });
    return table;
}

constexpr auto kExceptions = by_form();
static_assert(strictly_sorted(kExceptions, [](const Exception& entry) { return entry.form; }));

}  // namespace

std::string_view whole_form_exception(std::string_view exact) {
    const auto found =
        std::lower_bound(kExceptions.begin(), kExceptions.end(), exact,
                         [](const Exception& entry, std::string_view form) { return entry.form < form; });
    return found != kExceptions.end() && found->form == exact ? found->stem : std::string_view{};
}

std::string_view stem_told_by_accents(std::string_view accented) {
    if (accented == "né") return "nee";
    if (accented == "sûr") return "sure";
    if (accented == "dû") return "due";
    return accented == "entré" ? "entr" : std::string_view{};
}

}  // namespace reperes::text
