// The addresses of the documents of a collection: "accueil", "accueil/v/2", "accueil/comparer", each without
// the
// "/fiches/" in front. Pure functions, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/corpus.h"

namespace reperes::pages {

enum class DocumentPart : std::uint8_t { in_force, version, comparison };

struct DocumentAddress {
    const corpus::Document* document = nullptr;
    DocumentPart part = DocumentPart::in_force;
    const corpus::Version* version = nullptr;  // of DocumentPart::version
    bool moved = false;  // written as versions once were, "accueil/v2": to be redirected
};

// Nothing for an address that leads to no document or to no version. Each address has one form:
// "accueil/v/02" leads nowhere. A recommandation goes by its number.
std::optional<DocumentAddress> find_address(const corpus::Corpus& corpus, corpus::Collection collection,
                                            std::string_view rest);

// "/fiches/accueil/comparer?de=1&a=2"
std::string comparison_path(const corpus::Document& document, const corpus::Version& before,
                            const corpus::Version& after);

// "/fiches/accueil.atom": what happens to the document.
std::string feed_path(const corpus::Document& document);

// Whether this version has a text that may be read: it is no withdrawal and was not retracted.
bool has_text(const corpus::Document& document, const corpus::Version& version);

// The last version with a text before this one; nullptr for the first.
const corpus::Version* version_before(const corpus::Document& document, const corpus::Version& version);

}  // namespace reperes::pages
