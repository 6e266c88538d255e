#include "search/catalogue.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "index/xapian_try.h"
#include "text/collation.h"

namespace reperes::search {

namespace {

void put_in_order(std::vector<KnownValue>& values, index::FacetOrder order) {
    if (order == index::FacetOrder::alphabetical)
        std::stable_sort(values.begin(), values.end(), [](const KnownValue& a, const KnownValue& b) {
            return text::comes_before(a.label, b.label);
        });
    if (order == index::FacetOrder::descending)
        std::stable_sort(values.begin(), values.end(), [](const KnownValue& a, const KnownValue& b) {
            return text::comes_before(b.label, a.label);
        });
}

}  // namespace

Result<Catalogue> Catalogue::read(const Xapian::Database& database) {
    const auto text =
        index::xapian_try([&] { return database.get_metadata(std::string(index::kMetaFacets)); });
    if (!text) return tl::unexpected<Error>(text.error());
    Catalogue catalogue;
    try {
        const auto json = nlohmann::json::parse(*text);
        for (std::size_t i = 0; i < index::kFacetCount; ++i)
            for (const auto& known : json.at(std::string(index::kFacets[i].name)))
                catalogue.values_[i].push_back({known.at(0).get<std::string>(),
                                                known.at(1).get<std::string>(),
                                                known.at(2).get<std::vector<std::string>>()});
    } catch (const nlohmann::json::exception&) {
        return failure(ErrorCode::incompatible, "l'index ne dit pas quelles sont ses facettes.",
                       "Reconstruisez-le : reperes-index build --content DOSSIER --index DOSSIER");
    }
    for (std::size_t i = 0; i < index::kFacetCount; ++i)
        put_in_order(catalogue.values_[i], index::kFacets[i].order);
    return catalogue;
}

const std::string* Catalogue::label(std::size_t facet, std::string_view value) const {
    const auto& known = values_[facet];
    const auto it =
        std::find_if(known.begin(), known.end(), [&](const KnownValue& k) { return k.value == value; });
    return it == known.end() ? nullptr : &it->label;
}

}  // namespace reperes::search
