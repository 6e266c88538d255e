#include "text/combining.h"

#include <algorithm>
#include <array>

#include "text/elision.h"
#include "text/sorted_table.h"

namespace reperes::text {
namespace {

// Prefixes that are also frequent words (sur, sous, non, bien, mal) stand below, with what they join.
constexpr auto kPrefixes = std::to_array<std::string_view>(
    {"agro",  "anti",    "archi", "audio",  "auto",  "bi",     "bio",   "cardio",  "co",     "cyber",
     "eco",   "electro", "ethno", "euro",   "ex",    "extra",  "geo",   "geronto", "hetero", "homo",
     "hydro", "hyper",   "hypo",  "infra",  "inter", "intra",  "macro", "medico",  "mega",   "meta",
     "micro", "mini",    "mono",  "multi",  "narco", "neo",    "neuro", "para",    "peri",   "physio",
     "pluri", "poly",    "post",  "pre",    "primo", "psycho", "radio", "re",      "retro",  "semi",
     "socio", "super",   "supra", "techno", "tele",  "thermo", "trans", "ultra",   "video"});
static_assert(strictly_sorted(kPrefixes));

struct Pair {
    std::string_view first;
    std::string_view second;  // its first letters
};

constexpr auto kPairs = std::to_array<Pair>({{"bien", "etre"},
                                             {"bien", "traitan"},
                                             {"burn", "out"},
                                             {"mal", "etre"},
                                             {"mal", "loge"},
                                             {"mal", "traitan"},
                                             {"non", "recours"},
                                             {"pair", "aidan"},
                                             {"sous", "location"},
                                             {"sous", "traitan"},
                                             {"sur", "endett"},
                                             {"sur", "mesure"},
                                             {"sur", "occupation"},
                                             {"sur", "place"},
                                             {"week", "end"}});

constexpr WordTable<4> kBeforeApostrophe = {"aujourd", "presqu", "prud", "quelqu"};
static_assert(strictly_sorted(kBeforeApostrophe));

}  // namespace

bool is_combining_prefix(std::string_view word) {
    return holds(kPrefixes, word);
}

bool may_begin_compound(std::string_view first) {
    return is_combining_prefix(first) || holds(kBeforeApostrophe, first) ||
           std::any_of(kPairs.begin(), kPairs.end(), [&](const Pair& pair) { return pair.first == first; });
}

bool make_one_word(std::string_view first, std::string_view second) {
    return is_combining_prefix(first) || std::any_of(kPairs.begin(), kPairs.end(), [&](const Pair& pair) {
               return pair.first == first && second.starts_with(pair.second);
           });
}

bool has_lost_apostrophe(std::string_view left, std::string_view right) {
    return holds(kBeforeApostrophe, left) && is_one_word(left, right);
}

}  // namespace reperes::text
