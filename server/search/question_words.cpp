#include "search/question_words.h"

#include <algorithm>
#include <array>

namespace reperes::search {

namespace {

constexpr auto kQuestionWords = std::to_array<std::string_view>(
    {"bonjour",  "cas",      "combien",  "comment", "est",  "existe", "faut",    "il",
     "laquelle", "lequel",   "lesquels", "merci",   "ou",   "peut",   "peuvent", "peux",
     "pourquoi", "pourrait", "pouvez",   "pouvons", "puis", "que",    "quel",    "quelle",
     "quelles",  "quels",    "qui",      "quoi",    "stp",  "svp",    "voudrais"});

constexpr auto kLightWords = std::to_array<std::string_view>(
    {"ai",     "aller",   "apres",   "aurait",  "avant",    "avez",   "avoir",   "avons",
     "deja",   "devons",  "devrait", "dire",    "dit",      "dois",   "doit",    "doivent",
     "donner", "encore",  "etre",    "faire",   "fais",     "fait",   "falloir", "faudrait",
     "font",   "lors",    "mettre",  "pendant", "pouvoir",  "sais",   "sait",    "savoir",
     "selon",  "sert",    "sinon",   "suis",    "toujours", "tres",   "trop",    "va",
     "vais",   "veulent", "veut",    "veux",    "voulez",   "vouloir"});

constexpr auto kLinkWords = std::to_array<std::string_view>(
    {"a",  "au", "aux", "avec", "ce",    "ces", "cette", "d",    "dans", "de",  "des", "du",  "en", "et", "l",
     "la", "le", "les", "leur", "leurs", "ou",  "par",   "pour", "sa",   "ses", "son", "sur", "un", "une"});

static_assert(std::is_sorted(kQuestionWords.begin(), kQuestionWords.end()));
static_assert(std::is_sorted(kLightWords.begin(), kLightWords.end()));
static_assert(std::is_sorted(kLinkWords.begin(), kLinkWords.end()));

}  // namespace

bool is_question_word(std::string_view word) {
    return std::binary_search(kQuestionWords.begin(), kQuestionWords.end(), word);
}

bool is_light_word(std::string_view word) {
    return std::binary_search(kLightWords.begin(), kLightWords.end(), word);
}

bool is_link_word(std::string_view word) {
    return std::binary_search(kLinkWords.begin(), kLinkWords.end(), word);
}

}  // namespace reperes::search
