#include "corpus/version.h"

#include <fmt/format.h>

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

std::string page_path(const Document& document) {
    if (const auto* recommandation = as_recommandation(document.versions.back()))
        return fmt::format("/recommandations/{}", recommandation->number);
    return "/" + document.id();
}

std::string section_path(std::string_view number) {
    return fmt::format("/reference/{}", number);
}

}  // namespace reperes::corpus
