// The fields of what the commission writes: one table for each kind of draft, from which the form is shown,
// read and judged.
//
// Constant data and pure functions; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "publication/draft.h"

namespace reperes::workspace {

// The name of the folder of a new document: asked beside the fields, and none of the file.
inline constexpr std::string_view kFolderKey = "dossier";

enum class Kind : std::uint8_t {
    line,
    text,  // a few lines on the screen, one in the file
    markdown,
    date,       // typed as 21/11/2026 or 2026-11-21
    lines,      // one value a line
    countries,  // the same, by name or by code
    language,   // by name or by code
    choice,     // one of a list
    choices,    // any number of them
    sources,    // groups of kSourceFields
};

// What is chosen from.
enum class List : std::uint8_t {
    none,
    types,
    themes,
    publics,
    evidence,
    scopes,
    groupes,
    recommandations,
    sections,  // of the reference text
    status,  // of a section
    change,  // major or minor
    reasons  // of a withdrawal
};

struct FormField {
    std::string_view key;  // of the front matter; "corps" for the Markdown
    std::string_view label, help;
    Kind kind = Kind::line;
    bool required = false;
    List list = List::none;
};

struct FieldGroup {
    std::string_view title, help;
    std::span<const FormField> fields;
};
using DraftForm = std::vector<FieldGroup>;

// What may be typed in this draft: everything of a text, little of a withdrawal, less of a restoration.
DraftForm form_of(const publication::Draft& draft);
// What a text is made of, without what is said of this version of it.
DraftForm text_form(corpus::Collection collection);
// Of one source; their keys stand after "sources.1.".
std::span<const FormField> source_fields();

const FormField* find_field(const DraftForm& form, std::string_view key);

}  // namespace reperes::workspace
