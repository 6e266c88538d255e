#include "text/sorted_table.h"
#include "text/stem_exceptions.h"

namespace reperes::text {
namespace {

// Singulars in -s, function words and names that without their end would be another word or cut wrongly.
constexpr WordTable<166> kInvariables = {
    "abces",       "abus",       "acces",     "ailleurs", "albatros", "alentours", "alias",     "alvarez",
    "anus",        "apres",      "atlas",     "autobus",  "avis",     "biais",     "blocus",    "bois",
    "bras",        "brebis",     "business",  "cadenas",  "campus",   "certes",    "chaos",     "choix",
    "clitoris",    "clos",       "colis",     "compas",   "concours", "congres",   "consensus", "contresens",
    "contretemps", "corps",      "corpus",    "cosmos",   "cursus",   "dans",      "debarras",  "debours",
    "deces",       "depens",     "dessous",   "dessus",   "devers",   "devis",     "discours",  "divers",
    "dominguez",   "embarras",   "enclos",    "engrais",  "envers",   "ethos",     "exces",     "express",
    "fernandez",   "focus",      "fonds",     "gars",     "gens",     "gimenez",   "gonzalez",  "gutierrez",
    "harnais",     "hernandez",  "hormis",    "hors",     "insucces", "iris",      "jadis",     "jamais",
    "jimenez",     "laquais",    "legs",      "lilas",    "logis",    "longtemps", "lors",      "lotus",
    "malus",       "maquis",     "marais",    "mars",     "martinez", "mas",       "matelas",   "mets",
    "minibus",     "moeurs",     "moins",     "mois",     "mors",     "oasis",     "obus",      "omnibus",
    "ours",        "pacs",       "palais",    "pancreas", "paradis",  "parcours",  "pardessus", "pathos",
    "pays",        "penis",      "pervers",   "plus",     "poids",    "pres",      "printemps", "prix",
    "proces",      "processus",  "progres",   "propos",   "pubis",    "puis",      "rabais",    "radis",
    "ramirez",     "rebours",    "recours",   "refus",    "relais",   "remords",   "repas",     "repos",
    "revers",      "rhinoceros", "rodriguez", "sanchez",  "sans",     "secours",   "semis",     "sens",
    "souris",      "sous",       "stimulus",  "stress",   "suarez",   "succes",    "surplus",   "sursis",
    "talus",       "tandis",     "tapis",     "temps",    "terminus", "tors",      "toujours",  "tournevis",
    "travers",     "trepas",     "tres",      "trois",    "tumulus",  "typhus",    "univers",   "vasquez",
    "velasquez",   "verglas",    "vers",      "virus",    "voix",     "volontiers"};
static_assert(strictly_sorted(kInvariables));

// Nouns and adjectives in -er whose -er is no infinitive ending: usager is not usage, métier not métis,
// denier not déni. The forms are those left once -s and a final -e are gone (matièr-e, lumièr-e).
constexpr WordTable<106> kKeepEr = {
    "acier",       "archer",     "atelier",      "berger",      "bocager",    "boucher",     "bouclier",
    "boulanger",   "boxer",      "bucher",       "burger",      "cahier",     "cancer",      "carrier",
    "cavalier",    "cellier",    "chantier",     "charter",     "chevalier",  "clocher",     "cluster",
    "cocher",      "collier",    "conseiller",   "container",   "courrier",   "damier",      "danger",
    "denier",      "dernier",    "docker",       "dossier",     "ether",      "etranger",    "familier",
    "filier",      "fournier",   "foyer",        "fromager",    "frontier",   "gaucher",     "gibier",
    "groseillier", "hamburger",  "heritier",     "hiver",       "horloger",   "hospitalier", "hotelier",
    "hyper",       "irregulier", "joaillier",    "laser",       "laurier",    "leader",      "leger",
    "loyer",       "lumier",     "manier",       "maraicher",   "master",     "matier",      "menager",
    "mensonger",   "messager",   "metier",       "nocher",      "olivier",    "oranger",     "oreiller",
    "osier",       "palier",     "papier",       "particulier", "partner",    "passager",    "pilier",
    "plancher",    "polyester",  "poster",       "potager",     "poulailler", "premier",     "prier",
    "pullover",    "quartier",   "quincaillier", "rancher",     "regulier",   "revolver",    "rocher",
    "sanglier",    "sentier",    "singulier",    "soulier",     "starter",    "super",       "tanker",
    "tender",      "terrier",    "trader",       "ulster",      "usager",     "verger",      "vernier",
    "viager"};
static_assert(strictly_sorted(kKeepEr));

// Nouns that only look like a conjugated verb (vignerons / dînerons, caméra / aimera).
constexpr WordTable<17> kNotFuture = {
    "aileron",  "aoutheron", "biberon", "bucheron",  "camera", "chaperon", "cholera",   "eperon",  "etcetera",
    "forgeron", "laideron",  "liseron", "moucheron", "opera",  "puceron",  "quarteron", "vigneron"};
static_assert(strictly_sorted(kNotFuture));

// Nouns, adjectives, adverbs and names in -ent. Where a verb has the same form (ils président, ils
// résident) the noun counts: it is the more frequent.
constexpr WordTable<183> kNounsInEnt = {
    "absent",       "abstinent",   "accent",         "accident",     "adherent",     "adjacent",
    "adolescent",   "advient",     "afferent",       "affluent",     "ambivalent",   "antecedent",
    "apparent",     "arborescent", "ardent",         "argent",       "arpent",       "astringent",
    "auvent",       "client",      "coefficient",    "coherent",     "competent",    "component",
    "concupiscent", "concurrent",  "confident",      "confluent",    "conscient",    "consent",
    "consequent",   "content",     "continent",      "contingent",   "convalescent", "convergent",
    "copresident",  "corpulent",   "couvent",        "current",      "decadent",     "decent",
    "deferent",     "deficient",   "delinquent",     "deliquescent", "detergent",    "different",
    "diligent",     "dissident",   "divergent",      "effervescent", "efficient",    "effluent",
    "eloquent",     "emergent",    "eminent",        "emollient",    "equivalent",   "evanescent",
    "evident",      "excedent",    "excellent",      "excipient",    "expedient",    "extent",
    "fervent",      "florent",     "fluorescent",    "frequent",     "gradient",     "grandiloquent",
    "hexavalent",   "immanent",    "imminent",       "impatient",    "impenitent",   "impertinent",
    "impotent",     "imprudent",   "impudent",       "incandescent", "incident",     "incoherent",
    "incompetent",  "inconscient", "inconsequent",   "inconsistent", "incontinent",  "inconvenient",
    "indecent",     "independent", "indifferent",    "indigent",     "indolent",     "indulgent",
    "inefficient",  "influent",    "ingredient",     "inherent",     "innocent",     "insolent",
    "insurgent",    "intelligent", "interdependent", "intermittent", "intransigent", "iridescent",
    "jacent",       "latent",      "laurent",        "lorient",      "luminescent",  "malcontent",
    "mecontent",    "negligent",   "nogent",         "nutrient",     "obedient",     "occident",
    "omnipotent",   "omniscient",  "onguent",        "opulent",      "orient",       "parent",
    "patent",       "patient",     "penitent",       "permanent",    "pertinent",    "phosphorescent",
    "polyvalent",   "precedent",   "preeminent",     "prescient",    "present",      "president",
    "proeminent",   "prudent",     "pubescent",      "purulent",     "quotient",     "recent",
    "recipient",    "recurrent",   "referent",       "regent",       "relent",       "remanent",
    "repent",       "resident",    "resilient",      "ressent",      "resurgent",    "reticent",
    "rodent",       "senescent",   "sergent",        "serpent",      "somnolent",    "souvent",
    "strident",     "student",     "subjacent",      "subsequent",   "succulent",    "surjacent",
    "talent",       "torrent",     "transcendent",   "transparent",  "trident",      "trivalent",
    "truculent",    "tumescent",   "turbulent",      "turgescent",   "urgent",       "vehement",
    "vincent",      "violent",     "virulent"};
static_assert(strictly_sorted(kNounsInEnt));

// -ment ends nouns and adverbs, except in these verbs and in those that ends_like_verb_in_ment tells.
constexpr WordTable<24> kVerbsInMent = {
    "affament", "aiment",         "allument",  "animent",     "assument",  "blament",
    "choment",  "consomment",     "consument", "denomment",   "diffament", "enflamment",
    "entament", "enthousiasment", "escriment", "estiment",    "fument",    "legitiment",
    "nomment",  "parfument",      "presument", "programment", "renomment", "resument"};
static_assert(strictly_sorted(kVerbsInMent));

// forment, expriment, proclament: the nouns of these endings are few.
bool ends_like_verb_in_ment(std::string_view form) {
    if (form == "detriment" || form == "serment" || form == "sarment") return false;
    return form.ends_with("rment") || form.ends_with("riment") || form.ends_with("clament");
}

}  // namespace

bool is_invariable(std::string_view exact) {
    return holds(kInvariables, exact);
}

bool keeps_er(std::string_view form) {
    return holds(kKeepEr, form);
}

bool is_no_future(std::string_view singular) {
    return holds(kNotFuture, singular);
}

bool is_plural_present(std::string_view exact) {
    constexpr std::size_t kShortest = 6;
    if (exact.size() < kShortest || !exact.ends_with("ent") || holds(kNounsInEnt, exact)) return false;
    if (exact.ends_with("ment")) return holds(kVerbsInMent, exact) || ends_like_verb_in_ment(exact);
    // il tient, il vient, and ils tiennent, which has nothing of tenir left to find it by.
    if (exact.ends_with("ennent") || exact.ends_with("vient")) return false;
    return !exact.ends_with("tient") || exact == "initient";
}

}  // namespace reperes::text
