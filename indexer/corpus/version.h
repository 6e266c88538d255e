// What one version file says. A Version is complete in itself: it can be read in twenty years
// without any other file (design decision 2).
//
// Plain values; share freely once built.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "corpus/date.h"

namespace reperes::corpus {

enum class Collection : std::uint8_t { fiches, reference, recommandations, groupes };
inline constexpr Collection kCollections[] = {Collection::fiches, Collection::reference,
                                              Collection::recommandations, Collection::groupes};

// The name of the folder, and the first segment of the addresses.
std::string_view name(Collection collection);
std::optional<Collection> parse_collection(std::string_view name);

struct Source {
    std::string title, publisher;
    std::string date;      // "2016", "2016-05", "2016-05-12" or "s.d."
    std::string url;       // http(s); empty for a book
    std::string language;  // ISO 639-1; empty for French
    std::optional<Date> consulted_on;
    bool operator==(const Source&) const = default;
};

struct Heading {
    int level = 2;
    std::string anchor;      // unique in the page: "qui-est-tenu-au-secret"
    std::string title;       // plain text
    std::size_t offset = 0;  // of its first byte in Body::text
    bool operator==(const Heading&) const = default;
};

// A link to another page of the site.
struct Link {
    std::string target;    // as written, with its anchor; of a section named in words: section_path()
    std::size_t line = 0;  // in the version file
    bool mention = false;  // named in words, not written as a link
    std::string document;  // id of the document that it leads to; empty for another page (links.h)
    bool operator==(const Link&) const = default;
};

// The text of a version, in the two shapes that are needed: for readers and for the analyser.
struct Body {
    std::string html;  // safe: no raw HTML, no script link
    std::string text;  // plain, paragraphs separated by an empty line
    std::vector<Heading> headings;
    std::vector<Link> links;  // within the site, in the order of the text
    bool operator==(const Body&) const = default;
};

// What a foreign practice calls something, and what French readers would.
struct BilingualTerm {
    std::string original, french;
    bool operator==(const BilingualTerm&) const = default;
};

struct Fiche {
    std::string type;
    std::vector<std::string> groupes, countries, territories, organisations;
    std::optional<int> first_year, last_year;
    std::string evidence_level;
    std::string original_language, original_title;
    std::vector<BilingualTerm> terms;
    std::vector<std::string> sections;  // names of the documents of the reference text that it speaks to
    bool operator==(const Fiche&) const = default;
};

struct Section {
    std::string number;    // "2.1"
    std::string scope;     // portée
    bool adopted = false;  // otherwise a working draft
    bool operator==(const Section&) const = default;
};

inline constexpr int kRecommandations = 14;  // of the Livre blanc

struct Recommandation {
    int number = 0;
    bool operator==(const Recommandation&) const = default;
};

struct Groupe {
    std::string sigle;
    std::string contact;  // address of a page or of a mailbox; may be empty
    bool operator==(const Groupe&) const = default;
};

// What is proper to each collection, in their order.
using VersionFields = std::variant<Fiche, Section, Recommandation, Groupe>;

enum class Nature : std::uint8_t { text, withdrawal };
enum class WithdrawalReason : std::uint8_t { published_in_error, replaced, no_longer_in_force };

struct Version {
    unsigned number = 0;
    std::filesystem::path file;  // relative to the content folder
    std::string digest;          // SHA-256 of the file
    std::string title, summary;
    Instant published_at{};
    std::optional<Date> in_force_on;  // Paris; absent: from publication
    std::optional<Date> verified_on, review_on;
    std::string author, reviewer;
    std::string change_note;
    bool major_change = false;
    Nature nature = Nature::text;
    WithdrawalReason reason = WithdrawalReason::published_in_error;  // of a withdrawal
    std::string replaced_by;                                         // of a document replaced: its page
    std::string previous_digest;
    std::string reviewed_digest;  // of what the reviewer read
    std::string draft;            // what it was published from; empty for a file written by hand
    std::string edition;          // published together with others; empty when alone
    unsigned restores = 0;        // number of the version whose text this one brings back; 0 for none
    std::vector<std::string> themes, publics;
    std::vector<int> recommandations;
    std::vector<Source> sources;
    VersionFields fields;
    Body body;
    bool operator==(const Version&) const = default;
};

// Both clocks have come: the instant from which a version may be in force.
Instant start_of(const Version& version);

struct Document {
    Collection collection = Collection::fiches;
    std::string name;               // of the folder: the identity of the document, for good
    std::vector<Version> versions;  // by number, without a gap, at least one

    // "fiches/accueil": unique in the corpus, and the path of its page after the first '/'.
    [[nodiscard]] std::string id() const;
};

// Lower case without accents, digits and hyphens: the name of a folder, and part of an address for good.
bool is_document_name(std::string_view name);

// Taken by a page of the site: /reference/integral is the whole text.
inline bool is_taken(Collection collection, std::string_view name) {
    return collection == Collection::reference && name == "integral";
}

// Where a document is read: "/fiches/accueil", "/recommandations/4".
std::string page_path(const Document& document);

// A section by its number in the plan, an address that leads to its page: "/reference/2.1".
std::string section_path(std::string_view number);

// The fields proper to fiches, or nullptr for another collection.
inline const Fiche* as_fiche(const Version& v) {
    return std::get_if<Fiche>(&v.fields);
}
inline const Section* as_section(const Version& v) {
    return std::get_if<Section>(&v.fields);
}
inline const Recommandation* as_recommandation(const Version& v) {
    return std::get_if<Recommandation>(&v.fields);
}
inline const Groupe* as_groupe(const Version& v) {
    return std::get_if<Groupe>(&v.fields);
}

}  // namespace reperes::corpus
