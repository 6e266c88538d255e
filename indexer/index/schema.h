// The index schema, as one table: every term prefix and every value slot of a document.
//
// An index document is one version of one document of the content (or one document of a collection from
// elsewhere). Prefixes follow the Omega convention where it has one (Q, S, Z), so that xapian-delve reads
// well.
//
// Raise kSchemaVersion with every change of this table or of what is stored: a server refuses an index made
// with another one.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace reperes::index {

inline constexpr std::string_view kSchemaVersion = "5";

// ---- Text terms ---------------------------------------------------------------------------------------
// The wdf of a stem is not a count but its impact, kImpactScale times
//     s(tf, n) = 2.2 tf / (tf + 1.2 n)
// with n the length norm of the field (lengths.h). Length normalisation is thus per field although Xapian
// keeps one length per document, and a query weighs with stock classes, on the remote backend too.
inline constexpr double kImpactScale = 50;

inline constexpr std::string_view kExact = "";  // folded form, with position, wdf 0
inline constexpr std::string_view kStem = "Z";  // stem of title (wdf 0) and body (impact), with position
inline constexpr std::string_view kTitleStem = "ZS";  // stem of the title (impact), with position
inline constexpr std::string_view kSigle = "XS";      // acronym written as such
inline constexpr std::string_view kArticle = "XR";    // article of law, its letterless form and its ancestors
inline constexpr std::string_view kCited =
    "XA";  // article of law that is cited, as text/cited_articles.h names it
inline constexpr std::string_view kForeign = "XL";  // word of a title or term of another language: "en:" and its stem there
inline constexpr std::string_view kId = "Q";  // identity of the indexed version

// Title positions start at 1, those of the body after this gap: no phrase crosses it.
inline constexpr Xapian::termpos kBodyPosition = 1000;

// ---- Facets -------------------------------------------------------------------------------------------
// A facet value is a boolean term (to filter) and stands in a slot (to count): several values of one document
// are joined by kValueSeparator.
enum class FacetOrder : std::uint8_t {
    own,           // of the vocabulary, which is a scale
    alphabetical,  // French
    descending,    // of numbers
};
struct Facet {
    std::string_view name;    // in addresses, in the API
    std::string_view label;   // for readers
    std::string_view prefix;  // of the boolean term
    Xapian::valueno slot;
    FacetOrder order;
};

inline constexpr std::array kFacets{
    Facet{"type", "Type", "XT:", 0, FacetOrder::alphabetical},
    Facet{"groupe", "Groupe", "XG:", 1, FacetOrder::alphabetical},
    Facet{"theme", "Thème", "XH:", 2, FacetOrder::alphabetical},
    Facet{"public", "Public", "XP:", 3, FacetOrder::alphabetical},
    Facet{"pays", "Pays", "XC:", 4, FacetOrder::alphabetical},
    Facet{"recommandation", "Recommandation", "XN:", 5, FacetOrder::own},
    Facet{"preuve", "Niveau de preuve", "XE:", 6, FacetOrder::own},
    Facet{"portee", "Portée", "XF:", 7, FacetOrder::own},
    Facet{"annee", "Année de publication", "XY:", 8, FacetOrder::descending},
};
inline constexpr std::size_t kFacetCount = kFacets.size();
inline constexpr char kValueSeparator = '\x1F';

// The position of a facet in kFacets, or kFacetCount.
constexpr std::size_t facet_index(std::string_view name) {
    for (std::size_t i = 0; i < kFacetCount; ++i)
        if (kFacets[i].name == name) return i;
    return kFacetCount;
}

// ---- Other value slots ----------------------------------------------------------------------------------
inline constexpr Xapian::valueno kFromSlot = 20;  // in force from, sortable_serialise of seconds since 1970
inline constexpr Xapian::valueno kToSlot = 21;    // in force until (exclusive), the same
inline constexpr Xapian::valueno kPublishedSlot = 22;  // published at, the same; none when it is not known
inline constexpr Xapian::valueno kTitleSlot = 23;      // title, as text::collation_key gives it
inline constexpr std::size_t kTitleKeyBytes = 48;
inline constexpr Xapian::valueno kOriginSlot = 24;  // what it was made of (entry.h); none from elsewhere

// ---- Metadata of the whole index --------------------------------------------------------------------------
inline constexpr std::string_view kMetaSchema = "schema";
inline constexpr std::string_view kMetaAnalyser = "analyser";
inline constexpr std::string_view kMetaVocabulary = "vocabulary";  // digest
inline constexpr std::string_view kMetaSource = "source";          // digest of all that was indexed
inline constexpr std::string_view kMetaContent = "content";        // digest of the content folder
inline constexpr std::string_view kMetaLengths = "lengths";        // JSON: [body, title] (lengths.h)
inline constexpr std::string_view kMetaCollections =
    "collections";  // JSON: [[name, digest of the file], …] of those from elsewhere
inline constexpr std::string_view kMetaFacets =
    "facets";  // JSON: facet name to [[value, label, [name, …]], …]
inline constexpr std::string_view kMetaRelated =
    "related:";  // + id of a document: those nearest to it (related.h)
inline constexpr std::string_view kMetaOwnSuggestions = "own-suggestions:";  // + chunk: suggestions.h
inline constexpr std::string_view kMetaSuggestions =
    "suggestions:";                                          // from elsewhere, + chunk: suggestions.h
inline constexpr std::string_view kMetaAccents = "accent:";  // + folded word: how it is most often written

namespace detail {
constexpr bool facets_are_sound() {
    for (std::size_t i = 0; i < kFacetCount; ++i) {
        if (kFacets[i].slot != i || !kFacets[i].prefix.starts_with('X') || !kFacets[i].prefix.ends_with(':'))
            return false;
        for (std::size_t j = 0; j < i; ++j)
            if (kFacets[i].name == kFacets[j].name || kFacets[i].prefix == kFacets[j].prefix) return false;
    }
    return kFacetCount <= kFromSlot;
}
}  // namespace detail
static_assert(detail::facets_are_sound(), "a facet's slot is its place, its prefix is its own");

inline std::string term(std::string_view prefix, std::string_view value) {
    std::string result(prefix);
    result += value;
    return result;
}

// The one term that names a document; Xapian refuses terms over 245 bytes.
inline std::string id_term(std::string_view id) {
    return term(kId, id.substr(0, 240));
}

}  // namespace reperes::index
