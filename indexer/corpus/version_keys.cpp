#include "corpus/version_keys.h"

#include <algorithm>

namespace reperes::corpus {

namespace {

constexpr std::array kOfAll{
    VersionKey{"titre"},
    VersionKey{"resume"},
    VersionKey{"en-vigueur-le", ValueKind::date},
    VersionKey{"verifie-le", ValueKind::date},
    VersionKey{"a-revoir-le", ValueKind::date},
    VersionKey{"note-de-changement"},
    VersionKey{"changement"},
    VersionKey{"nature"},
    VersionKey{"motif"},
    VersionKey{"remplace-par"},
    VersionKey{"retablit", ValueKind::number},
};
constexpr std::array kOfFiche{
    VersionKey{"type"},
    VersionKey{"groupes", ValueKind::texts},
    VersionKey{"pays", ValueKind::texts},
    VersionKey{"territoires", ValueKind::texts},
    VersionKey{"organisations", ValueKind::texts},
    VersionKey{"annee-debut", ValueKind::number},
    VersionKey{"annee-fin", ValueKind::number},
    VersionKey{"niveau-de-preuve"},
    VersionKey{"langue"},
    VersionKey{"titre-origine"},
    VersionKey{"termes", ValueKind::texts},
    VersionKey{"sections", ValueKind::texts},
};
constexpr std::array kOfSection{VersionKey{"numero"}, VersionKey{"portee"}, VersionKey{"statut"}};
constexpr std::array kOfRecommandation{VersionKey{"numero", ValueKind::number}};
constexpr std::array kOfGroupe{VersionKey{"sigle"}, VersionKey{"contact"}};
constexpr std::array kSubjects{
    VersionKey{"themes", ValueKind::texts},
    VersionKey{"publics", ValueKind::texts},
    VersionKey{"recommandations", ValueKind::numbers},
};

template <typename Keys>
void add(std::vector<VersionKey>& all, const Keys& keys) {
    all.insert(all.end(), keys.begin(), keys.end());
}

template <typename Keys>
bool lists(const Keys& keys, std::string_view name) {
    return std::any_of(keys.begin(), keys.end(), [&](const VersionKey& key) {
        return key.name == name && (key.kind == ValueKind::texts || key.kind == ValueKind::numbers);
    });
}

}  // namespace

std::vector<VersionKey> version_keys(Collection collection) {
    std::vector<VersionKey> all;
    add(all, kOfAll);
    switch (collection) {
        case Collection::fiches:
            add(all, kOfFiche);
            break;
        case Collection::reference:
            add(all, kOfSection);
            break;
        case Collection::recommandations:
            add(all, kOfRecommandation);
            break;
        case Collection::groupes:
            add(all, kOfGroupe);
            break;
    }
    add(all, kSubjects);
    return all;
}

bool is_list(std::string_view key) {
    return lists(kOfFiche, key) || lists(kSubjects, key);
}

}  // namespace reperes::corpus
