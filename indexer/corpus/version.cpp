#include "corpus/version.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

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

std::optional<Collection> parse_collection(std::string_view folder) {
    const auto* it = std::find_if(std::begin(kCollections), std::end(kCollections),
                                  [&](Collection collection) { return name(collection) == folder; });
    return it == std::end(kCollections) ? std::nullopt : std::optional(*it);
}

bool is_document_name(std::string_view text) {
    return !text.empty() && text.size() <= 100 && text.front() != '-' && text.back() != '-' &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
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
