// What is indexed of one version (or of one document from elsewhere), before any analysis.
//
// Plain values. entries_of() decides which versions are in the index, and when each is in force.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/in_force.h"
#include "corpus/jsonl.h"
#include "index/schema.h"

namespace reperes::index {

struct Entry {
    std::string id;      // "fiches/accueil@2": unique in the index
    std::string origin;  // two entries of the content with the same origin are the same: origins_of()
    std::string url;     // path of the page, or address elsewhere
    std::string title;
    double title_share = 1;  // of what a title weighs: less when first words stand for it
    std::string summary;     // may be empty
    std::string text;        // plain; what passages are cut from
    std::vector<corpus::Heading> headings;
    std::string extra;  // searched but not shown in passages: original title, organisations, places
    std::string foreign;   // what of it is in another language…
    std::string language;  // …this one, ISO 639-1
    std::array<std::vector<std::string>, kFacetCount> facets;
    corpus::Period period{};
    corpus::Instant published_at{};
};

// "fiches/accueil@2".
std::string entry_id(const corpus::Document& document, const corpus::Version& version);

// Where this version of it is read, for good: "/fiches/accueil/v/2".
std::string version_path(const corpus::Document& document, const corpus::Version& version);

// "2026", in Paris: a value of the facet annee.
std::string publication_year(const corpus::Version& version);

// The values of its facets, in the order of kFacets.
std::array<std::vector<std::string>, kFacetCount> facets_of(const corpus::Document& document,
                                                            const corpus::Version& version);

// One entry for each version that is, was or will be in force; withdrawals have none, nor what was
// published in error (corpus::retracted).
std::vector<Entry> entries_of(const corpus::Corpus& corpus);
std::vector<Entry> entries_of(const corpus::Document& document);

// The origins of these entries: all that they are made of, in a line. Its words are the id, the digest of the
// version file, the period in seconds since 1970, and the page.
std::vector<std::string> origins_of(const corpus::Document& document);

// "fiches/accueil" of the origin of one of its versions.
std::string_view document_of(std::string_view origin);
// Whether both are the same version, with the same text; the period and the page may be others.
bool same_text(std::string_view origin, std::string_view other);

// The version that the entry `id` ("fiches/accueil@2") was made of, both in `corpus`; nullopt for a document
// from elsewhere.
struct Indexed {
    const corpus::Document* document;
    const corpus::Version* version;
};
std::optional<Indexed> find_indexed(const corpus::Corpus& corpus, std::string_view id);

// A document of the collection `name` ("codes-fr"), in force always; its type is the collection. Without a
// title, its first words stand for one.
Entry entry_of(corpus::ExternalDocument document, const std::string& name);

}  // namespace reperes::index
