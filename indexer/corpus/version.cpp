#include "corpus/version.h"

namespace reperes::corpus {

std::string_view name(Collection collection) {
    switch (collection) {
        case Collection::fiches:
            return "fiches";
        case Collection::reference:
            return "reference";
        case Collection::recommandations:
            return "recommandations";
        case Collection::groupes:
            return "groupes";
    }
    return {};
}

std::string Document::id() const {
    return std::string(corpus::name(collection)) + "/" + name;
}

}  // namespace reperes::corpus
