#include "text/stop_words.h"

#include "text/sorted_table.h"

namespace reperes::text {
namespace {

constexpr WordTable<140> kStopWords = {
    "a",          "afin",       "ai",       "aie",       "aient",     "ainsi",      "ait",      "alors",
    "as",         "au",         "auquel",   "aussi",     "aux",       "auxquelles", "auxquels", "avaient",
    "avait",      "avec",       "ayant",    "c",         "ca",        "car",        "ce",       "ceci",
    "cela",       "celle",      "celles",   "celui",     "cependant", "ces",        "cet",      "cette",
    "ceux",       "chaque",     "ci",       "comme",     "d",         "dans",       "de",       "des",
    "desquelles", "desquels",   "donc",     "dont",      "du",        "duquel",     "elle",     "elles",
    "en",         "es",         "est",      "et",        "etaient",   "etait",      "etc",      "eu",
    "eux",        "furent",     "fut",      "iel",       "iels",      "il",         "ils",      "j",
    "je",         "jusqu",      "jusque",   "l",         "la",        "laquelle",   "le",       "lequel",
    "les",        "lesquelles", "lesquels", "leur",      "leurs",     "lorsqu",     "lorsque",  "lui",
    "m",          "ma",         "mais",     "me",        "mes",       "moi",        "mon",      "n",
    "ne",         "ni",         "nos",      "notre",     "nous",      "on",         "ont",      "or",
    "ou",         "par",        "parce",    "pour",      "puisqu",    "puisque",    "qu",       "quand",
    "que",        "quel",       "quelle",   "quelles",   "quels",     "qui",        "quoi",     "quoique",
    "s",          "sa",         "se",       "sera",      "serait",    "seront",     "ses",      "si",
    "soient",     "soit",       "son",      "sont",      "sur",       "t",          "ta",       "te",
    "tes",        "toi",        "ton",      "toutefois", "tu",        "un",         "une",      "unes",
    "vos",        "votre",      "vous",     "y"};
static_assert(strictly_sorted(kStopWords));

}  // namespace

bool is_stop_word(std::string_view exact) {
    return holds(kStopWords, exact);
}

}  // namespace reperes::text
