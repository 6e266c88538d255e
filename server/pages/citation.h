// How a document is cited: the value from which the citation of a page, the references to take away and the
// metadata are made. Pure functions, any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/corpus.h"
#include "corpus/date.h"
#include "pages/views.h"

namespace reperes::pages {

struct Citation {
    std::string key;  // ASCII, unique, the same for good: "reperes-fiches-accueil-v2"
    std::string title, summary;
    Kind kind;
    std::string author;                 // a group or a person
    std::string publisher, collection;  // empty for a document from elsewhere
    unsigned version = 0;               // 0 for a document from elsewhere, which has no dates either
    std::optional<corpus::Date> published, in_force;
    std::string url;       // absolute, and of this version for good
    std::string page_url;  // of the document, in whatever version is in force
    std::vector<Kind> themes;
    std::vector<std::string> countries;  // their names
    std::string original_title, original_language;
    bool draft = false;  // not adopted
};

Citation cite(const corpus::Document& document, const corpus::Version& version,
              const corpus::Vocabulary& vocabulary, const std::string& origin);

// Of a document from elsewhere: `kind` is its collection.
Citation cite(const search::Hit& hit, Kind kind, const std::string& origin);

std::vector<std::string> theme_labels(const Citation& citation);

// « Un groupe, « Un titre », Repères, Haut Conseil du travail social, version 2 du 21 novembre 2026 », as
// French readers write it; what comes after is the address.
std::string citation_text(const Citation& citation);

// What a note should add: when it came into force, the original title, that it is a draft. May be empty.
std::string citation_note(const Citation& citation);

}  // namespace reperes::pages
