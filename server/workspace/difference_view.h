// What differs between two states of the fields of a draft, field by field, as templates show it. Pure
// functions; any thread.
#pragma once

#include <string>

#include "corpus/corpus.h"
#include "corpus/version_writer.h"
#include "pages/templates.h"
#include "workspace/draft_form.h"

namespace reperes::workspace {

// A list of {champ, paragraphes}: for each field that differs, its words taken out and put in, and how many
// paragraphs between them did not change. Empty when nothing differs.
pages::View differences_view(const DraftForm& form, const corpus::Fields& before, const corpus::Fields& after,
                             const corpus::Corpus& corpus);

// What a field says, for reading: values joined by commas, sources one a paragraph.
std::string field_text(const FormField& field, const corpus::Fields& fields, const corpus::Corpus& corpus);

}  // namespace reperes::workspace
