#include "pages/document_address.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/in_force.h"
#include "text/whole_number.h"

namespace reperes::pages {

namespace {

using corpus::Collection;
using corpus::Document;

// Without a zero in front.
std::optional<unsigned> number_of(std::string_view digits) {
    return digits.starts_with('0') ? std::nullopt : text::whole_number<unsigned>(digits);
}

const Document* find_document(const corpus::Corpus& corpus, Collection collection, std::string_view name) {
    if (collection != Collection::recommandations) return corpus.find(collection, name);
    const auto number = number_of(name);
    return number && *number <= corpus::kRecommandations
               ? corpus.find_recommandation(static_cast<int>(*number))
               : nullptr;
}

}  // namespace

std::optional<DocumentAddress> find_address(const corpus::Corpus& corpus, Collection collection,
                                            std::string_view rest) {
    const auto slash = rest.find('/');
    DocumentAddress address;
    address.document = find_document(corpus, collection, rest.substr(0, slash));
    if (!address.document) return std::nullopt;
    if (slash == std::string_view::npos) return address;
    auto part = rest.substr(slash + 1);
    if (part == "comparer") {
        address.part = DocumentPart::comparison;
        return address;
    }
    if (!part.starts_with('v')) return std::nullopt;
    address.part = DocumentPart::version;
    address.moved = !part.starts_with("v/");
    const auto number = number_of(part.substr(address.moved ? 1 : 2));
    if (!number || *number > address.document->versions.size()) return std::nullopt;
    address.version = &address.document->versions[*number - 1];
    return address;
}

std::string comparison_path(const Document& document, const corpus::Version& before,
                            const corpus::Version& after) {
    return fmt::format("{}/comparer?de={}&a={}", corpus::page_path(document), before.number, after.number);
}

std::string feed_path(const Document& document) {
    return corpus::page_path(document) + ".atom";
}

bool has_text(const Document& document, const corpus::Version& version) {
    return version.nature == corpus::Nature::text && !corpus::retracted(document, version);
}

const corpus::Version* version_before(const Document& document, const corpus::Version& version) {
    const auto& versions = document.versions;
    const auto it = std::find_if(versions.rbegin(), versions.rend(), [&](const corpus::Version& v) {
        return v.number < version.number && has_text(document, v);
    });
    return it == versions.rend() ? nullptr : &*it;
}

}  // namespace reperes::pages
